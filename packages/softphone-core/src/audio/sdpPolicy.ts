/**
 * What we say and read in SDP (RFC 8866) about the one audio stream of a call. Pure text functions: lines they do not
 * know stay as they are.
 */
import { VOICE_MODES, type VoiceMode } from './voiceMode.ts';

interface Codec {
  readonly payload: string;
  readonly name: string;
  readonly fmtp: string | null;
}

function linesOf(sdp: string): string[] {
  return sdp.split(/\r?\n/);
}

/** Codecs of the audio stream in order of preference. */
export function codecsOf(sdp: string): readonly Codec[] {
  const lines = linesOf(sdp);
  const payloads = lines
    .find((line) => line.startsWith('m=audio '))
    ?.split(' ')
    .slice(3);
  return (payloads ?? []).map((payload) => ({
    payload,
    name: valueOf(lines, `a=rtpmap:${payload} `)?.split('/')[0]?.toLowerCase() ?? staticName(payload),
    fmtp: valueOf(lines, `a=fmtp:${payload} `),
  }));
}

function valueOf(lines: readonly string[], prefix: string): string | null {
  return lines.find((line) => line.startsWith(prefix))?.slice(prefix.length) ?? null;
}

/** RFC 3551 §6: these need no rtpmap. */
function staticName(payload: string): string {
  return payload === '0' ? 'pcmu' : payload === '8' ? 'pcma' : payload === '9' ? 'g722' : '';
}

/** [SDP-1] [SDP-2] Our words before they are sent. RFC 7587 §6.1 for `useinbandfec`. */
export function preferOpusWithFec(sdp: string): string {
  const opus = codecsOf(sdp).find((codec) => codec.name === 'opus');
  if (opus === undefined) return sdp;
  return withFecAsked(sdp)
    .split('\r\n')
    .map((line) => (line.startsWith('m=audio ') ? withFirst(line, opus.payload) : line))
    .join('\r\n');
}

/**
 * [SDP-1] [SDP-3] Their words before they are taken, too: every Opus decoder reads FEC (RFC 6716 §2.1.7), but Asterisk
 * does not say so, and the browser sends it only to those who do.
 */
export function withFecAsked(sdp: string): string {
  const opus = codecsOf(sdp).find((codec) => codec.name === 'opus');
  if (opus === undefined) return sdp;
  const hasFmtp = opus.fmtp !== null;
  return linesOf(sdp)
    .flatMap((line) => {
      if (line.startsWith(`a=fmtp:${opus.payload} `)) return [withFec(line)];
      if (!hasFmtp && line.startsWith(`a=rtpmap:${opus.payload} `)) {
        return [line, `a=fmtp:${opus.payload} useinbandfec=1`];
      }
      return [line];
    })
    .join('\r\n');
}

function withFirst(mLine: string, payload: string): string {
  const parts = mLine.split(' ');
  return [...parts.slice(0, 3), payload, ...parts.slice(3).filter((other) => other !== payload)].join(' ');
}

function withFec(fmtpLine: string): string {
  return withParameter(fmtpLine, 'useinbandfec', 1);
}

function withParameter(fmtpLine: string, name: string, value: number): string {
  const [head = '', ...rest] = fmtpLine.split(' ');
  const others = rest
    .join(' ')
    .split(';')
    .map((part) => part.trim());
  const at = others.findIndex((part) => part.startsWith(`${name}=`));
  const said = `${name}=${value}`;
  return `${head} ${(at < 0 ? [...others, said] : others.with(at, said)).filter((part) => part !== '').join(';')}`;
}

/**
 * [SDP-6] Both descriptions say it: ours for what they send us, theirs, as we take it, for what we send. Wants a
 * description that `withFecAsked` has gone over: its Opus has a line of parameters.
 */
export function withVoiceMode(sdp: string, mode: VoiceMode, whose: 'ours' | 'theirs'): string {
  const { maxAverageBitrateBps, thin } = VOICE_MODES[mode];
  const opus = codecsOf(sdp).find((codec) => codec.name === 'opus');
  if (opus === undefined) return sdp;
  // Who wants less than that has a reason: a line thinner than ours.
  const wanted = Number(/\bmaxaveragebitrate=(\d+)/.exec(opus.fmtp ?? '')?.[1] ?? Number.POSITIVE_INFINITY);
  return linesOf(sdp)
    .filter((line) => thin === null || !/^a=(max)?ptime:/.test(line))
    .flatMap((line) => {
      if (!line.startsWith(`a=fmtp:${opus.payload} `)) return [line];
      const limited = withParameter(line, 'maxaveragebitrate', Math.min(wanted, maxAverageBitrateBps));
      if (thin === null) return [limited];
      return [
        withParameter(limited, 'usedtx', thin.asksDtx && whose === 'ours' ? 1 : 0),
        `a=ptime:${thin.frameMs}`,
        `a=maxptime:${thin.frameMs}`,
      ];
    })
    .join('\r\n');
}

/** [SDP-3] Whether what we send carries FEC, by their description as it was taken. */
export function fecAskedBy(sdp: string): boolean {
  const first = codecsOf(sdp).find((codec) => codec.name !== 'telephone-event');
  return first?.name === 'opus' && /\buseinbandfec=1\b/.test(first.fmtp ?? '');
}

/** [SDP-4] */
export function hasTelephoneEvent(sdp: string): boolean {
  return codecsOf(sdp).some((codec) => codec.name === 'telephone-event');
}

/** RFC 3264 §8.4: the far side holds us when it does not want to hear us, or hears nothing from us. */
export function isHeldBy(sdp: string): boolean {
  const lines = linesOf(sdp);
  const audio = lines.slice(lines.findIndex((line) => line.startsWith('m=audio ')));
  const direction = [...audio, ...lines]
    .map((line) => /^a=(sendrecv|sendonly|recvonly|inactive)\s*$/.exec(line)?.[1])
    .find((found) => found !== undefined);
  return direction === 'sendonly' || direction === 'inactive';
}

/** Under the least priority of a candidate of ours (a relay's, 2^25), so that a pair's is decided by theirs (RFC 8445 §6.1.2.3). */
const GENERATION_STEP = 1000;

/**
 * [SDP-5] Ranks their candidates by generation: after an ICE restart each new pair outranks each old one. Chromium else goes on
 * sending over a dead pair for 3.5 s, because a pair of a better network wins while it is not known to be dead.
 * `generation` counts from 1. Among themselves candidates keep their order.
 */
export function rankedByGeneration(sdp: string, generation: number): string {
  const candidate = /^(a=candidate:\S+ \d+ \S+ )(\d+)( .*)$/gm;
  const priorities = [...new Set([...sdp.matchAll(candidate)].map((found) => Number(found[2])))].toSorted(
    (a, b) => a - b,
  );
  return sdp.replaceAll(candidate, (_, before: string, priority: string, after: string) => {
    const rank = Math.min(GENERATION_STEP - 1, priorities.indexOf(Number(priority)) + 1);
    return `${before}${generation * GENERATION_STEP + rank}${after}`;
  });
}

/** What changes with an ICE restart of theirs (RFC 8839 §4.4.1.1.1); null where there is no ICE. */
export function iceUfragOf(sdp: string): string | null {
  return /^a=ice-ufrag:(\S+)/m.exec(sdp)?.[1] ?? null;
}
