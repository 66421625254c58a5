/** The phones that are compared: the desktop app with an operator signed in, and bare pages that are registered. */
import { join } from 'node:path';
import { DEMO_PASSWORD, hostSend, hostUntil, type Desktop, type Stage } from '@hearthline/e2e/stage';
import { hire } from '../../../e2e/src/phone/operators.ts';
import { ensureElectron } from '../../../scripts/prepare/electron.ts';
import type { Progress } from '../../../scripts/prepare/progress.ts';
import type { BareLibrary, BarePages } from './barePages.ts';
import { openBareWindow, type BareOptions, type BareWindow } from './bareWindow.ts';
import { installProbe, timeToFirstAudio } from './probe.ts';

/** The PBX answers with a tone. */
const NUMBER = '6001';

/** The desktop app as an operator has it after signing in, with the probe in its engine. */
export async function signedInDesktop(stage: Stage, options: { remember: boolean }): Promise<Desktop> {
  const desktop = await stage.startDesktop();
  await installProbe(desktop.engine);
  await hostSend(desktop, 'signIn', {
    hubUrl: stage.hub().url,
    account: 'linxiaoman',
    password: DEMO_PASSWORD,
    remember: options.remember,
  });
  await hostUntil(desktop, { name: 'line', accepts: (line) => line.state.kind === 'registered', argument: null });
  return desktop;
}

/** Calls the tone from the desktop app, through its host; resolves with the time to the first packet, ms. */
export function callFromDesktop(desktop: Desktop): Promise<number> {
  return timeToFirstAudio(desktop.engine, `host.send('dial', { number: '${NUMBER}' })`);
}

export async function hangUpDesktop(desktop: Desktop): Promise<void> {
  const calls = await hostUntil(desktop, {
    name: 'calls',
    accepts: (list) => list.some(({ state }) => state.kind === 'talking'),
    argument: null,
  });
  const call = calls.find(({ state }) => state.kind === 'talking');
  if (call === undefined) throw new Error('the call is gone');
  await hostSend(desktop, 'hangUp', { callId: call.id });
}

export interface BarePlace {
  readonly stage: Stage;
  readonly pages: BarePages;
  readonly library: BareLibrary;
  /** Its account on the PBX. */
  readonly id: string;
  readonly progress: Progress;
}

/** What the bare app is started with; its account is made on the PBX. */
export async function bareOptions({ stage, pages, library, id, progress }: BarePlace): Promise<BareOptions> {
  return {
    electron: await ensureElectron(progress),
    env: stage.display.env,
    profileDir: join(stage.dir, `bare-${library}`),
    // Over TLS as the desktop app: a page that registers in plain text is no peer.
    pageUrl: pages.url(library, { ...(await hire(stage.pbx, id)), serverUrl: stage.pbx.wssUrl }),
    microphoneWav: microphoneOf(stage),
  };
}

/** What every microphone of the stage hears. */
export const microphoneOf = (stage: Stage): string => join(stage.dir, 'operator.wav');

export async function registeredBare(place: BarePlace): Promise<BareWindow> {
  const window = await openBareWindow(await bareOptions(place));
  await window.page.evaluate('window.phone.registered');
  await installProbe(window.page);
  return window;
}

export function callFromBare({ page }: BareWindow): Promise<number> {
  return timeToFirstAudio(page, `phone.dial('${NUMBER}')`);
}

export async function hangUpBare({ page }: BareWindow): Promise<void> {
  await page.evaluate('window.phone.hangUp()');
}
