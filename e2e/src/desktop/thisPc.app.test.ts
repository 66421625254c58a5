import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile, stat, symlink, writeFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  DEMO_PASSWORD,
  HubPerson,
  hostSend,
  hostUntil,
  hostValue,
  mainWindowOf,
  openStage,
  Person,
  type Desktop,
  type Stage,
} from '../stage/index.ts';

let stage: Stage;
let open: Desktop[] = [];
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.close());
afterEach(async () => {
  for (const desktop of open.splice(0)) await desktop.close().catch(() => undefined);
});

/** A desktop on a PC of this name; the same name again is the same PC later. */
async function startAt(pc: string, env: Record<string, string> = {}): Promise<Desktop> {
  const desktop = await stage.startDesktop({ pc, env: { ...stage.display.env, ...env } });
  open.push(desktop);
  return desktop;
}
async function restart(desktop: Desktop, pc: string): Promise<Desktop> {
  await desktop.close();
  open = open.filter((each) => each !== desktop);
  return startAt(pc);
}
/** The same command once more, as a second click on the icon; resolves with its exit code. */
async function secondStart(first: Desktop): Promise<unknown> {
  const { spawnfile, spawnargs } = first.app.process();
  const args = spawnargs.slice(1).filter((each) => !/^--(inspect|remote-debugging)/.test(each));
  const [code] = (await once(
    spawn(spawnfile, args, { env: { ...process.env, ...stage.display.env }, stdio: 'ignore' }),
    'exit',
  )) as unknown[];
  return code;
}
const profileOf = (pc: string): string => join(stage.dir, `pc-${pc}`);

describe('one Hearthline a person', () => {
  it('a second start ends by itself and brings the first window forward; another profile runs beside it', async () => {
    const first = await startAt('only');
    await mainWindowOf(first).hide();
    const cameForward = first.app.evaluate(
      ({ BrowserWindow }) =>
        new Promise<boolean>((resolve) => {
          const screens = BrowserWindow.getAllWindows().find((window) =>
            window.webContents.getURL().startsWith('hearthline://screens'),
          );
          screens?.once('show', () => resolve(true));
        }),
    );
    expect(await secondStart(first)).toBe(0);
    expect(await cameForward).toBe(true);
    const beside = await startAt('beside');
    await beside.screens().getByRole('button').first().waitFor();
    expect((await hostValue(first, 'app')).kind).toBe('desktop');
  });
});

describe('settings', () => {
  it('language, colours and text size are the same after a restart', async () => {
    const desktop = await startAt('settings');
    await hostSend(desktop, 'changeSettings', { language: 'en', theme: 'dark', textScale: 1.25, closesToTray: false });
    const again = await restart(desktop, 'settings');
    expect(await hostValue(again, 'settings')).toMatchObject({
      language: 'en',
      theme: 'dark',
      textScale: 1.25,
      closesToTray: false,
    });
    await again.screens().getByRole('button', { name: 'Sign in', exact: true }).waitFor();
    expect(await again.screens().evaluate(() => document.documentElement.lang)).toBe('en');
  });

  it('N11 a corrupt file is kept aside and told in words, and the app works', async () => {
    await mkdir(profileOf('corrupt'), { recursive: true });
    const text = '{"language":"en","theme":';
    await writeFile(join(profileOf('corrupt'), 'settings.json'), text);
    const desktop = await startAt('corrupt');
    const operator = await Person.at(desktop);
    expect(await readFile(join(profileOf('corrupt'), 'settings.json.corrupt'), 'utf8')).toBe(text);
    await operator.beginsShift('linxiaoman');
    await operator.isTold('app.settingsCorrupt');
    await operator.page
      .getByRole('region', { name: operator.words.shell.notices })
      .getByRole('button', { name: operator.words.common.dismiss })
      .click();
    await hostUntil(desktop, { name: 'notices', accepts: (notices) => notices.length === 0, argument: null });
  });

  it('N11 a full disk is told in words; what was changed holds for this run, and the file is as it was', async () => {
    const desktop = await startAt('full');
    const operator = await Person.at(desktop);
    await operator.beginsShift('linxiaoman');
    const before = await readFile(join(profileOf('full'), 'settings.json'), 'utf8');
    await symlink('/dev/full', join(profileOf('full'), 'settings.json.new'));
    await hostSend(desktop, 'changeSettings', { theme: 'dark' });
    await operator.isTold('app.diskFull');
    expect((await hostValue(desktop, 'settings')).theme).toBe('dark');
    await operator.page.locator('[data-theme="dark"]').first().waitFor({ state: 'attached' });
    expect(await readFile(join(profileOf('full'), 'settings.json'), 'utf8')).toBe(before);
    expect(JSON.parse(before)).toMatchObject({ theme: 'system' });
  });
});

