import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { stripTypeScriptTypes } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SipAccount } from '@hearthline/protocol';
import { encodeWav, makeTone } from '@hearthline/pbx';
import { _electron, type Page } from 'playwright';
import { ICE_FIELD_TRIALS } from '../../../apps/desktop/src/main/lines/iceTrials.ts';
import { openDisplay } from '../../../scripts/prepare/display.ts';
import { ensureElectron } from '../../../scripts/prepare/electron.ts';
import { createProgress } from '../../../scripts/prepare/progress.ts';
import type { Call, LabPage } from './labPage.ts';
import { bundlePhonePage } from './phonePage.ts';

/** What every microphone of the lab hears. */
export const MICROPHONE_HZ = 620;

/** A phone in a real window of a real Electron, without the rest of the app. */
export interface LabPhone {
  readonly page: Page;
  register(account: SipAccount): Promise<void>;
  lineState(): Promise<string>;
  /** Resolves when the line is in that state. */
  untilLine(kind: string): Promise<{ problem: string | null; afterMs: number }>;
  registrationDelayMs(): Promise<number | null>;
  dial(number: string): Promise<string>;
  /** Runs a command of the phone on a call. */
  command(name: CallCommand, callId: string): Promise<void>;
  setMuted(callId: string, isMuted: boolean): Promise<void>;
  sendDigits(callId: string, tones: string): Promise<void>;
  setSaving(wish: 'automatic' | 'always' | 'never'): Promise<void>;
  /** A call has agreed on it. */
  untilVoiceMode(mode: 'normal' | 'saving'): Promise<Call>;
  untilSilent(): Promise<void>;
  transfer(callId: string, number: string): Promise<void>;
  /** Resolves with the second call's id. */
  consult(callId: string, number: string): Promise<string>;
  /** The newest call of that state. */
  untilState(kind: string): Promise<Call>;
  /** This very call has ended; older ended calls are still shown for a while. */
  untilEnded(callId: string): Promise<Call>;
  untilAudioBothWays(): Promise<Call>;
  untilQuality(): Promise<Call>;
  call(callId: string): Promise<Call | null>;
  untilHeard(frequencyHz: number): Promise<number>;
  cutSocket(how: 'closed' | 'silent'): Promise<void>;
  wire(): Promise<string[]>;
  /** What the phone logged and what went over its sockets (first lines), for a test that failed. */
  story(): Promise<string>;
}

type CallCommand = 'answer' | 'hangUp' | 'reject' | 'hold' | 'retrieve' | 'completeTransfer' | 'cancelTransfer';

export interface PhoneWindows {
  readonly electronVersion: string;
  /** Electron's main process, for what only a process can have done to it. */
  pid(): Promise<number>;
  open(): Promise<LabPhone>;
  close(): Promise<void>;
}

/** The page is served on loopback, which browsers hold for a secure context, by Electron itself: it may run at a home of its own. */
const MAIN = `
const { createServer } = require('node:http');
const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const { app, BrowserWindow, session } = require('electron');
const script = readFileSync(join(__dirname, 'page.js'));
const server = createServer((request, response) => {
  const isScript = request.url === '/page.js';
  response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html');
  response.end(isScript ? script : '<!doctype html><title>phone</title><script type="module" src="/page.js"></script>');
});
globalThis.pageUrl = new Promise((resolve) => {
  server.listen(0, '127.0.0.1', () => resolve('http://127.0.0.1:' + server.address().port + '/'));
});
/** As the product's main process: its own connections take the line that is free, and its pages are told of lines. */
const watchLines = async () => {
  const [{ LinePicker, OtherWays }, { waysOut, watchWays }] = await Promise.all([import('./linePicker.mjs'), import('./ways.mjs')]);
  const otherWays = new OtherWays();
  session.defaultSession.webRequest.onBeforeRequest({ urls: ['wss://*/*'] }, ({ url }, go) => {
    const address = new URL(url);
    otherWays.asked(address, address.host);
    go({});
  });
  const picker = new LinePicker({
    ways: () => waysOut(),
    isAllowed: () => true,
    wantsOtherWay: (target) => otherWays.take(target),
  });
  await session.defaultSession.setProxy({ proxyRules: 'https=127.0.0.1:' + (await picker.listen()) });
  const tell = (contents) => contents.executeJavaScript('globalThis.lab && lab.setWays(' + waysOut().length + ')');
  watchWays(() => BrowserWindow.getAllWindows().forEach(({ webContents }) => void tell(webContents)));
  globalThis.tellWays = tell;
};
app.whenReady().then(async () => {
  await watchLines();
  session.defaultSession.setPermissionRequestHandler((_contents, permission, answer) => answer(permission === 'media'));
  // The PBX of the test has a private authority; how the product trusts one is tested with the product.
  session.defaultSession.setCertificateVerifyProc((_request, answer) => answer(0));
  new BrowserWindow({ show: true, webPreferences: { backgroundThrottling: false } }).loadURL('about:blank');
});
app.on('window-all-closed', () => {});
`;

