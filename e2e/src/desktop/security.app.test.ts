import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../../../scripts/root.ts';
import { hostUntil, openStage, Person, type Desktop, type Stage } from '../stage/index.ts';

const enginePreload = join(root, 'apps', 'desktop', 'out', 'preload-engine.cjs');
let stage: Stage;
let desktop: Desktop;

beforeAll(async () => {
  stage = await openStage({ pbx: 'none' });
  desktop = await stage.startDesktop();
  const operator = await Person.at(desktop);
  await operator.signIn('linxiaoman');
  await hostUntil(desktop, { name: 'hubLink', accepts: ({ kind }) => kind === 'live', argument: null });
});
afterAll(() => stage?.close());

/** The page's door to the main process, as far as these tests push at it. */
type Door = { hearthline: { call: Record<string, (input: unknown) => Promise<{ ok: boolean; code?: string }>> } };

/** A window that is not ours, with the engine's own door, showing `url`, asks for everything the engine gets at start. */
const foreignWindowAsks = (url: string): Promise<unknown> =>
  desktop.app.evaluate(
    async ({ BrowserWindow }, { address, preload }) => {
      const window = new BrowserWindow({
        show: false,
        webPreferences: { preload, sandbox: true, contextIsolation: true },
      });
      try {
        await window.loadURL(address);
        return (await window.webContents.executeJavaScript('window.hearthline.call["engine.boot"]({})')) as unknown;
      } finally {
        window.destroy();
      }
    },
    { address: url, preload: enginePreload },
  );

describe('the way to the main process', () => {
  const refused = { ok: false, code: 'app.refused' };

  it.each([
    ['a strange page', 'data:text/html,<p>hello</p>'],
    ['an empty page', 'about:blank'],
    ['a second window of the engine’s own origin', 'hearthline://engine/nothing'],
  ])('is closed to %s', async (_who, url) => {
    expect(await foreignWindowAsks(url)).toEqual(refused);
  });

  it('is closed to the screens, but for the one row that is theirs', async () => {
    const rows = await desktop.screens().evaluate(() => Object.keys((window as unknown as Door).hearthline.call));
    expect(rows).toEqual(['screens.connect']);
    // The engine's own door in the screens' very window, showing the screens' own page: refused by its window and origin.
    const reply = await desktop.app.evaluate(async ({ BrowserWindow, ipcMain }) => {
      const screens = BrowserWindow.getAllWindows().find((window) =>
        window.webContents.getURL().startsWith('hearthline://screens'),
      );
      const handlers = Reflect.get(ipcMain, '_invokeHandlers') as Map<string, (...given: unknown[]) => unknown>;
      const event = { sender: screens?.webContents, senderFrame: screens?.webContents.mainFrame };
      return handlers.get('secret.remove')?.(event, { name: 'hubSession' });
    });
    expect(reply).toEqual(refused);
  });

  it('refuses an input that does not fit its row, and does nothing', async () => {
    const reply = await desktop.engine.evaluate(() =>
      (window as unknown as Door).hearthline.call['secret.save']?.({ name: 'somethingElse', value: 'x' }),
    );
    expect(reply).toEqual(refused);
  });

  it('a frame inside the engine’s page cannot even be made', async () => {
    const outcome = await desktop.engine.evaluate(
      () =>
        new Promise((resolve) => {
          document.addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective));
          const frame = document.createElement('iframe');
          frame.src = 'hearthline://screens/';
          document.body.append(frame);
        }),
    );
    expect(outcome).toBe('frame-src');
  });
});

