import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { HubConfigInput } from '../config.ts';

/** What the process said on its output (main.ts): one line of JSON each. */
interface Said {
  readonly event: string;
  readonly url?: string;
  readonly term?: number | null;
}

export interface HubProcess {
  readonly url: string;
  /** Everything it said so far, oldest first. */
  readonly said: readonly Said[];
  /** The first that fits of what it says, beginning with the entry `from` of `said`. */
  says(fits: (said: Said) => boolean, from?: number): Promise<Said>;
  /** As a power cut: nothing is written, nothing is said. */
  kill(): Promise<void>;
  /** As a machine that hangs; its sockets stay open. */
  freeze(): void;
  /** It goes on as if no time had passed. */
  thaw(): void;
  /** SIGTERM; the exit code. */
  stop(): Promise<number | null>;
}

/** The hub as it is run: `node main.ts` in a process of its own. */
export async function startHubProcess(config: HubConfigInput): Promise<HubProcess> {
  const main = fileURLToPath(new URL('../main.ts', import.meta.url));
  const child: ChildProcess = spawn(process.execPath, [main], {
    env: { ...process.env, HEARTHLINE_HUB_CONFIG: JSON.stringify({ logLevel: 'error', ...config }) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const { said, says } = listen(child);
  const exited = once(child, 'exit') as Promise<[number | null]>;
  const ended = exited.then(([code]) => {
    throw new Error(`the hub ended with ${String(code)} before it listened`);
  });
  const { url = '' } = await Promise.race([says(({ event }) => event === 'listening'), ended]);
  const end = async (signal: 'SIGKILL' | 'SIGTERM') => {
    child.kill(signal);
    const [code] = await exited;
    return code;
  };
  return {
    ...{ url, said, says },
    async kill() {
      await end('SIGKILL');
    },
    freeze: () => void child.kill('SIGSTOP'),
    thaw: () => void child.kill('SIGCONT'),
    stop: () => end('SIGTERM'),
  };
}

function listen(child: ChildProcess): Pick<HubProcess, 'said' | 'says'> {
  if (!child.stdout) throw new Error('no output');
  const said: Said[] = [];
  const waiting = new Set<() => void>();
  createInterface({ input: child.stdout }).on('line', (line) => {
    said.push(JSON.parse(line) as Said);
    for (const look of waiting) look();
  });
  return {
    said,
    says: (fits, from = 0) =>
      new Promise((resolve) => {
        const look = () => {
          const found = said.slice(from).find(fits);
          if (!found) return;
          waiting.delete(look);
          resolve(found);
        };
        waiting.add(look);
        look();
      }),
  };
}
