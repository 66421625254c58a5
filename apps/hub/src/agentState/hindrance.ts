import { hindrance, type AgentStateTarget, type Hindrance } from '@hearthline/protocol';
import { transition } from './machine.ts';
import { actionFor, matches, NOT_RESPONDING_PAUSE, reasonIn, type AgentAction } from './pauses.ts';
import { unhindered, type AgentEvent, type AgentRecord, type Transition } from './record.ts';

/** The centre's rules, all in ms. */
export interface AgentRules {
  readonly wrapUpMs: number;
  /** How long she may stay ready on battery; 0: not at all. */
  readonly batteryReadyMs: number;
  /** A hindrance no longer than this is followed by the state from before. */
  readonly comesBackWithinMs: Readonly<Record<Hindrance, number>>;
}

/** The PBX asks a phone every 10 s and gives it 3 s to answer. */
const FOUND_DEAD_WITHIN_MS = 20_000;

interface Step {
  readonly record: AgentRecord;
  readonly event: AgentEvent;
  readonly rules: AgentRules;
}

/**
 * The whole machine: what is asked and told moves the record (machine.ts), and whoever would be ready with a line that is
 * gone, a PC on battery or nobody before it is paused with that reason instead, until it is over. SPEC: AGENT-19 to 27.
 */
export function step(record: AgentRecord, event: AgentEvent, rules: AgentRules): Transition {
  if (event.kind === 'hindered') return hindered({ record, event, rules }, event.hindrances);
  if (event.kind === 'readyElapsed') return held(stay(withHinder(record, { readyUntil: null })), event.at);
  const asked = event.kind === 'requested' ? before({ record, event, rules }) : record;
  if (typeof asked === 'string') return { record, actions: [], refusal: asked };
  return forgotten(held(transition(asked, event, rules.wrapUpMs), event.at));
}

const stay = (record: AgentRecord): Transition => ({ record, actions: [] });
const withHinder = (record: AgentRecord, change: Partial<AgentRecord['hinder']>): AgentRecord => ({
  ...record,
  hinder: { ...record.hinder, ...change },
});

/** What would keep her from taking calls now; null: nothing. */
function holding({ hinder }: AgentRecord): Hindrance | null {
  return hinder.hindrances.find((one) => !(one === 'onBattery' && hinder.readyUntil !== null)) ?? null;
}

const isHindrance = (reason: string | null): reason is Hindrance => hindrance.options.some((one) => one === reason);

/** [AGENT-24] She asks for something: to be ready overcomes what she can overcome. The refusal, where she cannot. */
function before({ record, event, rules }: Step): AgentRecord | 'agentState.lineLost' | 'agentState.onBattery' {
  if (event.kind !== 'requested' || event.target.kind !== 'ready') return record;
  if (record.confirmed.kind !== 'notReady' && record.confirmed.kind !== 'ready') return record;
  // Whoever presses is there.
  const here = withHinder(record, { hindrances: record.hinder.hindrances.filter((one) => one !== 'away') });
  const reason = holding(here);
  if (reason === 'lineLost') return 'agentState.lineLost';
  if (reason !== 'onBattery') return here;
  if (rules.batteryReadyMs === 0) return 'agentState.onBattery';
  return withHinder(here, { readyUntil: event.at + rules.batteryReadyMs });
}

/** [AGENT-19] Whoever is, or is about to be, ready and is hindered is paused with that reason. */
function held(result: Transition, at: number): Transition {
  const { record } = result;
  const reason = holding(record);
  if (reason === null || record.confirmed.kind === 'signedOut') return result;
  const isReadyNow = record.confirmed.kind === 'ready' && record.pending === null && result.actions.length === 0;
  const actions = isReadyNow ? [pauseOf(reason)] : result.actions.map((action) => instead(action, reason));
  if (!isReadyNow && actions.every((action, index) => action === result.actions[index])) return result;
  return { ...result, ...out(record, reason, at), actions };
}