describe('the screens', () => {
  it('have no microphone', async () => {
    const outcome = await desktop.screens().evaluate(() =>
      navigator.mediaDevices.getUserMedia({ audio: true }).then(
        () => 'given',
        (error: Error) => error.name,
      ),
    );
    expect(outcome).toBe('NotAllowedError');
  });

  it('have no network: not even to the hub', async () => {
    const outcome = await desktop.screens().evaluate(async (hubUrl) => {
      const blocked = new Promise((resolve) => {
        document.addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective), {
          once: true,
        });
      });
      const reply = await fetch(`${hubUrl}/api/health`).then(
        () => 'reached',
        () => 'failed',
      );
      return [reply, await blocked];
    }, stage.hub().url);
    expect(outcome).toEqual(['failed', 'connect-src']);
    const socket = await desktop.screens().evaluate(
      (hubUrl) =>
        new Promise((resolve) => {
          try {
            const tried = new WebSocket(`${hubUrl.replace(/^http/, 'ws')}/api/socket`);
            tried.addEventListener('open', () => resolve('open'));
            tried.addEventListener('error', () => resolve('failed'));
          } catch {
            resolve('failed');
          }
        }),
      stage.hub().url,
    );
    expect(socket).toBe('failed');
  });

  it('have no Node and no Electron', async () => {
    const found = await desktop
      .screens()
      .evaluate(() => ['require', 'process', 'module', 'Buffer', 'electron'].filter((name) => name in window));
    expect(found).toEqual([]);
  });

  it('run no code from a string', async () => {
    // Playwright's own `evaluate` is not bound by the page's policy; a script element is.
    const outcome = await desktop.screens().evaluate(
      () =>
        new Promise((resolve) => {
          document.addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective), {
            once: true,
          });
          const script = document.createElement('script');
          script.textContent = 'window.wasRun = true';
          document.head.append(script);
          if ('wasRun' in window) resolve('run');
        }),
    );
    expect(outcome).toMatch(/^script-src/);
  });

  it('open no window and go nowhere', async () => {
    const before = desktop.app.windows().length;
    const opened = await desktop.screens().evaluate(() => window.open('https://hearthline.invalid/') === null);
    expect(opened).toBe(true);
    const stays = await desktop.app.evaluate(async ({ BrowserWindow }) => {
      const screens = BrowserWindow.getAllWindows().find((window) =>
        window.webContents.getURL().startsWith('hearthline://screens'),
      );
      if (screens === undefined) return 'no screens';
      const refused = new Promise((resolve) =>
        screens.webContents.once('will-navigate', (event) => setImmediate(() => resolve(event.defaultPrevented))),
      );
      await screens.webContents.executeJavaScript('location.href = "https://hearthline.invalid/"; 0', true);
      const isWhole = (await screens.webContents.executeJavaScript(
        'document.querySelector("nav") !== null',
      )) as boolean;
      return [await refused, screens.webContents.getURL(), isWhole];
    });
    expect(stays).toEqual([true, expect.stringMatching(/^hearthline:\/\/screens\//), true]);
    expect(desktop.app.windows()).toHaveLength(before);
  });
});

describe('permissions', () => {
  it('of the engine: sound, and nothing else', async () => {
    const outcomes = await desktop.engine.evaluate(async () => {
      const media = (wanted: MediaStreamConstraints): Promise<string> =>
        navigator.mediaDevices.getUserMedia(wanted).then(
          (stream) => {
            for (const track of stream.getTracks()) track.stop();
            return 'given';
          },
          (error: Error) => error.name,
        );
      const location = new Promise<string>((resolve) =>
        navigator.geolocation.getCurrentPosition(
          () => resolve('given'),
          (error) => resolve(error.code === error.PERMISSION_DENIED ? 'denied' : `failed ${error.code}`),
        ),
      );
      return {
        audio: await media({ audio: true }),
        video: await media({ video: true }),
        both: await media({ audio: true, video: true }),
        screen: await navigator.mediaDevices.getDisplayMedia().then(
          () => 'given',
          (error: Error) => error.name,
        ),
        location: await location,
      };
    });
    expect(outcomes).toMatchObject({ audio: 'given', video: 'NotAllowedError', both: 'NotAllowedError' });
    expect(outcomes.location).toBe('denied');
    expect(outcomes.screen).not.toBe('given');
  });

  it('of the engine, asked one by one', async () => {
    const states = await desktop.engine.evaluate(async () => {
      const names = ['geolocation', 'camera', 'clipboard-read', 'midi', 'microphone'] as const;
      const found: Record<string, string> = {};
      for (const name of names)
        found[name] = (await navigator.permissions.query({ name: name as PermissionName })).state;
      return found;
    });
    expect(states).toEqual({
      geolocation: 'denied',
      camera: 'denied',
      'clipboard-read': 'denied',
      midi: 'denied',
      microphone: 'granted',
    });
  });
});
