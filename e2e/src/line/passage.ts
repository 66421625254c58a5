import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Netlab } from '../../netlab/netlab.ts';

/**
 * A server outside as the home's own loopback has it (`http://127.0.0.1:…`): the app speaks plain HTTP to nobody else, and the
 * hub of a test has no certificate. All that passes goes over the home's lines.
 */
export async function passageTo(lab: Netlab, outside: string): Promise<{ url: string; close(): Promise<void> }> {
  const { hostname, port } = new URL(outside);
  const script = join(import.meta.dirname, '../../netlab/passage.py');
  const { file, args } = lab.inside('python3', [script, hostname, port]);
  const child = spawn(file, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const gone = once(child, 'exit');
  const [own] = (await Promise.race([
    once(createInterface({ input: child.stdout }), 'line'),
    gone.then(() => Promise.reject(new Error('the passage ended'))),
  ])) as [string];
  return {
    url: `http://127.0.0.1:${own}`,
    close: async () => {
      child.kill();
      await gone;
    },
  };
}
