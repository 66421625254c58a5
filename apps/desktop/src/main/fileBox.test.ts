import { mkdtemp, readdir, readFile, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FileBox } from './fileBox.ts';
import type { KeyStore } from './secrets.ts';

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'hearthline-files-'));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

const keyStore = (isThere: boolean): KeyStore => ({
  isEncryptionAvailable: () => isThere,
  encryptString: (text) => Buffer.from(text).map((byte) => byte ^ 0x5a) as Buffer,
  decryptString: (sealed) => String(Buffer.from(sealed.map((byte) => byte ^ 0x5a))),
});
const hash = (letter: string): string => letter.repeat(64);
const text = 'QUJD'.repeat(25);

describe('loaded files on the PC', () => {
  it('[LOAD-5] are sealed, and read again after a restart', async () => {
    const box = new FileBox(keyStore(true), dir);
    await box.save(hash('a'), text);
    expect(await readFile(join(dir, hash('a')), 'utf8')).not.toContain('QUJD');
    const after = new FileBox(keyStore(true), dir);
    expect(await after.list()).toEqual([hash('a')]);
    expect(await after.read(hash('a'))).toBe(text);
    expect(await after.read(hash('b'))).toBeNull();
  });

  it('[LOAD-5] none is written where there is no key store', async () => {
    const box = new FileBox(keyStore(false), dir);
    await box.save(hash('a'), text);
    expect([await readdir(dir), await box.list(), await box.read(hash('a'))]).toEqual([[], [], null]);
  });

  it('[LOAD-5] the one not used for longest makes room', async () => {
    const box = new FileBox(keyStore(true), dir, 250);
    await box.save(hash('a'), text);
    await box.save(hash('b'), text);
    await utimes(join(dir, hash('a')), 1, 1);
    await utimes(join(dir, hash('b')), 2, 2);
    await box.read(hash('a'));
    await box.save(hash('c'), text);
    expect((await box.list()).toSorted()).toEqual([hash('a'), hash('c')]);
  });

  it('[LOAD-6] all others go, also what was half written', async () => {
    const box = new FileBox(keyStore(true), dir);
    await Promise.all(['a', 'b'].map((letter) => box.save(hash(letter), text)));
    await box.keepOnly([hash('b')]);
    expect(await readdir(dir)).toEqual([hash('b')]);
    await box.keepOnly([]);
    expect(await readdir(dir)).toEqual([]);
  });
});
