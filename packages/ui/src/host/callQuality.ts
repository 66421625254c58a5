import type { QualityReport, QualityWarning } from '@hearthline/protocol';
import type { CallSnapshot, Quality } from '@hearthline/softphone-core/snapshot';
import type { ReadableValue } from '@hearthline/softphone-core/value';

interface Sums {
  last: Quality;
  count: number;
  mos: number;
  lowestMos: number;
  lossRatio: number;
  jitterMs: number;
  roundTripMs: number;
  roundTripCount: number;
  readonly warnings: Set<QualityWarning>;
}

/**
 * Watches the phone's calls and tells, once for each call that was talked and has ended, how its line was: the mean of
 * its seconds. A call without a figure, or one the PBX gave no id, has nothing to tell.
 */
export function watchCallQuality(options: {
  readonly calls: ReadableValue<readonly CallSnapshot[]>;
  readonly tell: (report: QualityReport) => void;
  /** By the clock of the calls' own moments. */
  readonly now: () => number;
}): () => void {
  const { calls, tell } = options;
  const held = new HeldTimes(options.now);
  const sums = new Map<string, Sums>();
  const told = new Set<string>();
  return calls.subscribe((now) => {
    for (const call of now) {
      held.see(call);
      if (call.quality !== null && call.state.kind !== 'ended') add(sums, call, call.quality);
      if (call.state.kind !== 'ended' || told.has(call.id)) continue;
      told.add(call.id);
      const sum = sums.get(call.id);
      sums.delete(call.id);
      const callId = call.pbxCallId ?? call.sipCallId;
      if (sum !== undefined && callId !== null) {
        const talkedMs = Math.max(0, Math.round(call.state.talkedMs));
        tell({ callId, talkedMs, heldMs: Math.min(talkedMs, held.of(call.id)), ...meanOf(sum) });
      }
    }
    const alive = new Set(now.map(({ id }) => id));
    for (const id of told) if (!alive.has(id)) told.delete(id);
    held.keep(alive);
  });
}

/** How long each call's far side has been put on hold here. */
class HeldTimes {
  readonly #now: () => number;
  readonly #calls = new Map<string, { since: number | null; ms: number }>();

  constructor(now: () => number) {
    this.#now = now;
  }

  see({ id, state }: CallSnapshot): void {
    const before = this.#calls.get(id) ?? { since: null, ms: 0 };
    const isHeldHere = state.kind === 'talking' && (state.hold === 'here' || state.hold === 'both');
    if (isHeldHere === (before.since !== null)) return;
    const now = this.#now();
    const ms = before.since === null ? before.ms : before.ms + Math.max(0, now - before.since);
    this.#calls.set(id, { since: isHeldHere ? now : null, ms });
  }

  of(id: string): number {
    return Math.round(this.#calls.get(id)?.ms ?? 0);
  }

  keep(alive: ReadonlySet<string>): void {
    for (const id of this.#calls.keys()) if (!alive.has(id)) this.#calls.delete(id);
  }
}

function add(sums: Map<string, Sums>, call: CallSnapshot, quality: Quality): void {
  const old = sums.get(call.id);
  if (old?.last === quality) return;
  const sum = old ?? {
    ...{ last: quality, count: 0, mos: 0, lowestMos: quality.mos, lossRatio: 0 },
    ...{ jitterMs: 0, roundTripMs: 0, roundTripCount: 0, warnings: new Set<QualityWarning>() },
  };
  sum.last = quality;
  sum.count += 1;
  sum.mos += quality.mos;
  sum.lowestMos = Math.min(sum.lowestMos, quality.mos);
  sum.lossRatio += quality.lossRatio;
  sum.jitterMs += quality.jitterMs;
  if (quality.roundTripMs !== null) {
    sum.roundTripMs += quality.roundTripMs;
    sum.roundTripCount += 1;
  }
  for (const warning of call.warnings) sum.warnings.add(warning);
  sums.set(call.id, sum);
}

const meanOf = (sum: Sums): Omit<QualityReport, 'callId' | 'talkedMs' | 'heldMs'> => ({
  mos: sum.mos / sum.count,
  lowestMos: sum.lowestMos,
  lossRatio: Math.min(1, sum.lossRatio / sum.count),
  jitterMs: sum.jitterMs / sum.count,
  roundTripMs: sum.roundTripCount === 0 ? null : sum.roundTripMs / sum.roundTripCount,
  warnings: [...sum.warnings],
});
