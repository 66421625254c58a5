import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { JsonFile } from './jsonFile.ts';
import { PanelFile, sealedPanel } from './panelFile.ts';
import type { KeyStore } from './secrets.ts';

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'hearthline-panel-'));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

const keyStore = (isThere: boolean): KeyStore => ({
  isEncryptionAvailable: () => isThere,
  encryptString: (text) => Buffer.from(text).map((byte) => byte ^ 0x5a) as Buffer,
  decryptString: (sealed) => String(Buffer.from(sealed.map((byte) => byte ^ 0x5a))),
});
const fileIn = (isThere = true) => new PanelFile(keyStore(isThere), new JsonFile(join(dir, 'panel.json'), sealedPanel));

it('N16 the panel is sealed on the disk, read again, and gone when removed', async () => {
  expect(await fileIn().load()).toBeNull();
  await fileIn().save('Lin Xiaoman');
  expect(await readFile(join(dir, 'panel.json'), 'utf8')).not.toContain('Lin');
  expect(await fileIn().load()).toBe('Lin Xiaoman');
  await fileIn().remove();
  expect(await fileIn().load()).toBeNull();
});

it('N16 without a key store nothing of the team is written', async () => {
  await fileIn(false).save('Lin Xiaoman');
  await expect(readFile(join(dir, 'panel.json'))).rejects.toThrow('ENOENT');
});
