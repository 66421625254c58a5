import type { AgentState, AgentStateTarget, HubErrorCode } from '@hearthline/protocol';
import {
  actionFor,
  CALLBACK_PAUSE,
  isOwnChoice,
  matches,
  NOT_RESPONDING_PAUSE,
  pauseIn,
  reasonIn,
  reasonOf,
  WRAP_UP_PAUSE,
  type Observation,
} from './pauses.ts';
import { signedOut, type AgentEvent, type AgentRecord, type Transition } from './record.ts';

/** What the one extension adds. */
export const WRAP_UP_EXTENSION_MS = 30_000;

const stay = (record: AgentRecord): Transition => ({ record, actions: [] });
const refuse = (record: AgentRecord, refusal: HubErrorCode): Transition => ({ record, actions: [], refusal });

/**
 * How an operator's record moves.
 *
 * ```
 * signedOut ─joined─▶ notReady ⇄ ready ─offered─▶ offered ─connected─▶ talking ─completed─▶ wrapUp ─▶ ready | notReady
 *      ▲                                             ├─notAnswered─▶ ready | notReady
 *      │                                             └─notResponded─▶ ready ─▶ notReady (notResponding)
 *      └────────────── left (from anywhere)
 * ```
 * For the caller: `ready` is who may be rung, `offered` hears ringing, `talking` speaks; all others are never rung.
 * SPEC: agentState/SPEC.md. `wrapUpMs` is the centre's length of wrap-up; what hinders her is looked at after this (hindrance.ts).
 */
export function transition(record: AgentRecord, event: AgentEvent, wrapUpMs: number): Transition {
  switch (event.kind) {
    case 'requested':
      return requested(record, event.target);
    case 'requestFailed':
      return stay({ ...record, pending: null });
    case 'finishRequested':
      return record.confirmed.kind === 'wrapUp' ? carryOutNext(record) : refuse(record, 'agentState.impossible');
    case 'extendRequested':
      return extend(record);
    case 'wrapUpElapsed':
      return record.confirmed.kind === 'wrapUp' && event.at >= record.confirmed.endsAt
        ? carryOutNext(record)
        : stay(record);
    case 'reserved':
      return reserved(record);
    case 'released':
      return released(record, event.isPresent);
    case 'joined':
      return joined(record, event.queuePause, event.at);
    case 'left':
      return stay(record.confirmed.kind === 'signedOut' ? record : signedOut(event.at, record.hinder.hindrances));
    case 'hindered':
    case 'readyElapsed':
      return stay(record);
    case 'paused':
    case 'unpaused':
      return pauseTold({ ...record, queuePause: event.kind === 'paused' ? event.reason : null }, event.at);
    case 'offered':
    case 'notAnswered':
    case 'notResponded':
    case 'connected':
    case 'completed':
      return callTold(record, event, wrapUpMs);
    case 'observed':
      return observed({ record, event, wrapUpMs });
  }
}

function requested(record: AgentRecord, target: AgentStateTarget): Transition {
  const { confirmed } = record;
  switch (confirmed.kind) {
    case 'signedOut':
      return refuse(record, 'agentState.impossible');
    case 'offered':
    case 'talking':
      return stay({ ...record, pending: target });
    case 'wrapUp':
      return carryOutNext({ ...record, pending: target });
    case 'ready':
    case 'notReady':
      if (matches(confirmed, target)) return stay({ ...record, pending: null });
      return { record: { ...record, pending: target }, actions: [actionFor(target)] };
  }
}

/** [AGENT-17] Only somebody ready who has chosen nothing else. */
function reserved(record: AgentRecord): Transition {
  if (record.confirmed.kind !== 'ready' || record.pending !== null) return refuse(record, 'agentState.impossible');
  const pending: AgentStateTarget = { kind: 'notReady', reason: CALLBACK_PAUSE };
  return { record: { ...record, pending }, actions: [actionFor(pending)] };
}