export interface PhoneWindowsOptions {
  /** Gives what is started in Electron's place, such as a netlab's `launcher`. */
  readonly launcher?: (dir: string, executable: string) => Promise<string>;
  /** What every microphone hears, round and round; default: a tone of `MICROPHONE_HZ`. */
  readonly microphoneWav?: string;
}

/** Starts Electron with nothing but windows for phones. */
export async function openPhoneWindows(options: PhoneWindowsOptions = {}): Promise<PhoneWindows> {
  const runtime = await ensureElectron(createProgress());
  const display = await openDisplay({ isAlwaysVirtual: true });
  const dir = await mkdtemp(join(tmpdir(), 'hearthline-phone-'));
  const appDir = join(dir, 'app');
  await mkdir(appDir);
  await writeFile(join(appDir, 'package.json'), JSON.stringify({ name: 'phone-lab', main: 'main.cjs' }));
  await writeFile(join(appDir, 'main.cjs'), MAIN);
  const microphone = options.microphoneWav ?? (await writeTone(dir));
  await writeFile(join(appDir, 'page.js'), await bundlePhonePage());
  for (const name of ['linePicker', 'ways']) await writeFile(join(appDir, `${name}.mjs`), await linesModule(name));
  const app = await _electron.launch({
    executablePath: (await options.launcher?.(dir, runtime.executable)) ?? runtime.executable,
    env: { ...(process.env as Record<string, string>), ...display.env },
    args: [
      ...runtime.launchArgs(appDir),
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      `--force-fieldtrials=${ICE_FIELD_TRIALS}`,
      '--use-fake-device-for-media-stream',
      `--use-file-for-fake-audio-capture=${microphone}`,
      '--autoplay-policy=no-user-gesture-required',
      `--user-data-dir=${join(dir, 'profile')}`,
    ],
  });
  await app.firstWindow();
  return {
    electronVersion: runtime.version,
    pid: () => app.evaluate(() => process.pid),
    open: async () => {
      const opened = app.waitForEvent('window');
      await app.evaluate(async ({ BrowserWindow }) => {
        const window = new BrowserWindow({ show: true, webPreferences: { backgroundThrottling: false } });
        const { pageUrl, tellWays } = globalThis as unknown as {
          pageUrl: Promise<string>;
          tellWays(contents: unknown): Promise<void>;
        };
        await window.loadURL(await pageUrl);
        await tellWays(window.webContents);
      });
      const page = await opened;
      await page.waitForFunction(() => 'lab' in globalThis);
      // The browser takes a tone that does not change for noise, for seconds and at times for a minute: what is tested here is its way.
      await page.evaluate(() =>
        (globalThis as unknown as LabPage).lab.phone.setVoiceProcessing({ echo: false, noise: 'off', gain: false }),
      );
      return phoneOn(page);
    },
    close: async () => {
      const gone = app.waitForEvent('close');
      await app.evaluate(({ app: electron }) => electron.exit(0)).catch(() => undefined);
      await gone;
      await display.close();
      await rm(dir, { recursive: true, force: true });
    },
  };
}

async function writeTone(dir: string): Promise<string> {
  const file = join(dir, 'microphone.wav');
  const tone = makeTone({ frequencyHz: MICROPHONE_HZ, durationMs: 10_000, sampleRateHz: 48_000, levelDb: -12 });
  await writeFile(file, encodeWav(tone));
  return file;
}

