import { holderOf, isFinished, type Callback, type Person } from '@hearthline/protocol';

export type Whose = 'all' | 'mine' | 'team';

export interface CallbackGroups {
  /** Due, overdue, or in somebody's hands; what is due longest first. */
  readonly due: readonly Callback[];
  /** What comes first, first. */
  readonly later: readonly Callback[];
  /** What was finished last, first. */
  readonly finished: readonly Callback[];
}

const isMine = (one: Callback, personId: string): boolean =>
  (one.owner.kind === 'person' && one.owner.personId === personId) || holderOf(one) === personId;

const fits = (one: Callback, whose: Whose, personId: string): boolean => {
  if (whose === 'all') return true;
  return whose === 'mine' ? isMine(one, personId) : one.owner.kind === 'team';
};

const finishedAt = ({ state }: Callback): number => ('at' in state ? state.at : 0);

/** The callbacks a person sees, sorted into what matters now and what does not. */
export const groupCallbacks = (
  callbacks: readonly Callback[],
  asked: { readonly whose: Whose; readonly personId: string; readonly now: number },
): CallbackGroups => {
  const shown = callbacks.filter((one) => fits(one, asked.whose, asked.personId));
  const open = shown.filter((one) => !isFinished(one)).toSorted((a, b) => a.dueAt - b.dueAt);
  const isDue = (one: Callback): boolean => one.dueAt <= asked.now || holderOf(one) !== null;
  return {
    due: open.filter(isDue),
    later: open.filter((one) => !isDue(one)),
    finished: shown.filter(isFinished).toSorted((a, b) => finishedAt(b) - finishedAt(a)),
  };
};

/** What this person should look at: her own that are due; a leader's are those overdue in the group. */
export const dueCountFor = (callbacks: readonly Callback[], { id, role }: Person, now: number): number =>
  callbacks.filter(
    (one) => one.state.kind === 'scheduled' && one.dueAt <= now && (role === 'leader' || isMine(one, id)),
  ).length;

/** What this person has before her now: at most one. */
export const heldBy = (callbacks: readonly Callback[], personId: string): Callback | null =>
  callbacks.find((one) => holderOf(one) === personId) ?? null;
