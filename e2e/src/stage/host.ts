import type { HostCommandName, HostInput, HostOutput, HostValue, HostValueName } from '@hearthline/ui/host';
import type { Desktop } from './desktop.ts';

/** The engine's page, as far as the stage looks into it. */
interface EnginePage {
  readonly host: {
    readonly values: Record<string, { getState(): unknown; subscribe(listener: () => void): () => void }>;
    send(name: string, input: unknown): Promise<unknown>;
  };
}

/** A value of the host as the engine has it now: the same that the screens are told. */
export async function hostValue<N extends HostValueName>(desktop: Desktop, name: N): Promise<HostValue<N>> {
  return (await desktop.engine.evaluate(
    (which) => (window as unknown as EnginePage).host.values[which]?.getState(),
    name,
  )) as HostValue<N>;
}

/** A command as the screens would send it; rejects with the problem's code. */
export async function hostSend<N extends HostCommandName>(
  desktop: Desktop,
  name: N,
  input: HostInput<N>,
): Promise<HostOutput<N>> {
  const reply = await desktop.engine.evaluate(
    ([command, given]) =>
      (window as unknown as EnginePage).host.send(command, given).then(
        (value) => ({ value, code: null }),
        (error: { code: string }) => ({ value: null, code: error.code }),
      ),
    [name, input] as const,
  );
  if (reply.code !== null) throw new Error(reply.code);
  return reply.value as HostOutput<N>;
}

/**
 * Resolves with the first value that `accepts`; the engine itself watches, so nothing is missed between looks.
 * `accepts` runs in the page and MUST stand alone; what it needs comes in `argument`.
 */
export async function hostUntil<N extends HostValueName, A>(
  desktop: Desktop,
  options: { name: N; accepts: (value: HostValue<N>, argument: A) => boolean; argument: A; limitMs?: number },
): Promise<HostValue<N>> {
  const { name, accepts, argument, limitMs = 20_000 } = options;
  const outcome = await desktop.engine.evaluate(
    ([which, source, given, limit]) =>
      new Promise((resolve) => {
        const accept = (window as unknown as Record<string, (value: unknown, argument: unknown) => boolean>)[source];
        const value = (window as unknown as EnginePage).host.values[which];
        if (accept === undefined || value === undefined) return resolve({ kind: 'missing' });
        let end = (): void => undefined;
        const timer = setTimeout(() => {
          end();
          resolve({ kind: 'late', value: value.getState() });
        }, limit);
        const look = (): void => {
          if (!accept(value.getState(), given)) return;
          clearTimeout(timer);
          end();
          resolve({ kind: 'found', value: value.getState() });
        };
        end = value.subscribe(look);
        look();
      }),
    [name, await put(desktop, accepts), argument, limitMs] as const,
  );
  const { kind, value } = outcome as { kind: string; value: HostValue<N> };
  if (kind !== 'found')
    throw new Error(`${name} did not become so within ${limitMs} ms; it is ${JSON.stringify(value)}`);
  return value;
}

let count = 0;

/** Puts a function of the test into the page under a name: only text crosses, and the page's own policy forbids eval. */
async function put(desktop: Desktop, accepts: (...values: never[]) => boolean): Promise<string> {
  const name = `accept${(count += 1)}`;
  await desktop.engine.evaluate(`window.${name} = ${accepts.toString()}`);
  return name;
}