const pauseOf = (reason: Hindrance): AgentAction => actionFor({ kind: 'notReady', reason });

/** What would bring callers to her, and what would blame her for a call that could not reach her. */
function instead(action: AgentAction, reason: Hindrance): AgentAction {
  switch (action.kind) {
    case 'unpause':
      return pauseOf(reason);
    case 'join':
      return action.queuePause === null ? { ...action, queuePause: reason } : action;
    case 'pause':
      return action.reason === NOT_RESPONDING_PAUSE ? pauseOf(reason) : action;
    case 'leave':
      return action;
  }
}

/** [AGENT-21] What she or her leader chose since counts: nothing comes back over it. */
function forgotten(result: Transition): Transition {
  const { record } = result;
  if (record.hinder.outSince === null || isStillOut(record)) return result;
  return { ...result, record: withHinder(record, { outSince: null }) };
}

function isStillOut({ pending, confirmed }: AgentRecord): boolean {
  if (pending !== null) return pending.kind === 'notReady' && isHindrance(pending.reason);
  // A call that came in between decides nothing.
  return confirmed.kind === 'notReady' ? isHindrance(confirmed.reason) : confirmed.kind !== 'ready';
}

function hindered({ record, event, rules }: Step, told: readonly Hindrance[]): Transition {
  const hindrances = hindrance.options.filter((one) => told.includes(one));
  const isSame = hindrances.join() === record.hinder.hindrances.join();
  if (isSame) return stay(record);
  const onBattery = hindrances.includes('onBattery');
  const now = withHinder(record, { hindrances, ...(onBattery ? {} : { readyUntil: null }) });
  if (now.confirmed.kind === 'signedOut') return stay({ ...now, hinder: { ...unhindered, hindrances } });
  if (now.hinder.outSince !== null) return moved({ record: now, event, rules });
  return wasUnreachable(now, event.at) ? out(now, 'lineLost', event.at) : held(stay(now), event.at);
}

/** [AGENT-26] A call rang out at a line that turns out to be dead. */
function wasUnreachable({ confirmed, pending, hinder }: AgentRecord, at: number): boolean {
  if (confirmed.kind !== 'notReady' || pending !== null || hinder.hindrances[0] !== 'lineLost') return false;
  return confirmed.reason === NOT_RESPONDING_PAUSE && at - confirmed.since <= FOUND_DEAD_WITHIN_MS;
}

function out(record: AgentRecord, reason: Hindrance, at: number): Transition {
  return {
    record: withHinder({ ...record, pending: { kind: 'notReady', reason } }, { outSince: at }),
    actions: [pauseOf(reason)],
  };
}

/** She was taken out: now for another reason, or for none any more. */
function moved({ record, event, rules }: Step): Transition {
  const { outSince } = record.hinder;
  const { kind } = record.confirmed;
  // In a call nothing is undone: what comes after it is decided then.
  if (kind === 'offered' || kind === 'talking') return stay(record);
  const was = record.pending?.kind === 'notReady' ? record.pending.reason : reasonIn(record.confirmed);
  if (outSince === null || !isHindrance(was)) return stay(record);
  const reason = holding(record);
  if (reason !== null) return reason === was ? stay(record) : ask(record, { kind: 'notReady', reason });
  // [AGENT-20] [AGENT-22]
  const isShort = event.at - outSince <= rules.comesBackWithinMs[was];
  const next = withHinder(record, { outSince: null });
  if (isShort) return ask(next, { kind: 'ready' });
  return was === 'away' ? stay(next) : ask(next, { kind: 'notReady', reason: 'away' });
}

function ask(record: AgentRecord, target: AgentStateTarget): Transition {
  const isThere = record.pending === null && matches(record.confirmed, target);
  return isThere ? stay(record) : { record: { ...record, pending: target }, actions: [actionFor(target)] };
}
