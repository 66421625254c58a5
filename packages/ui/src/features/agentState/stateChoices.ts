import type { ChosenReason } from '@hearthline/protocol';

/** What the state menu offers, in its order. */
export const stateChoices = ['ready', 'break', 'meal', 'meeting', 'training', 'help'] as const satisfies readonly (
  | 'ready'
  | ChosenReason
)[];
export type StateChoice = (typeof stateChoices)[number];
