import { HostError, type ProblemCode } from '@hearthline/ui/host';
import type { Door } from '../shared/door.ts';
import { engineEvent, engineIpc, type EngineEvent, type EngineMethods } from '../shared/ipc.ts';
import { engineRows } from '../shared/rows.ts';

/** The rows of the IPC table as methods; a refusal comes back as a HostError. */
export function connectMain(door: Door): {
  ipc: EngineMethods;
  onEvent: (listener: (event: EngineEvent) => void) => void;
} {
  const methods = engineRows.map((name) => [name, (input: unknown) => callRow(door, name, input)] as const);
  return {
    ipc: Object.fromEntries(methods) as EngineMethods,
    onEvent: (listener) =>
      door.onEvent((raw) => {
        const event = engineEvent.safeParse(raw);
        if (event.success) listener(event.data);
      }),
  };
}

async function callRow(door: Door, name: (typeof engineRows)[number], input: unknown): Promise<unknown> {
  const reply = await door.call[name]?.(input);
  if (reply === undefined) throw new HostError('app.refused');
  if (!reply.ok) throw new HostError(reply.code satisfies ProblemCode);
  return engineIpc[name].output.parse(reply.value);
}
