import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defaultSettings, settings } from '@hearthline/ui/host';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { JsonFile } from './jsonFile.ts';

let dir = '';
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'hearthline-json-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const fileIn = (folder: string) => new JsonFile(join(folder, 'settings.json'), settings);

describe('settings on disk', () => {
  it('are missing before the first write, and read back as written', async () => {
    const file = fileIn(dir);
    expect(await file.read()).toEqual({ kind: 'missing' });
    await file.write({ ...defaultSettings, language: 'en' });
    expect(await file.read()).toEqual({ kind: 'read', value: { ...defaultSettings, language: 'en' } });
  });

  it.each(['', '{"language":', '[]', '{"language":"klingon"}', '\u0000\u0000'])(
    'that are corrupt (%j) are kept aside, and the next start is clean',
    async (text) => {
      writeFileSync(join(dir, 'settings.json'), text);
      const file = fileIn(dir);
      const read = await file.read();
      expect(read.kind).toBe('corrupt');
      expect(readFileSync(join(dir, 'settings.json.corrupt'), 'utf8')).toBe(text);
      expect(await file.read()).toEqual({ kind: 'missing' });
    },
  );

  it('of an older version get the defaults of what is new', async () => {
    writeFileSync(join(dir, 'settings.json'), '{"language":"en"}');
    expect(await fileIn(dir).read()).toEqual({ kind: 'read', value: { ...defaultSettings, language: 'en' } });
  });

  it('written many times at once end as the last one', async () => {
    const file = fileIn(dir);
    await Promise.all(
      Array.from({ length: 50 }, (_, index) => file.write({ ...defaultSettings, account: `a${index}` })),
    );
    expect(await file.read()).toMatchObject({ value: { account: 'a49' } });
    expect(existsSync(join(dir, 'settings.json.new'))).toBe(false);
  });
});

describe('a full disk', () => {
  it('is told as app.diskFull and leaves the old settings whole', async () => {
    const file = fileIn(dir);
    await file.write({ ...defaultSettings, account: 'before' });
    // Every write to /dev/full fails as one to a full disk does.
    symlinkSync('/dev/full', join(dir, 'settings.json.new'));
    await expect(file.write({ ...defaultSettings, account: 'after' })).rejects.toMatchObject({ code: 'app.diskFull' });
    expect(await file.read()).toMatchObject({ value: { account: 'before' } });
  });

  it('that has room again is written again', async () => {
    const file = fileIn(dir);
    symlinkSync('/dev/full', join(dir, 'settings.json.new'));
    await expect(file.write(defaultSettings)).rejects.toMatchObject({ code: 'app.diskFull' });
    await file.write({ ...defaultSettings, account: 'later' });
    expect(await file.read()).toMatchObject({ value: { account: 'later' } });
  });
});
