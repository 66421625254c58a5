/** The real display, key store, notifications and Electron, as every other lab and app test uses them. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDisplay, type Display } from './display.ts';
import { ensureElectron } from './electron.ts';
import { createProgress } from './progress.ts';

const run = promisify(execFile);

const hasOwner = async (display: Display, name: string): Promise<boolean> => {
  const question = [
    '--session',
    '--print-reply',
    '--dest=org.freedesktop.DBus',
    '/',
    'org.freedesktop.DBus.NameHasOwner',
  ];
  const { stdout } = await run('dbus-send', [...question, `string:${name}`], {
    env: { ...process.env, ...display.env },
  });
  return stdout.includes('boolean true');
};

/** An app that tells what it found, and quits. */
const APP = `
import { app, Notification, protocol, safeStorage } from 'electron';
const wasReady = app.isReady();
protocol.registerSchemesAsPrivileged([{ scheme: 'try', privileges: { standard: true } }]);
// Not awaited at the top: Electron is not ready before this file has run to its end.
void app.whenReady().then(async () => {
  const notification = new Notification({ title: 'a', body: 'b' });
  const notified = await new Promise((resolve) => {
    notification.on('show', () => resolve('show'));
    notification.on('failed', (_, why) => resolve(why));
    notification.show();
  });
  const secret = safeStorage.isEncryptionAvailable() ? safeStorage.decryptString(safeStorage.encryptString('春雨')) : null;
  const backend = safeStorage.getSelectedStorageBackend();
  const about = { name: app.getName(), version: app.getVersion(), path: app.getAppPath(), electron: process.versions.electron };
  process.stdout.write('FOUND ' + JSON.stringify({ wasReady, notified, secret, backend, ...about }) + '\\n', () => app.exit(0));
});
`;

describe('a virtual display', () => {
  let display: Display;
  let dir: string;
  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'hearthline-prepare-'));
    display = await openDisplay({ isAlwaysVirtual: true });
  });
  afterAll(async () => {
    await display.close();
    await rm(dir, { recursive: true });
  });

  it('has a key store and notifications on a bus of its own', async () => {
    expect(display.isVirtual).toBe(true);
    expect(display.env['DBUS_SESSION_BUS_ADDRESS']).not.toBe(process.env['DBUS_SESSION_BUS_ADDRESS']);
    expect(await hasOwner(display, 'org.freedesktop.secrets')).toBe(true);
    expect(await hasOwner(display, 'org.freedesktop.Notifications')).toBe(true);
    expect(await hasOwner(display, 'org.example.Nobody')).toBe(false);
  });

  it('ends everything it started, and only its own', async () => {
    const other = await openDisplay({ isAlwaysVirtual: true });
    expect(other.env['DISPLAY']).not.toBe(display.env['DISPLAY']);
    await other.close();
    await expect(hasOwner(other, 'org.freedesktop.secrets')).rejects.toThrow('Command failed');
    expect(await hasOwner(display, 'org.freedesktop.secrets')).toBe(true);
  });

  it('runs an app in Electron from its folder: its name and version, a real key store, a shown notification', async () => {
    await writeFile(
      join(dir, 'package.json'),
      '{"name":"try","productName":"Try It","version":"9.8.7","type":"module","main":"main.js"}',
    );
    await writeFile(join(dir, 'main.js'), APP);
    const electron = await ensureElectron(createProgress(() => undefined));
    const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    const args = [...sandbox, ...electron.launchArgs(dir), `--user-data-dir=${join(dir, 'profile')}`];
    const { stdout } = await run(electron.executable, args, {
      timeout: 60_000,
      env: { ...process.env, ...display.env },
    });
    const found: unknown = JSON.parse(/^FOUND (.*)$/m.exec(stdout)?.[1] ?? 'null');
    expect(found).toEqual({
      wasReady: false,
      name: 'Try It',
      version: '9.8.7',
      path: dir,
      notified: 'show',
      secret: '春雨',
      backend: 'gnome_libsecret',
      electron: electron.version,
    });
  });
});
