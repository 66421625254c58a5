import { INVALID } from './invalid.ts';
import type { TortureMessage } from './message.ts';
import { VALID } from './valid.ts';

/** The 49 messages of RFC 4475. */
export const TORTURE: readonly TortureMessage[] = [...VALID, ...INVALID];
export type { TortureMessage };
