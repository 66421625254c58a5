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

interface Place {
  readonly folder: string;
  readonly port: number;
  readonly token: string;
}

/** A NATS server of its own, in a temporary folder, on a free port; `options`: how it is started besides, instead of with the token. */
export async function startNats(
  options: (place: Place) => readonly string[] | Promise<readonly string[]> = ({ token }) => ['--auth', token],
): Promise<TestNats> {
  const folder = await mkdtemp(join(tmpdir(), 'hearthline-nats-'));
  const port = await freePort();
  const token = crypto.randomUUID();
  const place = { folder, port, token };
  const more = await options(place);
  let server = await run(place, more);
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
      server = await run(place, more);
    },
    async stop() {
      await end('SIGTERM');
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Resolves when it takes clients. */
async function run({ folder, port }: Place, more: readonly string[]): Promise<ChildProcess> {
  const program = await access(DEBIAN_PROGRAM).then(
    () => DEBIAN_PROGRAM,
    () => 'nats-server',
  );
  const options = ['--addr', '127.0.0.1', '--port', String(port), ...more];
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
