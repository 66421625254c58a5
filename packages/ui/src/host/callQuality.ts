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
export function watchCallQuality(
  calls: ReadableValue<readonly CallSnapshot[]>,
  tell: (report: QualityReport) => void,
): () => void {
  const sums = new Map<string, Sums>();
  const told = new Set<string>();
  return calls.subscribe((now) => {
    for (const call of now) {
      if (call.quality !== null && call.state.kind !== 'ended') add(sums, call, call.quality);
      if (call.state.kind !== 'ended' || told.has(call.id)) continue;
      told.add(call.id);
      const sum = sums.get(call.id);
      sums.delete(call.id);
      const callId = call.pbxCallId ?? call.sipCallId;
      if (sum !== undefined && callId !== null) {
        tell({ callId, talkedMs: Math.max(0, Math.round(call.state.talkedMs)), ...meanOf(sum) });
      }
    }
    const alive = new Set(now.map(({ id }) => id));
    for (const id of told) if (!alive.has(id)) told.delete(id);
  });
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

const meanOf = (sum: Sums): Omit<QualityReport, 'callId' | 'talkedMs'> => ({
  mos: sum.mos / sum.count,
  lowestMos: sum.lowestMos,
  lossRatio: Math.min(1, sum.lossRatio / sum.count),
  jitterMs: sum.jitterMs / sum.count,
  roundTripMs: sum.roundTripCount === 0 ? null : sum.roundTripMs / sum.roundTripCount,
  warnings: [...sum.warnings],
});
