import type { AgentState, MyDay } from '@hearthline/protocol';
import type { Tone } from '../../components/tone.ts';

export type DayPart = 'talk' | 'ready' | 'rest' | 'wrapUp';
export type DayTimes = Readonly<Record<DayPart, number>>;

/** Null: no time on shift. */
export const partOf = (state: AgentState): DayPart | null => {
  switch (state.kind) {
    case 'signedOut':
      return null;
    case 'notReady':
      return 'rest';
    case 'ready':
    case 'offered':
      return 'ready';
    case 'talking':
      return 'talk';
    case 'wrapUp':
      return 'wrapUp';
  }
};

/** My day with the running state added: the hub counts closed stretches only. All in ms, `now` by the hub's clock. */
export const dayTimes = (day: MyDay, running: AgentState | null, now: number): DayTimes => {
  const times = { talk: day.talkMs, ready: day.readyMs, rest: day.notReadyMs, wrapUp: day.wrapUpMs };
  if (running === null) return times;
  const part = partOf(running);
  if (part !== null) times[part] += Math.max(0, now - running.since);
  return times;
};

export const totalOf = (times: DayTimes): number => times.talk + times.ready + times.rest + times.wrapUp;

export interface Arc {
  readonly part: DayPart;
  readonly tone: Tone;
  /** Where it begins and how long it is, as shares of the whole ring; the gap is already taken off. */
  readonly start: number;
  readonly length: number;
}

export const dayTones: Record<DayPart, Tone> = { talk: 'live', ready: 'ready', rest: 'wait', wrapUp: 'off' };
const order: readonly DayPart[] = ['talk', 'ready', 'rest', 'wrapUp'];

/** The arcs of the ring, clockwise from the top, with a gap between neighbours. Nothing for parts without time. */
export const dayArcs = (times: DayTimes, gap = 0.012): Arc[] => {
  const total = totalOf(times);
  if (total <= 0) return [];
  const parts = order.filter((part) => times[part] > 0);
  const space = parts.length > 1 ? gap : 0;
  let start = 0;
  return parts.map((part) => {
    const share = times[part] / total;
    const arc = { part, tone: dayTones[part], start, length: Math.max(share - space, 0.002) };
    start += share;
    return arc;
  });
};
