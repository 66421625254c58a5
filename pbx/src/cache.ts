/**
 * A place outside every checkout for what is slow to get (Electron, Asterisk): fresh clones share it.
 */
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** Hears about the long steps of a preparation, one line each. */
export type Report = (line: string) => void;

/** `$XDG_CACHE_HOME/hearthline`, or `~/.cache/hearthline`. https://specifications.freedesktop.org/basedir/latest/ */
export function cacheRoot(environment: Record<string, string | undefined> = process.env): string {
  const base = environment['XDG_CACHE_HOME'];
  return join(base !== undefined && base !== '' ? base : join(homedir(), '.cache'), 'hearthline');
}

export interface CachedFolder {
  /** Must change whenever the contents should be made anew: a name with the versions in it. */
  name: string;
  /** Fills an empty folder. When it throws, nothing of it stays. */
  build: (folder: string) => Promise<void>;
  root?: string;
}

/**
 * The folder of that name, built first if it is not there. It appears whole or not at all, so a killed build leaves nothing that looks
 * finished, and two builders side by side are safe: the one who comes second throws its own away.
 */
export async function cachedFolder({ name, build, root = cacheRoot() }: CachedFolder): Promise<string> {
  const target = join(root, name);
  if (existsSync(target)) return target;
  await mkdir(root, { recursive: true });
  await removeAbandoned(root);
  const draft = join(root, `.building.${process.pid}.${randomBytes(4).toString('hex')}`);
  await mkdir(draft);
  try {
    await build(draft);
    await rename(draft, target);
  } catch (error) {
    if (!existsSync(target)) throw error;
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
  return target;
}

/** Drafts of builders that were killed. */
async function removeAbandoned(root: string): Promise<void> {
  for (const entry of await readdir(root)) {
    const pid = /^\.building\.(\d+)\./.exec(entry)?.[1];
    if (pid !== undefined && !isAlive(Number(pid))) await rm(join(root, entry), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