/** A file of the product's main process, as an older Node can run it. */
async function linesModule(name: string): Promise<string> {
  const file = new URL(`../../../apps/desktop/src/main/lines/${name}.ts`, import.meta.url);
  return stripTypeScriptTypes(await readFile(file, 'utf8'), { mode: 'strip' });
}

function phoneOn(page: Page): LabPhone {
  return {
    page,
    register: (account) => page.evaluate((a) => (globalThis as unknown as LabPage).lab.register(a), account),
    lineState: () => page.evaluate(() => (globalThis as unknown as LabPage).lab.phone.line.getState().state.kind),
    untilLine: (kind) => page.evaluate((k) => (globalThis as unknown as LabPage).lab.untilLine(k), kind),
    registrationDelayMs: () =>
      page.evaluate(() => (globalThis as unknown as LabPage).lab.phone.line.getState().registrationDelayMs),
    dial: (number) => page.evaluate((n) => (globalThis as unknown as LabPage).lab.phone.dial(n), number),
    command: (name, callId) =>
      page.evaluate(([n, id]) => (globalThis as unknown as LabPage).lab.phone[n](id), [name, callId] as const),
    setMuted: (callId, isMuted) =>
      page.evaluate(([id, m]) => (globalThis as unknown as LabPage).lab.phone.setMuted(id, m), [
        callId,
        isMuted,
      ] as const),
    sendDigits: (callId, tones) =>
      page.evaluate(([id, t]) => (globalThis as unknown as LabPage).lab.phone.sendDigits(id, t), [
        callId,
        tones,
      ] as const),
    setSaving: (wish) => page.evaluate((w) => (globalThis as unknown as LabPage).lab.phone.setSaving(w), wish),
    untilVoiceMode: (mode) =>
      page.evaluate(
        (m) => (globalThis as unknown as LabPage).lab.untilCall(({ quality }) => quality?.voiceMode === m),
        mode,
      ),
    untilSilent: () => page.evaluate(() => (globalThis as unknown as LabPage).lab.untilSilent()),
    transfer: (callId, number) =>
      page.evaluate(([id, n]) => (globalThis as unknown as LabPage).lab.phone.transfer(id, n), [
        callId,
        number,
      ] as const),
    consult: (callId, number) =>
      page.evaluate(([id, n]) => (globalThis as unknown as LabPage).lab.phone.consult(id, n), [
        callId,
        number,
      ] as const),
    untilState: (kind) =>
      page.evaluate((k) => (globalThis as unknown as LabPage).lab.untilCall((call) => call.state.kind === k), kind),
    untilEnded: (callId) =>
      page.evaluate(
        (id) =>
          (globalThis as unknown as LabPage).lab.untilCall((call) => call.id === id && call.state.kind === 'ended'),
        callId,
      ),
    untilAudioBothWays: () =>
      page.evaluate(() =>
        (globalThis as unknown as LabPage).lab.untilCall(
          ({ state, timings }) =>
            state.kind === 'talking' && timings.firstAudioInAt !== null && timings.firstAudioOutAt !== null,
        ),
      ),
    untilQuality: () =>
      page.evaluate(() => (globalThis as unknown as LabPage).lab.untilCall(({ quality }) => quality !== null)),
    call: (callId) =>
      page.evaluate(
        (id) => (globalThis as unknown as LabPage).lab.phone.calls.getState().find((call) => call.id === id) ?? null,
        callId,
      ),
    untilHeard: (frequencyHz) =>
      page.evaluate((hz) => (globalThis as unknown as LabPage).lab.untilHeard(hz), frequencyHz),
    cutSocket: (how) => page.evaluate((h) => (globalThis as unknown as LabPage).lab.cutSocket(h), how),
    wire: () => page.evaluate(() => (globalThis as unknown as LabPage).lab.wire),
    story: () =>
      page.evaluate(() =>
        [...(globalThis as unknown as LabPage).lab.log, `now ${Math.round(performance.now())}`].join('\n'),
      ),
  };
}
