import type { commands, CommandName, Role } from '@hearthline/protocol';
import type { z } from 'zod';
import type { World } from './world.ts';

type Input<N extends CommandName> = z.input<(typeof commands)[N]['input']>;

/** An input of each command as a person of this role would send it, with all it is about in place. */
export type Samples<N extends CommandName> = {
  readonly [K in N]: (w: World, as: Role) => Input<K> | Promise<Input<K>>;
};
/** What is asked of calls, messages and numbers. */
export type OfCalls = Extract<
  CommandName,
  | `${'call' | 'phone' | 'conference' | 'recording' | 'parking' | 'pickup' | 'shownNumber' | 'mobile'}.${string}`
  | `${'history' | 'contacts' | 'dispositions' | 'voicemail' | 'callback' | 'voice'}.${string}`
>;
/** What is aimed at and won together, and sitting side by side. */
export type OfTogether = Extract<
  CommandName,
  `${'objective' | 'contest' | 'reward' | 'league' | 'quietRoom'}.${string}`
>;
/** All others: the team at home, her state, the centre. */
export type OfTeam = Exclude<CommandName, OfCalls | OfTogether>;
