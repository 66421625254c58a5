import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cachedFolder, cacheRoot } from './cache.ts';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'hearthline-cache-'));
});
afterEach(() => rm(root, { recursive: true }));

const writeOne = (text: string) => (folder: string) => writeFile(join(folder, 'one'), text);

describe('cachedFolder', () => {
  it('builds once', async () => {
    const first = await cachedFolder({ name: 'thing-1', root, build: writeOne('first') });
    const second = await cachedFolder({ name: 'thing-1', root, build: () => Promise.reject(new Error('built again')) });
    expect(second).toBe(first);
    expect(await readFile(join(first, 'one'), 'utf8')).toBe('first');
  });

  it('leaves nothing of a build that failed', async () => {
    const build = async (folder: string): Promise<void> => {
      await writeOne('half')(folder);
      throw new Error('no line');
    };
    await expect(cachedFolder({ name: 'thing-1', root, build })).rejects.toThrow('no line');
    expect(await readdir(root)).toEqual([]);
  });

  it('lets two build side by side: one wins, both get it', async () => {
    const folders = await Promise.all(
      ['a', 'b'].map((text) => cachedFolder({ name: 'thing-1', root, build: writeOne(text) })),
    );
    expect(folders[0]).toBe(folders[1]);
    expect(await readdir(root)).toEqual(['thing-1']);
  });

  it('removes the drafts of builders that were killed, and no others', async () => {
    // Above Linux's highest process id (4,194,304).
    const dead = join(root, '.building.4999999.abcd');
    const alive = join(root, `.building.${process.pid}.abcd`);
    await Promise.all([mkdir(dead), mkdir(alive)]);
    await cachedFolder({ name: 'thing-1', root, build: writeOne('x') });
    expect([existsSync(dead), existsSync(alive)]).toEqual([false, true]);
  });
});

describe('cacheRoot', () => {
  it('follows XDG_CACHE_HOME', () => {
    expect(cacheRoot({ XDG_CACHE_HOME: '/c' })).toBe('/c/hearthline');
    expect(cacheRoot({ XDG_CACHE_HOME: '' })).toMatch(/\/\.cache\/hearthline$/);
  });
});