/** [AGENT-17] Ready again, or, if she let it pass, as one who let a call ring out. */
function released(record: AgentRecord, isPresent: boolean): Transition {
  if (reasonIn(record.confirmed) !== CALLBACK_PAUSE || record.pending !== null) return stay(record);
  return isPresent
    ? requested(record, { kind: 'ready' })
    : { record, actions: [{ kind: 'pause', reason: NOT_RESPONDING_PAUSE }] };
}

function extend(record: AgentRecord): Transition {
  const { confirmed } = record;
  if (confirmed.kind !== 'wrapUp') return refuse(record, 'agentState.impossible');
  if (confirmed.isExtended) return refuse(record, 'wrapUp.alreadyExtended');
  const endsAt = confirmed.endsAt + WRAP_UP_EXTENSION_MS;
  return stay({ ...record, confirmed: { ...confirmed, endsAt, isExtended: true } });
}

function joined(record: AgentRecord, queuePause: string | null, at: number): Transition {
  const next = { ...record, queuePause };
  switch (record.confirmed.kind) {
    case 'signedOut':
    case 'ready':
    case 'notReady':
    case 'offered':
      return stay(inQueue(next, at));
    case 'talking':
    case 'wrapUp':
      return stay(next);
  }
}

/** The queue's pause changed: that is a new state only outside a call. */
function pauseTold(record: AgentRecord, at: number): Transition {
  switch (record.confirmed.kind) {
    case 'ready':
    case 'notReady':
      return stay(inQueue(record, at));
    case 'wrapUp':
      return stay(record.queuePause === WRAP_UP_PAUSE ? record : inQueue(record, at));
    case 'signedOut':
    case 'offered':
    case 'talking':
      return stay(record);
  }
}

type CallEvent = Extract<AgentEvent, { kind: 'offered' | 'notAnswered' | 'notResponded' | 'connected' | 'completed' }>;

function callTold(record: AgentRecord, event: CallEvent, wrapUpMs: number): Transition {
  const { confirmed } = record;
  if (confirmed.kind === 'signedOut') return stay(record);
  const isThisCall = 'callId' in confirmed && confirmed.callId === event.callId;
  switch (event.kind) {
    case 'offered':
      // Told twice it began once. [LINK-7]
      if (confirmed.kind === 'talking' || (confirmed.kind === 'offered' && isThisCall)) return stay(record);
      return stay({
        ...record,
        pending: isOwnChoice(record.pending) ? record.pending : null,
        confirmed: { kind: 'offered', since: event.at, callId: event.callId, queue: event.queue },
      });
    case 'notAnswered':
      return confirmed.kind === 'offered' && isThisCall ? afterNoAnswer(record, event.at) : stay(record);
    case 'notResponded':
      return confirmed.kind === 'offered' && isThisCall ? afterNoResponse(record, event.at) : stay(record);
    case 'connected':
      return confirmed.kind === 'talking' && isThisCall ? stay(record) : talk(record, event);
    case 'completed':
      return confirmed.kind === 'talking' && isThisCall ? wrapUp(record, event.at, wrapUpMs) : stay(record);
  }
}

/** Paused already while talking: no caller can slip in between the end of the call and the pause. */
function talk(record: AgentRecord, call: { at: number; callId: string; queue: string }): Transition {
  const confirmed: AgentState = { kind: 'talking', since: call.at, callId: call.callId, queue: call.queue };
  return {
    record: { ...record, confirmed },
    actions: record.queuePause === WRAP_UP_PAUSE ? [] : [{ kind: 'pause', reason: WRAP_UP_PAUSE }],
  };
}

function wrapUp(record: AgentRecord, at: number, wrapUpMs: number): Transition {
  const callId = 'callId' in record.confirmed ? record.confirmed.callId : '-';
  return {
    record: { ...record, confirmed: { kind: 'wrapUp', since: at, endsAt: at + wrapUpMs, isExtended: false, callId } },
    actions: record.queuePause === WRAP_UP_PAUSE ? [] : [{ kind: 'pause', reason: WRAP_UP_PAUSE }],
  };
}

