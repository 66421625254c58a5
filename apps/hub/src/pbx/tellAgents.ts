import type { Person } from '@hearthline/protocol';
import type { AgentStates } from '../agentState/agentStates.ts';
import type { AgentEvent } from '../agentState/record.ts';
import type { AmiEvent } from './ami/amiEvents.ts';

/** What an event of the PBX means for the agent states. */
export function tellAgents(options: {
  event: AmiEvent;
  now: number;
  agentStates: AgentStates;
  /** How long a queue rings one phone. */
  offerMs: number;
  personOf(memberInterface: string): Person | undefined;
}): void {
  const { event, now, agentStates } = options;
  if (event.Event === 'QueueCallerAbandon') return tellOthers(options, event.Uniqueid, null);
  if (event.Event === 'UserEvent') return tellTaken(options, event);
  if (!('Interface' in event)) return;
  const person = options.personOf(event.Interface);
  if (event.Event === 'AgentConnect') tellOthers(options, event.Uniqueid, person?.id ?? null);
  if (!person) return;
  const isSignedOut = agentStates.of(person.id).confirmed.kind === 'signedOut';
  const told = meaningOf(event, { isSignedOut, offerMs: options.offerMs });
  if (told) agentStates.told(person, { ...told, at: now });
}

/** A caller was taken by somebody whom the queue had not offered it to, or that call is over for her: parking/SPEC.md. */
function tellTaken(
  options: { now: number; agentStates: AgentStates; personOf(memberInterface: string): Person | undefined },
  event: Extract<AmiEvent, { Event: 'UserEvent' }>,
): void {
  const { now: at, agentStates } = options;
  const { UserEvent: name, CallId: callId, Queue: queue = '', Interface = '' } = event;
  const person = options.personOf(Interface);
  if (!person || callId === undefined) return;
  if (name === 'HearthlineTaken') {
    if (queue !== '') agentStates.told(person, { kind: 'connected', callId, queue, at });
    tellOthers(options, callId, person.id);
  }
  // The queue says nothing of the end of a call that was taken out of its hands.
  const isParked = name === 'HearthlineParked' && event.State === 'parked';
  if (isParked || name === 'HearthlineTakeEnded') agentStates.told(person, { kind: 'completed', callId, at });
}

type WithoutTime<T> = T extends unknown ? Omit<T, 'at'> : never;

function meaningOf(
  event: Exclude<Extract<AmiEvent, { Interface?: string | undefined }>, { Event: 'UserEvent' }>,
  known: { isSignedOut: boolean; offerMs: number },
): WithoutTime<AgentEvent> | null {
  switch (event.Event) {
    case 'QueueMemberAdded':
    case 'QueueMemberPause':
      return pauseMeaning(event, known.isSignedOut);
    case 'QueueMemberRemoved':
      return { kind: 'left' };
    case 'AgentCalled':
      return { kind: 'offered', callId: event.Uniqueid, queue: event.Queue };
    case 'AgentConnect':
      return { kind: 'connected', callId: event.Uniqueid, queue: event.Queue };
    case 'AgentComplete':
      return { kind: 'completed', callId: event.Uniqueid };
    case 'AgentRingNoAnswer':
      // Asterisk counts a refused call in whole seconds, one that rang out in the queue's own milliseconds.
      return event.RingTime > known.offerMs - 1_000
        ? { kind: 'notResponded', callId: event.Uniqueid }
        : { kind: 'notAnswered', callId: event.Uniqueid };
    case 'QueueMemberStatus':
      return null;
  }
}

/** QueueAdd cannot give a reason: a new member is paused without one, and a pause with its reason follows at once. */
function pauseMeaning(
  event: { Event: string; Paused: '0' | '1'; PausedReason: string },
  isSignedOut: boolean,
): WithoutTime<AgentEvent> | null {
  const isAdded = event.Event === 'QueueMemberAdded';
  if (event.Paused === '0') return isAdded || isSignedOut ? { kind: 'joined', queuePause: null } : { kind: 'unpaused' };
  if (isAdded && event.PausedReason === '') return null;
  return isAdded || isSignedOut
    ? { kind: 'joined', queuePause: event.PausedReason }
    : { kind: 'paused', reason: event.PausedReason };
}

/** The caller gave up or somebody else answered: for all others whose phones rang it is over. */
function tellOthers(
  options: { now: number; agentStates: AgentStates },
  callId: string,
  answeredById: string | null,
): void {
  for (const other of options.agentStates.onShift()) {
    const { confirmed } = options.agentStates.of(other.id);
    if (other.id === answeredById || confirmed.kind !== 'offered' || confirmed.callId !== callId) continue;
    options.agentStates.told(other, { kind: 'notAnswered', callId, at: options.now });
  }
}
