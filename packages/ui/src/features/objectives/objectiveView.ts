/** What the screens show of objectives, and the form in which they are set. Pure. */
import {
  objectiveAim,
  objectiveMeasure,
  type ObjectiveAim,
  type ObjectiveLine,
  type ObjectiveMeasure,
  type ObjectivePlan,
  type ObjectiveResult,
  type ObjectiveZone,
} from '@hearthline/protocol';
import type { Formats } from '../../app/words/index.ts';
import type { Tone } from '../../components/tone.ts';

/** A value or a target of a measure as people read it. */
export function shownAs(
  measure: ObjectiveMeasure,
  value: number,
  f: Pick<Formats, 'number' | 'percent' | 'mos'>,
): string {
  switch (measure) {
    case 'calls':
    case 'points':
      return f.number(value);
    case 'wrapUp':
    case 'firstContact':
      return f.percent(value / 100);
    case 'satisfaction':
      return f.mos(value);
  }
}

/** Nothing warns: below is on the way. */
export const toneOf: Readonly<Record<ObjectiveZone, Tone>> = {
  below: 'off',
  near: 'ready',
  met: 'gold',
  beyond: 'gold',
};

/** The share of a line in the whole, 0 to 1, beside the others. */
export function shareOf(line: ObjectiveLine, { lines }: Pick<ObjectiveResult, 'lines'>): number {
  return line.weight / lines.reduce((sum, { weight }) => sum + weight, 0);
}

/** One line of the form, as typed. */
export interface AimRow {
  readonly measure: ObjectiveMeasure;
  readonly isOn: boolean;
  readonly target: string;
  readonly nearFrom: string;
  readonly beyondFrom: string;
  readonly weight: string;
}

const counted = { nearFrom: '80', beyondFrom: '120' };
/** A share cannot be far above its target. */
const share = { nearFrom: '90', beyondFrom: '105' };
const usual: Readonly<Record<ObjectiveMeasure, Omit<AimRow, 'measure' | 'isOn' | 'weight'>>> = {
  calls: { target: '40', ...counted },
  points: { target: '200', ...counted },
  wrapUp: { target: '90', ...share },
  satisfaction: { target: '4.5', ...share },
  firstContact: { target: '80', ...share },
};

/** As it is set; what is not aimed at with a usual number. */
export const rowsOf = (plan: ObjectivePlan | null): AimRow[] =>
  objectiveMeasure.options.map((measure) => {
    const aim = plan?.aims.find((one) => one.measure === measure);
    if (aim === undefined)
      return { measure, isOn: plan === null && measure === 'calls', ...usual[measure], weight: '1' };
    const { target, nearFrom, beyondFrom, weight } = aim;
    return {
      ...{ measure, isOn: true, target: String(target), nearFrom: String(nearFrom) },
      ...{ beyondFrom: String(beyondFrom), weight: String(weight) },
    };
  });

/** What would be set; null while a number is not right or nothing is chosen. */
export function aimsOf(rows: readonly AimRow[]): ObjectiveAim[] | null {
  const aims = rows
    .filter(({ isOn }) => isOn)
    .map(({ measure, target, nearFrom, beyondFrom, weight }) =>
      objectiveAim.safeParse({
        measure,
        target: Number(target),
        nearFrom: Number(nearFrom),
        beyondFrom: Number(beyondFrom),
        weight: Number(weight),
      }),
    );
  const good = aims.flatMap(({ data }) => data ?? []);
  return good.length === aims.length && good.length > 0 ? good : null;
}
