import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, chown, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Where Debian puts the server's programs; `pg_config --bindir` on other systems. */
async function findPrograms(): Promise<string> {
  const root = '/usr/lib/postgresql';
  const versions = await readdir(root).catch(() => []);
  const newest = versions.toSorted((a, b) => Number(b) - Number(a))[0];
  if (newest) return join(root, newest, 'bin');
  const { stdout } = await run('pg_config', ['--bindir']).catch(() => ({ stdout: '' }));
  if (stdout.trim()) return stdout.trim();
  throw new Error(
    'PostgreSQL is not installed: the store contract must be tested on it (Debian: apt-get install postgresql)',
  );
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}

/** PostgreSQL refuses to run as root; its package makes a user for it. */
async function serverUser(): Promise<{ uid: number; gid: number } | null> {
  if (process.getuid?.() !== 0) return null;
  const line = (await readFile('/etc/passwd', 'utf8')).split('\n').find((one) => one.startsWith('postgres:'));
  const [, , uid, gid] = line?.split(':') ?? [];
  if (!uid || !gid) throw new Error('there is no user postgres to run PostgreSQL as');
  return { uid: Number(uid), gid: Number(gid) };
}

export interface TestPostgres {
  /** A new, empty database. */
  createDatabase(): Promise<string>;
  /** Ends it as an administrator's fast restart does, every connection cut, and starts it again on the same port and data. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** A PostgreSQL server of its own, in a temporary folder, on a free port. `isDurable`: a commit is on the disk, as in earnest. */
export async function startPostgres({ isDurable = false } = {}): Promise<TestPostgres> {
  const programs = await findPrograms();
  const user = await serverUser();
  const folder = await mkdtemp(join(tmpdir(), 'hearthline-postgres-'));
  await chmod(folder, 0o700);
  if (user) await chown(folder, user.uid, user.gid);
  const data = join(folder, 'data');
  const as = { ...user, cwd: folder, env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' } };
  await run(join(programs, 'initdb'), ['-D', data, '-U', 'hub', '-A', 'trust', '-E', 'UTF8', '--no-sync'], as);
  const port = await freePort();
  const options = ['-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', folder, ...(isDurable ? [] : ['-F'])];
  const start = async (): Promise<ChildProcess> => {
    const child = spawn(join(programs, 'postgres'), options, { ...as, stdio: ['ignore', 'ignore', 'pipe'] });
    await new Promise<void>((resolve, reject) => {
      let words = '';
      child.once('exit', (code) => reject(new Error(`PostgreSQL ended with ${code}: ${words}`)));
      child.stderr.on('data', (chunk: Buffer) => {
        words += String(chunk);
        if (words.includes('ready to accept connections')) resolve();
      });
    });
    return child;
  };
  let server = await start();
  const end = async (): Promise<void> => {
    const ended = once(server, 'exit');
    // What PostgreSQL calls a fast shutdown.
    server.kill('SIGINT');
    await ended;
  };
  let count = 0;
  return {
    async createDatabase() {
      count += 1;
      const name = `hub${count}`;
      await run(join(programs, 'createdb'), ['-h', '127.0.0.1', '-p', String(port), '-U', 'hub', name], as);
      return `postgres://hub@127.0.0.1:${port}/${name}`;
    },
    async restart() {
      await end();
      server = await start();
    },
    async stop() {
      await end();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
