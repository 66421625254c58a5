import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { HubConfigInput } from '../config.ts';

export interface HubProcess {
  readonly url: string;
  /** As a power cut: nothing is written, nothing is said. */
  kill(): Promise<void>;
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
  const url = await firstLine(child);
  const exited = once(child, 'exit') as Promise<[number | null]>;
  const end = async (signal: 'SIGKILL' | 'SIGTERM') => {
    child.kill(signal);
    const [code] = await exited;
    return code;
  };
  return {
    url,
    async kill() {
      await end('SIGKILL');
    },
    stop: () => end('SIGTERM'),
  };
}

async function firstLine(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error('no output');
  const lines = createInterface({ input: child.stdout });
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`the hub ended with ${String(code)} before it listened`);
  });
  const [line] = (await Promise.race([once(lines, 'line'), ended])) as [string];
  const { url } = JSON.parse(line) as { url: string };
  return url;
}
