import { z } from 'zod';
import type { Role } from './organisation.ts';

interface CommandSpec<I extends z.ZodType, O extends z.ZodType> {
  readonly input: I;
  readonly output: O;
  /** Who may; everybody else gets `command.notAllowed`. */
  readonly roles: readonly Role[];
  /** True: waits in the outbox on disk while there is no hub, and is applied once. False: fails at once. */
  readonly waitsOffline: boolean;
}

/** One thing a client can ask of the hub: what it takes, what it answers, who may ask. */
export const command = <I extends z.ZodType, O extends z.ZodType>(spec: CommandSpec<I, O>) => spec;

/** The answer of a command that says no more than that it was done. */
export const nothing = z.object({});
