import type { CommandName } from '@hearthline/protocol';
import { callSamples } from './callSamples.ts';
import type { Samples } from './sampled.ts';
import { teamSamples } from './teamSamples.ts';
import { togetherSamples } from './togetherSamples.ts';

/** Every command has one: a new command does not compile without. */
export const samples: Samples<CommandName> = { ...callSamples, ...teamSamples, ...togetherSamples };
