import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { access, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './freePort.ts';

/** Where Debian puts it; elsewhere it is looked for in the path. */
const DEBIAN_PROGRAM = '/usr/sbin/nats-server';

export interface TestNats {
  /** `nats://127.0.0.1:port`, the same after a restart. */
  readonly url: string;
  /** What a client must show. */
  readonly token: string;
  /** As a power cut. */
  kill(): Promise<void>;
  /** Again, on the same port. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** A NATS server of its own, in a temporary folder, on a free port. */
export async function startNats(): Promise<TestNats> {
  const folder = await mkdtemp(join(tmpdir(), 'hearthline-nats-'));
  const port = await freePort();
  const token = crypto.randomUUID();
  let server = await run({ folder, port, token });
  const end = async (signal: 'SIGKILL' | 'SIGTERM') => {
    if (server.exitCode !== null || server.signalCode !== null) return;
    const gone = once(server, 'exit');
    server.kill(signal);
    await gone;
  };
  return {
    ...{ url: `nats://127.0.0.1:${port}`, token },
    kill: () => end('SIGKILL'),
    async start() {
      server = await run({ folder, port, token });
    },
    async stop() {
      await end('SIGTERM');
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Resolves when it takes clients. */
async function run({ folder, port, token }: { folder: string; port: number; token: string }): Promise<ChildProcess> {
  const program = await access(DEBIAN_PROGRAM).then(
    () => DEBIAN_PROGRAM,
    () => 'nats-server',
  );
  const options = ['--addr', '127.0.0.1', '--port', String(port), '--auth', token];
  const server = spawn(program, options, { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
  await new Promise<void>((resolve, reject) => {
    let words = '';
    server.once('error', () =>
      reject(
        new Error('there is no nats-server: several hubs must be tested with it (Debian: apt-get install nats-server)'),
      ),
    );
    server.once('exit', (code) => reject(new Error(`NATS ended with ${String(code)}: ${words}`)));
    server.stderr.on('data', (chunk: Buffer) => {
      words += String(chunk);
      if (words.includes('Server is ready')) resolve();
    });
  });
  return server;
}
