import type { CommandInput, CommandName, CommandOutput, DeedCommand, Person } from '@hearthline/protocol';
import type { NewDeed } from '../deeds/keptDeed.ts';
import type { Write } from '../store/store.ts';

/** Who asks, by which client. */
export interface CommandContext {
  readonly person: Person;
  readonly commandId: string;
  readonly tokenHash: string;
  readonly client: 'desktop' | 'browser';
}

/** What a command does: rows kept together with its result in one transaction, then what follows once they are kept. */
interface Effect<N extends CommandName> {
  readonly value: CommandOutput<N>;
  readonly write?: Write;
  afterCommit?(): void;
}

/** [DEED-1] A command that may act on others says on whom it did; others cannot. */
export type CommandEffect<N extends CommandName> = Effect<N> &
  (N extends DeedCommand ? { readonly deeds: readonly NewDeed<N>[] } : { readonly deeds?: never });

interface CommandHandler<N extends CommandName> {
  /**
   * True: the result is kept, and the same id again gets the same answer without doing anything. False: asking again is
   * harmless (it reads, or sets what is set already) or its answer must not be kept (a password).
   */
  readonly isRecorded: boolean;
  /** Commands of one name of turn are carried out one after another: what one found is still so when it is kept. */
  turn?(context: CommandContext, input: CommandInput<N>): string;
  run(input: CommandInput<N>, context: CommandContext): Promise<CommandEffect<N>>;
}

/** One handler a command; a command without one does not compile. */
export type CommandTable = { readonly [N in CommandName]: CommandHandler<N> };
