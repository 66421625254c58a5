import { z } from 'zod';
import { id } from './organisation.ts';
import { epochMs } from './time.ts';

/** What an attempt to reach somebody came to. */
export const callbackOutcome = z.enum(['reached', 'busy', 'noAnswer', 'wrongNumber', 'failed']);
export type CallbackOutcome = z.infer<typeof callbackOutcome>;

/** Whose it is: one person's, or whoever of a group is free. */
export const callbackOwner = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('person'), personId: id }),
  z.object({ kind: z.literal('team'), groupId: id }),
]);
export type CallbackOwner = z.infer<typeof callbackOwner>;

/**
 * Where a callback is. One person at most has it: whom it is offered to, or who dialled it.
 *
 * scheduled ⇄ offered → dialled → ended → done | scheduled (again) | givenUp;  scheduled → cancelled
 */
export const callbackState = z.discriminatedUnion('kind', [
  /** Waits for its time, or for somebody free. */
  z.object({ kind: z.literal('scheduled'), /** It was made, changed or given back. */ since: epochMs }),
  /** Shown to `to`, until `endsAt`; dialled only if she presses. */
  z.object({ kind: z.literal('offered'), offerId: id, to: id, since: epochMs, endsAt: epochMs }),
  /** `by` pressed Dial. */
  z.object({ kind: z.literal('dialled'), offerId: id, by: id, since: epochMs }),
  /** The call is over; `outcome` by the PBX, until `by` says otherwise or `confirmBy` has come. */
  z.object({ kind: z.literal('ended'), by: id, at: epochMs, outcome: callbackOutcome, confirmBy: epochMs }),
  z.object({ kind: z.literal('done'), at: epochMs, outcome: z.enum(['reached', 'wrongNumber']) }),
  z.object({ kind: z.literal('givenUp'), at: epochMs, why: z.enum(['operator', 'unreached']) }),
  z.object({ kind: z.literal('cancelled'), at: epochMs, by: id }),
]);
export type CallbackState = z.infer<typeof callbackState>;

const asked = {
  /** Made by who asks for it: asked twice it is one. */
  id,
  /** What will be dialled. */
  number: z.string().regex(/^\+?[0-9*#]{1,63}$/),
  name: z.string().trim().max(60),
  note: z.string().trim().max(500),
  dueAt: epochMs,
  /** The call it came from. */
  callId: z.string().min(1).max(256).nullable(),
};

/** Somebody who is to be called back. */
export const callback = z.object({
  ...asked,
  createdBy: id,
  createdAt: epochMs,
  /** The group it stays in, whoever owns it. */
  groupId: id,
  owner: callbackOwner,
  /** Who let it pass since it became due; they are not asked again at once. */
  passedBy: z.array(id).max(1_000),
  attempts: z.array(z.object({ personId: id, at: epochMs, outcome: callbackOutcome })).max(100),
  state: callbackState,
});
export type Callback = z.infer<typeof callback>;

export const callbackWish = z.object({ ...asked, owner: z.enum(['me', 'team']) });
export type CallbackWish = z.infer<typeof callbackWish>;

/** What can be done with one besides dialling. */
export const callbackChange = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('later'), dueAt: epochMs }),
  z.object({ kind: z.literal('toTeam') }),
  z.object({ kind: z.literal('giveUp') }),
  z.object({ kind: z.literal('cancel') }),
  /** What came of the call, said by who dialled. */
  z.object({ kind: z.literal('confirm'), outcome: callbackOutcome }),
  /** The phone could not dial: no call was made. */
  z.object({ kind: z.literal('notDialled') }),
]);
export type CallbackChange = z.infer<typeof callbackChange>;

/** A group's callbacks that are not finished, at most. */
export const CALLBACKS_LIMIT = 2_000;

export const isFinished = ({ state }: Callback): boolean =>
  state.kind === 'done' || state.kind === 'givenUp' || state.kind === 'cancelled';
/** Who has it in her hands now; null: nobody. */
export const holderOf = ({ state }: Callback): string | null => {
  if (state.kind === 'offered') return state.to;
  return state.kind === 'dialled' || state.kind === 'ended' ? state.by : null;
};
