/** How far somebody is from what her unit aims at. Pure. SPEC: objectives/SPEC.md OBJ-3 to OBJ-6. */
import type { ObjectiveAim, ObjectiveLine, ObjectiveResult, ObjectiveZone } from '@hearthline/protocol';
import type { DaySums } from './keptObjective.ts';

type Zones = Pick<ObjectiveAim, 'nearFrom' | 'beyondFrom'>;
type Whole = Pick<ObjectiveResult, 'lines' | 'attainment' | 'zone' | 'dayCount' | 'excusedMs'>;

/** [OBJ-3] `percent`: of the target. */
export function zoneOf(percent: number, { nearFrom, beyondFrom }: Zones): ObjectiveZone {
  if (percent >= beyondFrom) return 'beyond';
  if (percent >= 100) return 'met';
  return percent >= nearFrom ? 'near' : 'below';
}

const sum = (days: readonly DaySums[], of: (day: DaySums) => number): number =>
  days.reduce((so, day) => so + of(day), 0);

/** Halves and thirds of numbers that mean whole ones are a hair below them. */
const floor = (value: number): number => Math.floor(value + 1e-9);

/** [OBJ-5] [OBJ-6] How much of a day of work is asked for: none of a day without, and none of what is excused. */
function askedOf({ workedMs, excusedMs }: DaySums): number {
  return workedMs === 0 ? 0 : (workedMs - Math.min(workedMs, excusedMs)) / workedMs;
}

/** What was reached of a measure; null: there was nothing to measure. */
function valueOf(measure: ObjectiveAim['measure'], days: readonly DaySums[]): number | null {
  const mean = (of: (day: DaySums) => number, among: (day: DaySums) => number): number | null =>
    sum(days, among) === 0 ? null : sum(days, of) / sum(days, among);
  const percent = (part: number | null): number | null => (part === null ? null : part * 100);
  switch (measure) {
    case 'calls':
      return sum(days, ({ calls }) => calls);
    case 'points':
      return sum(days, ({ points }) => points);
    case 'wrapUp':
      return percent(
        mean(
          ({ wrapUpsInTime }) => wrapUpsInTime,
          ({ wrapUps }) => wrapUps,
        ),
      );
    case 'satisfaction':
      return mean(
        ({ stars }) => stars,
        ({ starred }) => starred,
      );
    case 'firstContact':
      return percent(
        mean(
          ({ settled }) => settled,
          ({ answered }) => answered,
        ),
      );
  }
}

const isCounted = (measure: ObjectiveAim['measure']): boolean => measure === 'calls' || measure === 'points';

function lineOf(aim: ObjectiveAim, days: readonly DaySums[]): ObjectiveLine {
  const { measure, weight } = aim;
  const target = isCounted(measure) ? floor(aim.target * sum(days, askedOf)) : aim.target;
  const value = valueOf(measure, days);
  if (value === null || target === 0) return { measure, weight, target, value, percent: null, zone: null };
  const percent = Math.max(0, floor((value / target) * 100));
  return { measure, weight, target, value, percent, zone: zoneOf(percent, aim) };
}

/** [OBJ-4] The lines of these days, and the weighted whole. */
export function attain(aims: readonly ObjectiveAim[], days: readonly DaySums[]): Whole {
  const lines = aims.map((aim) => lineOf(aim, days));
  const counted = aims.flatMap((aim, index) => {
    const percent = lines[index]?.percent ?? null;
    return percent === null ? [] : [{ ...aim, percent: Math.min(percent, aim.beyondFrom) }];
  });
  const weights = counted.reduce((so, { weight }) => so + weight, 0);
  const mean = (of: (one: (typeof counted)[number]) => number): number =>
    floor(counted.reduce((so, one) => so + one.weight * of(one), 0) / weights);
  const attainment = weights === 0 ? null : mean(({ percent }) => percent);
  const zones = { nearFrom: mean(({ nearFrom }) => nearFrom), beyondFrom: mean(({ beyondFrom }) => beyondFrom) };
  return {
    ...{ lines, attainment, zone: attainment === null ? null : zoneOf(attainment, zones) },
    dayCount: days.filter(({ workedMs }) => workedMs > 0).length,
    excusedMs: sum(days, ({ excusedMs }) => excusedMs),
  };
}
