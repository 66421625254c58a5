/** The shapes in which the last seconds of a line are drawn: x in seconds from the left edge, y from 0 (top) to `height`. Pure. */
import type { LineSecond } from '../../host/index.ts';

export type Heard = Extract<LineSecond, { kind: 'heard' }>;

/** What is drawn: so many seconds, the newest at the right edge. */
export interface Frame {
  readonly seconds: readonly LineSecond[];
  readonly spanS: number;
}

/** From where to where on the x axis. */
export interface Stretch {
  readonly fromS: number;
  readonly toS: number;
}

/** Two seconds further apart have something missing between them; a page may be a little late. */
const GAP_FROM_MS = 2500;

const xOf = ({ seconds, spanS }: Frame, at: number): number => spanS - ((seconds.at(-1)?.at ?? at) - at) / 1000;

/** Seconds of one kind that follow each other, as groups. */
function groupsOf<T extends LineSecond>(frame: Frame, is: (second: LineSecond) => second is T): T[][] {
  const groups: T[][] = [];
  let before: LineSecond | null = null;
  for (const second of frame.seconds) {
    if (xOf(frame, second.at) <= 0) continue;
    const isNext = before !== null && is(before) && second.at - before.at < GAP_FROM_MS;
    if (is(second)) {
      if (isNext) groups.at(-1)?.push(second);
      else groups.push([second]);
    }
    before = second;
  }
  return groups;
}

const isHeard = (second: LineSecond): second is Heard => second.kind === 'heard';

/** Stretches of seconds that are `is`; each second ends at its own moment. */
export function stretchesOf(frame: Frame, is: (second: LineSecond) => boolean): Stretch[] {
  return groupsOf(frame, (second): second is LineSecond => is(second)).map((group) => ({
    fromS: Math.max(0, xOf(frame, group[0]?.at ?? 0) - 1),
    toS: xOf(frame, group.at(-1)?.at ?? 0),
  }));
}

/** A lane of the picture: one figure between two values. What is outside is drawn at the edge. */
export interface Lane {
  readonly figure: (second: Heard) => number | null;
  readonly low: number;
  readonly high: number;
  readonly top: number;
  readonly bottom: number;
}

const round = (value: number): string => String(Math.round(value * 10) / 10);

/** An SVG path: one line for each group of seconds that has the figure, so that a gap stays a gap. */
export function pathOf(frame: Frame, lane: Lane): string {
  const hasFigure = (second: LineSecond): second is Heard => isHeard(second) && lane.figure(second) !== null;
  return groupsOf(frame, hasFigure)
    .map((group) => {
      const points = group.map((second) => `${round(xOf(frame, second.at))} ${round(yOf(lane, second))}`);
      const [first] = group;
      const from = first === undefined ? '' : round(Math.max(0, xOf(frame, first.at) - 1));
      return `M${from} ${points[0]?.split(' ')[1] ?? ''}L${points.join('L')}`;
    })
    .join('');
}

function yOf({ figure, low, high, top, bottom }: Lane, second: Heard): number {
  const share = Math.min(1, Math.max(0, ((figure(second) ?? low) - low) / (high - low)));
  return bottom - share * (bottom - top);
}

/** What the picture says in numbers; null: no second was heard. */
export interface LineSummary {
  readonly lowestMos: number;
  readonly worstLossRatio: number;
  readonly worstRoundTripMs: number | null;
  readonly warnedS: number;
  readonly silentS: number;
}

export function summaryOf(seconds: readonly LineSecond[]): LineSummary | null {
  const heard = seconds.filter(isHeard);
  if (heard.length === 0) return null;
  const roundTrips = heard.flatMap(({ roundTripMs }) => (roundTripMs === null ? [] : [roundTripMs]));
  return {
    lowestMos: Math.min(...heard.map(({ mos }) => mos)),
    worstLossRatio: Math.max(...heard.map(({ lossRatio }) => lossRatio)),
    worstRoundTripMs: roundTrips.length === 0 ? null : Math.max(...roundTrips),
    warnedS: heard.filter(({ isWarned }) => isWarned).length,
    silentS: seconds.filter(({ kind }) => kind === 'silent').length,
  };
}
