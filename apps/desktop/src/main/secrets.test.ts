import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { JsonFile } from './jsonFile.ts';
import { canKeep, sealedSecrets, Secrets, type KeyStore } from './secrets.ts';

/** Seals by a key of its own and cannot open what another key sealed, as the OS key store does. */
class FakeKeyStore implements KeyStore {
  readonly #key: number;
  readonly #backend: string;
  constructor(options: { key?: number; backend?: string } = {}) {
    this.#key = options.key ?? 1;
    this.#backend = options.backend ?? 'gnome_libsecret';
  }
  isEncryptionAvailable = () => this.#backend !== 'none';
  getSelectedStorageBackend = () => this.#backend;
  encryptString = (text: string) => Buffer.from([this.#key, ...Buffer.from(text).map((byte) => byte ^ 0x5a)]);
  decryptString = (sealed: Buffer) => {
    if (sealed[0] !== this.#key) throw new Error('sealed under another login');
    return Buffer.from(sealed.subarray(1).map((byte) => byte ^ 0x5a)).toString();
  };
}

let dir = '';
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'hearthline-secrets-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));
const open = (store: KeyStore) => new Secrets(store, new JsonFile(join(dir, 'secrets.json'), sealedSecrets));

describe('secrets', () => {
  it('come back after a restart and are nowhere in plain text', async () => {
    expect(await open(new FakeKeyStore()).save('hubSession', 'token-in-words')).toEqual({ isKept: true });
    expect(readFileSync(join(dir, 'secrets.json'), 'utf8')).not.toContain('token-in-words');
    expect(await open(new FakeKeyStore()).load()).toEqual({ hubSession: 'token-in-words' });
  });

  it.each(['basic_text', 'none'])('are refused, and nothing is written, where the key store is %s', async (backend) => {
    const store = new FakeKeyStore({ backend });
    expect(canKeep(store)).toBe(false);
    const secrets = open(store);
    expect(secrets.keeps).toBe(false);
    expect(await secrets.save('sipAccount', 'plain')).toEqual({ isKept: false });
    expect(readdirSync(dir)).toEqual([]);
  });

  it('sealed under another login are dropped, not fatal', async () => {
    await open(new FakeKeyStore({ key: 1 })).save('hubSession', 'mine');
    expect(await open(new FakeKeyStore({ key: 2 })).load()).toEqual({});
  });

  it('removed are gone', async () => {
    const secrets = open(new FakeKeyStore());
    await secrets.save('hubSession', 'a');
    await secrets.save('sipAccount', 'b');
    await secrets.remove('hubSession');
    expect(await open(new FakeKeyStore()).load()).toEqual({ sipAccount: 'b' });
  });

  it('an engine that starts again gets what is kept by then, not what was at the start', async () => {
    const secrets = open(new FakeKeyStore());
    expect(await secrets.load()).toEqual({});
    await secrets.save('hubSession', 'a');
    await secrets.save('sipAccount', 'b');
    await secrets.remove('hubSession');
    expect(await secrets.load()).toEqual({ sipAccount: 'b' });
  });
});
