import type { Clock } from '../lib/clock.ts';

/** Bytes on the wire since the look before, IP headers included. */
export interface UsedBytes {
  /** From where they left; null: the browser does not say. */
  readonly localAddress: string | null;
  readonly bytesIn: number;
  readonly bytesOut: number;
}

interface Counted {
  readonly localAddress: string | null;
  readonly bytesIn: number;
  readonly bytesOut: number;
  readonly packetsIn: number;
  readonly packetsOut: number;
}

/** [DATA-1] */
const LOOK_EVERY_MS = 2_000;
/** [DATA-2] IPv4 20 or IPv6 40 (RFC 791, RFC 8200), UDP 8 (RFC 768). */
const HEADER_BYTES = { 4: 28, 6: 48 } as const;
/** [DATA-2] A STUN check is about 104 bytes, its answer 64 (RFC 8489). */
const CHECK_BYTES = 84;

/** Counts what connections carry and tells it as it comes. SPEC.md. */
export class VoiceBytes {
  readonly #clock: Clock;
  readonly #tell: (used: UsedBytes) => void;
  readonly #peers = new Map<RTCPeerConnection, Counted | null>();
  #cancel: (() => void) | null = null;

  constructor(options: { clock: Clock; tell: (used: UsedBytes) => void }) {
    this.#clock = options.clock;
    this.#tell = options.tell;
  }

  /** From now on until it is closed. */
  watch(peer: RTCPeerConnection): void {
    this.#peers.set(peer, null);
    this.#cancel ??= this.#clock.every(LOOK_EVERY_MS, () => void this.look());
  }

  /** Looks at once. */
  async look(): Promise<void> {
    await Promise.all([...this.#peers.keys()].map((peer) => this.#lookAt(peer)));
    if (this.#peers.size > 0) return;
    this.#cancel?.();
    this.#cancel = null;
  }

  async #lookAt(peer: RTCPeerConnection): Promise<void> {
    if (peer.connectionState === 'closed') {
      this.#peers.delete(peer);
      return;
    }
    // A spare path that waits carries nothing.
    if (peer.connectionState === 'new') return;
    const now = await peer.getStats().then(countedIn, () => null);
    const before = this.#peers.get(peer);
    if (now === null || before === undefined) return;
    this.#peers.set(peer, now);
    const used = usedBetween(before, now);
    if (used.bytesIn + used.bytesOut > 0) this.#tell(used);
  }
}

function usedBetween(before: Counted | null, now: Counted): UsedBytes {
  const header = now.localAddress?.includes(':') === true ? HEADER_BYTES[6] : HEADER_BYTES[4];
  const rise = (of: (counted: Counted) => number): number => Math.max(0, of(now) - (before === null ? 0 : of(before)));
  return {
    localAddress: now.localAddress,
    bytesIn: rise((one) => one.bytesIn) + header * rise((one) => one.packetsIn),
    bytesOut: rise((one) => one.bytesOut) + header * rise((one) => one.packetsOut),
  };
}

/** https://w3c.github.io/webrtc-stats/#transportstats-dict* */
export function countedIn(report: RTCStatsReport): Counted | null {
  const entries = report as unknown as ReadonlyMap<string, Record<string, unknown>>;
  const transport = [...entries.values()].find(({ type }) => type === 'transport');
  if (transport === undefined) return null;
  const pair = entries.get(String(transport['selectedCandidatePairId']));
  const local = pair === undefined ? undefined : entries.get(String(pair['localCandidateId']));
  const address = local?.['address'];
  const checks = {
    in: count(pair?.['requestsReceived']) + count(pair?.['responsesReceived']),
    out: count(pair?.['requestsSent']) + count(pair?.['consentRequestsSent']) + count(pair?.['responsesSent']),
  };
  return {
    localAddress: typeof address === 'string' && address !== '' ? address : null,
    bytesIn: count(transport['bytesReceived']) + CHECK_BYTES * checks.in,
    bytesOut: count(transport['bytesSent']) + CHECK_BYTES * checks.out,
    packetsIn: count(transport['packetsReceived']) + checks.in,
    packetsOut: count(transport['packetsSent']) + checks.out,
  };
}

const count = (value: unknown): number => (typeof value === 'number' && Number.isFinite(value) ? value : 0);
