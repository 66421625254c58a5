import { execFile, spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { once } from 'node:events';
import { chmod, chown, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePort } from './freePort.ts';

const execute = promisify(execFile);

/** Where Debian puts the server's programs; `pg_config --bindir` on other systems. */
async function findPrograms(): Promise<string> {
  const root = '/usr/lib/postgresql';
  const versions = await readdir(root).catch(() => []);
  const newest = versions.toSorted((a, b) => Number(b) - Number(a))[0];
  if (newest) return join(root, newest, 'bin');
  const { stdout } = await execute('pg_config', ['--bindir']).catch(() => ({ stdout: '' }));
  if (stdout.trim()) return stdout.trim();
  throw new Error(
    'PostgreSQL is not installed: the store contract must be tested on it (Debian: apt-get install postgresql)',
  );
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
  await execute(join(programs, 'initdb'), ['-D', data, '-U', 'hub', '-A', 'trust', '-E', 'UTF8', '--no-sync'], as);
  const port = await freePort();
  const options = ['-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', folder, ...(isDurable ? [] : ['-F'])];
  const start = () => run(join(programs, 'postgres'), options, as);
  let server = await start();
  let count = 0;
  const end = async () => {
    const ended = once(server, 'exit');
    // What PostgreSQL calls a fast shutdown.
    server.kill('SIGINT');
    await ended;
  };
  return {
    async createDatabase() {
      count += 1;
      const name = `hub${count}`;
      await execute(join(programs, 'createdb'), ['-h', '127.0.0.1', '-p', String(port), '-U', 'hub', name], as);
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

/** Resolves when it takes clients. */
async function run(program: string, options: readonly string[], as: SpawnOptions): Promise<ChildProcess> {
  const server = spawn(program, options, { ...as, stdio: ['ignore', 'ignore', 'pipe'] });
  await new Promise<void>((resolve, reject) => {
    let words = '';
    server.once('exit', (code) => reject(new Error(`PostgreSQL ended with ${code}: ${words}`)));
    server.stderr?.on('data', (chunk: Buffer) => {
      words += String(chunk);
      if (words.includes('ready to accept connections')) resolve();
    });
  });
  return server;
}