function afterNoAnswer(record: AgentRecord, at: number): Transition {
  const next = inQueue(record, at, { keepsPending: true });
  if (!next.pending) return stay(next);
  if (matches(next.confirmed, next.pending)) return stay({ ...next, pending: null });
  return { record: next, actions: [actionFor(next.pending)] };
}

/** [AGENT-16] Who chose a state while it rang is there, and gets that state. */
function afterNoResponse(record: AgentRecord, at: number): Transition {
  const unanswered = afterNoAnswer(record, at);
  if (record.pending || record.queuePause !== null) return unanswered;
  return { ...unanswered, actions: [{ kind: 'pause', reason: NOT_RESPONDING_PAUSE }] };
}

/** Wrap-up is over: what was chosen, or ready. */
function carryOutNext(record: AgentRecord): Transition {
  const pending: AgentStateTarget = record.pending ?? { kind: 'ready' };
  return { record: { ...record, pending }, actions: [actionFor(pending)] };
}

/** Ready or not ready, as the queue's pause says. */
function inQueue(record: AgentRecord, at: number, options: { keepsPending?: boolean } = {}): AgentRecord {
  const { confirmed, queuePause } = record;
  const target: AgentState =
    queuePause === null ? { kind: 'ready', since: at } : { kind: 'notReady', reason: reasonOf(queuePause), since: at };
  const isSame = confirmed.kind === target.kind && reasonIn(confirmed) === reasonIn(target);
  const pending = options.keepsPending || (record.pending && !matches(target, record.pending)) ? record.pending : null;
  return { ...record, confirmed: isSame ? confirmed : target, pending };
}

/** After the link to the PBX was away: what it says now against what is remembered. */
function observed(options: {
  record: AgentRecord;
  event: { at: number; observation: Observation };
  wrapUpMs: number;
}): Transition {
  const { record, event, wrapUpMs } = options;
  const { member, call, isRestarted } = event.observation;
  const { confirmed } = record;
  if (confirmed.kind === 'signedOut') return member ? { record, actions: [{ kind: 'leave' }] } : stay(record);
  if (!member || (isRestarted && !call)) return rejoin(record, event.at, wrapUpMs);
  const told: AgentRecord = { ...record, queuePause: member.queuePause };
  if (call) {
    const isSameCall = confirmed.kind === 'talking' && confirmed.callId === call.callId;
    const talking = talk(told, { at: event.at, ...call });
    return isSameCall ? { ...talking, record: told } : talking;
  }
  if (confirmed.kind === 'talking') return wrapUp(told, event.at, wrapUpMs);
  if (confirmed.kind === 'wrapUp' && member.queuePause === WRAP_UP_PAUSE) {
    return event.at >= confirmed.endsAt || record.pending ? carryOutNext(told) : stay(told);
  }
  // A call came and went while nobody watched: its wrap-up begins now.
  if (member.queuePause === WRAP_UP_PAUSE) return wrapUp(told, event.at, wrapUpMs);
  const next = inQueue(told, event.at);
  return next.pending ? { record: next, actions: [actionFor(next.pending)] } : stay(next);
}

/** [AGENT-12] The PBX was restarted, or forgot this operator: back to where they were, or to what they asked for since. */
function rejoin(record: AgentRecord, at: number, wrapUpMs: number): Transition {
  const { confirmed, pending } = record;
  const back = (queuePause: string | null, next: AgentRecord = record): Transition => ({
    record: next,
    actions: [{ kind: 'join', queuePause }],
  });
  switch (confirmed.kind) {
    case 'signedOut':
      return stay(record);
    case 'ready':
    case 'offered':
      return back(pending ? pauseIn(pending) : null);
    case 'notReady':
      return back(pending ? pauseIn(pending) : confirmed.reason);
    case 'talking':
      return back(WRAP_UP_PAUSE, wrapUp({ ...record, queuePause: WRAP_UP_PAUSE }, at, wrapUpMs).record);
    case 'wrapUp': {
      if (at < confirmed.endsAt && !pending) return back(WRAP_UP_PAUSE);
      const next: AgentStateTarget = pending ?? { kind: 'ready' };
      return back(pauseIn(next), { ...record, pending: next });
    }
  }
}
