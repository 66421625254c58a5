import {
  commands,
  hasWholeTexts,
  type CommandInput,
  type CommandName,
  type CommandOutcome,
} from '@hearthline/protocol';
import type { Logger } from 'pino';
import { keptDeeds, type NewDeed } from '../deeds/keptDeed.ts';
import type { Deeds } from '../deeds/deeds.ts';
import type { Clock } from '../clock.ts';
import type { FactLog } from '../facts/factLog.ts';
import { HubError } from '../hubError.ts';
import type { Store } from '../store/store.ts';
import type { CommandContext, CommandTable } from './commandTable.ts';
import { Turns } from '../turns.ts';

interface Ports {
  readonly table: CommandTable;
  readonly store: Store;
  readonly facts: FactLog;
  readonly clock: Clock;
  readonly log: Logger;
  readonly deeds: Pick<Deeds, 'kept'>;
}

const isCommandName = (name: string): name is CommandName => Object.hasOwn(commands, name);

/**
 * Carries out commands, each id once: a repeated id gets the kept answer, and one that is still running is waited for.
 */
export function createCommandRunner(ports: Ports) {
  const underWay = new Map<string, Promise<CommandOutcome>>();
  const turns = new Turns();

  return function runCommand(
    message: { name: string; input: unknown },
    context: CommandContext,
  ): Promise<CommandOutcome> {
    const key = `${context.person.id} ${context.commandId}`;
    const same = underWay.get(key);
    if (same) return same;
    const outcome = carryOut({ ...ports, turns }, message, context)
      .catch((error: unknown): CommandOutcome => {
        if (error instanceof HubError && error.code !== 'hub.fault') return { ok: false, error: error.toBody() };
        ports.log.error({ err: error, command: message.name }, 'a command failed');
        return { ok: false, error: { code: 'hub.fault' } };
      })
      .finally(() => underWay.delete(key));
    underWay.set(key, outcome);
    return outcome;
  };
}

async function carryOut(
  ports: Ports & { turns: Turns },
  message: { name: string; input: unknown },
  context: CommandContext,
): Promise<CommandOutcome> {
  const { name } = message;
  if (!isCommandName(name)) throw new HubError('command.unknown', { detail: name });
  if (!commands[name].roles.some((role) => role === context.person.role)) throw new HubError('command.notAllowed');
  return carryOutNamed(ports, { name, input: message.input }, context);
}

async function carryOutNamed<N extends CommandName>(
  ports: Ports & { turns: Turns },
  message: { name: N; input: unknown },
  context: CommandContext,
): Promise<CommandOutcome> {
  const handler = ports.table[message.name];
  const input = commands[message.name].input.safeParse(message.input);
  if (!input.success) {
    throw new HubError('command.badInput', { detail: input.error.issues.map((one) => one.path.join('.')).join(', ') });
  }
  if (!hasWholeTexts(input.data)) throw new HubError('command.badInput', { detail: 'text' });
  // The schema of this very row parsed the input; TypeScript cannot follow a row through its index.
  const known = input.data as Parameters<typeof handler.run>[0];
  const turn = handler.turn?.(context, known);
  const run = () => take(ports, { name: message.name, input: known }, context);
  return turn === undefined ? run() : ports.turns.take(turn, run);
}

async function take<N extends CommandName>(
  ports: Ports,
  { name, input }: { name: N; input: CommandInput<N> },
  context: CommandContext,
): Promise<CommandOutcome> {
  const { store, clock, facts } = ports;
  const handler = ports.table[name];
  const { person, commandId } = context;
  if (handler.isRecorded) {
    const known = await store.readCommandResult(person.id, commandId);
    if (known) return { ok: true, value: JSON.parse(known.valueJson) as unknown };
  }
  const effect = await handler.run(input, context);
  const at = clock.now();
  const done: readonly NewDeed[] = effect.deeds ?? [];
  const deeds = keptDeeds(context, done, at);
  const result = { personId: person.id, commandId, valueJson: JSON.stringify(effect.value), at };
  const write = deeds.length > 0 ? { ...effect.write, deeds } : effect.write;
  if (handler.isRecorded) await facts.commit({ ...write, commandResult: result });
  else if (write) await facts.commit(write);
  effect.afterCommit?.();
  ports.deeds.kept(deeds.map(({ aboutId }) => aboutId));
  return { ok: true, value: effect.value };
}
