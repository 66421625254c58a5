import { helpCall, type AgentState, type HelpCall } from '@hearthline/protocol';
import { z } from 'zod';

/** As it is kept: with the call by the PBX's id; null: none, or not one of a queue. */
export const keptHelp = helpCall.omit({ leadersOnline: true }).extend({ callId: z.string().nullable() });
export type KeptHelp = z.infer<typeof keptHelp>;

const MINUTE_MS = 60_000;
const AFTER_CALL_MS = 2 * MINUTE_MS;
const AFTER_TAKEN_MS = 10 * MINUTE_MS;
const UNTAKEN_MS = 30 * MINUTE_MS;

/**
 * asked ─▶ taken; each may see its call end. It is over when she says so, at `endsAt`, or with her shift. [HELP-5]
 */
export function endsAt({ askedAt, call, callId, taken }: KeptHelp): number | null {
  const callEndedAt = call?.endedAt ?? null;
  if (callId !== null) return callEndedAt === null ? null : callEndedAt + AFTER_CALL_MS;
  return taken === null ? askedAt + UNTAKEN_MS : taken.at + AFTER_TAKEN_MS;
}

/** The queue's call that she asked in is over, or not yet. */
export function withState(one: KeptHelp, state: AgentState): KeptHelp {
  if (one.callId === null || one.call === null || one.call.endedAt !== null) return one;
  const isInIt = state.kind === 'talking' && state.callId === one.callId;
  return isInIt ? one : { ...one, call: { ...one.call, endedAt: state.since } };
}

export const takenBy = (one: KeptHelp, by: { id: string; name: string }, at: number): KeptHelp => ({
  ...one,
  taken: { at, byId: by.id, byName: by.name },
});

export function shownHelp(one: KeptHelp, leadersOnline: number): HelpCall {
  const { callId: _, ...shown } = one;
  return { ...shown, leadersOnline };
}
