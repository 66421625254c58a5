import type { Quality, VoiceMode } from '../snapshot.ts';
import { CODEC_IMPAIRMENT, type CodecImpairment, mosOf } from './mos.ts';

/** What getStats counted up to a moment (W3C webrtc-stats). */
export interface Counters {
  readonly atMs: number;
  readonly packetsReceived: number;
  readonly packetsLost: number;
  readonly bytesReceived: number;
  readonly packetsSent: number;
  readonly bytesSent: number;
  readonly jitterMs: number;
  readonly totalSamples: number;
  readonly concealedSamples: number;
  /** Sum of the time each sample spent in the jitter buffer, s, and how many came out. */
  readonly bufferDelayS: number;
  readonly bufferEmitted: number;
  readonly roundTripMs: number | null;
  /** MIME name without `audio/`. */
  readonly codec: string | null;
}

/** A sound card and its buffers, each end: what no counter tells. */
const DEVICE_MS = 20;
const PACKET_MS = 20;

export function countersOf(report: RTCStatsReport, atMs: number): Counters {
  const entries = [...(report as unknown as ReadonlyMap<string, Record<string, unknown>>).values()];
  const inbound = entries.find((entry) => entry['type'] === 'inbound-rtp') ?? {};
  const outbound = entries.find((entry) => entry['type'] === 'outbound-rtp') ?? {};
  const remote = entries.find((entry) => entry['type'] === 'remote-inbound-rtp') ?? {};
  const pair = entries.find((entry) => entry['type'] === 'candidate-pair' && entry['nominated'] === true) ?? {};
  const codec = entries.find((entry) => entry['type'] === 'codec' && entry['id'] === inbound['codecId']);
  const roundTripS = maybe(remote['roundTripTime']) ?? maybe(pair['currentRoundTripTime']);
  return {
    atMs,
    packetsReceived: count(inbound['packetsReceived']),
    packetsLost: count(inbound['packetsLost']),
    bytesReceived: count(inbound['bytesReceived']),
    packetsSent: count(outbound['packetsSent']),
    bytesSent: count(outbound['bytesSent']),
    jitterMs: count(inbound['jitter']) * 1000,
    totalSamples: count(inbound['totalSamplesReceived']),
    concealedSamples: count(inbound['concealedSamples']) - count(inbound['silentConcealedSamples']),
    bufferDelayS: count(inbound['jitterBufferDelay']),
    bufferEmitted: count(inbound['jitterBufferEmittedCount']),
    roundTripMs: roundTripS === null ? null : roundTripS * 1000,
    codec: typeof codec?.['mimeType'] === 'string' ? codec['mimeType'].replace(/^audio\//i, '') : null,
  };
}

function maybe(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

function count(value: unknown): number {
  return maybe(value) ?? 0;
}

/** What a path has agreed on. `isFecOn`: what we send carries FEC; the PBX, asked by us, is taken to send it too. */
export interface Agreed {
  readonly isFecOn: boolean;
  readonly voiceMode: VoiceMode;
}

/** The line between two looks. */
export function qualityBetween(before: Counters, now: Counters, { isFecOn, voiceMode }: Agreed): Quality {
  const seconds = Math.max(0.001, (now.atMs - before.atMs) / 1000);
  const received = rise(before.packetsReceived, now.packetsReceived);
  const lost = rise(before.packetsLost, now.packetsLost);
  const lossRatio = ratio(lost, received + lost);
  const concealedRatio = ratio(
    rise(before.concealedSamples, now.concealedSamples),
    rise(before.totalSamples, now.totalSamples),
  );
  const bufferMs =
    1000 * ratio(rise(before.bufferDelayS, now.bufferDelayS), rise(before.bufferEmitted, now.bufferEmitted));
  const mos = mosOf({
    // The buffer follows jitter late: until it has grown, jitter itself is the delay it will come to.
    delayMs: PACKET_MS + Math.max(bufferMs, 2 * now.jitterMs) + (now.roundTripMs ?? 0) / 2 + DEVICE_MS,
    lossRatio: Math.max(lossRatio, Math.min(1, concealedRatio)),
    codec: impairmentOf(now.codec, isFecOn),
  });
  return {
    mos,
    lossRatio,
    jitterMs: now.jitterMs,
    roundTripMs: now.roundTripMs,
    concealedRatio: Math.min(1, concealedRatio),
    bitrateInKbps: (8 * rise(before.bytesReceived, now.bytesReceived)) / 1000 / seconds,
    bitrateOutKbps: (8 * rise(before.bytesSent, now.bytesSent)) / 1000 / seconds,
    codec: now.codec,
    isFecOn: isFecOn && now.codec?.toLowerCase() === 'opus',
    voiceMode,
  };
}

/** Counters never fall, except when a stream begins anew, or `packetsLost` when a late packet comes after all. */
function rise(before: number, now: number): number {
  return Math.max(0, now - before);
}

function ratio(part: number, whole: number): number {
  return whole > 0 ? part / whole : 0;
}

function impairmentOf(codec: string | null, isFecOn: boolean): CodecImpairment {
  const name = codec?.toLowerCase();
  if (name === 'pcmu' || name === 'pcma') return CODEC_IMPAIRMENT.g711;
  if (name === 'g722') return CODEC_IMPAIRMENT.g722;
  return isFecOn ? CODEC_IMPAIRMENT.opusWithFec : CODEC_IMPAIRMENT.opus;
}