describe('the outbox', () => {
  it('N11 a corrupt file is kept aside and told in words, and acknowledging works', async () => {
    await mkdir(profileOf('outbox'), { recursive: true });
    await writeFile(join(profileOf('outbox'), 'outbox.json'), '[{"personId":');
    const desktop = await startAt('outbox');
    const operator = await Person.at(desktop);
    await operator.beginsShift('linxiaoman');
    await operator.isTold('app.outboxCorrupt');
    expect(await readFile(join(profileOf('outbox'), 'outbox.json.corrupt'), 'utf8')).toBe('[{"personId":');
    const leader = await HubPerson.signIn(stage.hub().url, 'liuzuzhang');
    const announcementId = await leader.announces({ title: '发件箱坏了也能确认' });
    await hostSend(desktop, 'acknowledge', { announcementId, version: 1 });
    await leader.until((topics) => topics.announcements?.get(announcementId)?.acknowledgedCount === 1);
    leader.leaves();
  });
});

describe('secrets', () => {
  it('live in the key store of the OS: signed in and registered by itself after a restart, nothing in plain text on disk', async () => {
    const desktop = await startAt('keys');
    const operator = await Person.at(desktop);
    await operator.beginsShift('zhouxiaohe');
    const again = await restart(desktop, 'keys');
    await hostUntil(again, { name: 'line', accepts: ({ state }) => state.kind === 'registered', argument: null });
    expect(await hostValue(again, 'session')).toMatchObject({ kind: 'signedIn', isRemembered: true });
    const kept = await openedSecrets(again, join(profileOf('keys'), 'secrets.json'));
    const { token } = JSON.parse(kept['hubSession'] ?? '') as { token: string };
    const { password } = JSON.parse(kept['sipAccount'] ?? '') as { password: string };
    const files = await everyFileIn(profileOf('keys'));
    expect(token.length * password.length).toBeGreaterThan(0);
    expect(files.some(({ bytes }) => bytes.includes('zhouxiaohe'))).toBe(true);
    for (const secret of [token, password, DEMO_PASSWORD])
      expect(files.filter(({ bytes }) => bytes.includes(secret)).map(({ path }) => path)).toEqual([]);
  });

  it('N11 without a key store nothing is written, the person is told, and the shift works to its end', async () => {
    const desktop = await startAt('noKeys', { DBUS_SESSION_BUS_ADDRESS: 'disabled:' });
    const operator = await Person.at(desktop);
    expect(await hostValue(desktop, 'app')).toMatchObject({ keepsSecrets: false });
    await operator.sees(operator.words.signIn.rememberImpossible);
    // The screens do not offer it; asked for all the same it is refused in words.
    const { hubUrl } = await hostValue(desktop, 'settings');
    await hostSend(desktop, 'signIn', { hubUrl, account: 'linxiaoman', password: DEMO_PASSWORD, remember: true });
    await operator.isTold('app.keyStoreMissing');
    expect(await hostValue(desktop, 'session')).toMatchObject({ isRemembered: false });
    await hostUntil(desktop, { name: 'line', accepts: ({ state }) => state.kind === 'registered', argument: null });
    await operator.chooses('goReady');
    await expect(stat(join(profileOf('noKeys'), 'secrets.json'))).rejects.toMatchObject({ code: 'ENOENT' });
    const again = await restart(desktop, 'noKeys');
    expect((await hostValue(again, 'session')).kind).toBe('signedOut');
  });
});

/** The kept secrets, opened by the app's own main process: nobody else can. */
async function openedSecrets(desktop: Desktop, file: string): Promise<Record<string, string>> {
  const sealed = JSON.parse(await readFile(file, 'utf8')) as Record<string, string>;
  return desktop.app.evaluate(
    ({ safeStorage }, entries) =>
      Object.fromEntries(
        Object.entries(entries).map(([name, text]) => [name, safeStorage.decryptString(Buffer.from(text, 'base64'))]),
      ),
    sealed,
  );
}

async function everyFileIn(dir: string): Promise<{ path: string; bytes: Buffer }[]> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  return Promise.all(
    entries
      .filter((entry) => entry.isFile())
      .map(async (entry) => {
        const path = join(entry.parentPath, entry.name);
        return { path, bytes: await readFile(path) };
      }),
  );
}
