/**
 * Takes the pictures of every screen for docs/screens: `pnpm screens`. The scenes come from the gallery (made-up data, a
 * clock that stands still), so a picture changes only when a screen does; `call.png` is the real app in a real call.
 * `pnpm screens FOLDER [scene…]` puts those scenes (or all) there instead, each in both languages, sizes and themes.
 *
 * Names: screen-language-size[-dark].png. The browser is the Electron that runs the desktop. What runs over its frame
 * sideways or is cut at its beginning, and what the page complains about, is printed; exits 1 when there is any.
 */
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { callFromOutside } from '../pbx/src/index.ts';
import {
  findCutBeginnings,
  findOverflow,
  sceneNamesOf,
  serveGallery,
  showScene,
} from '../packages/ui/src/gallery/tools.ts';
import { HubPerson, hostUntil, openPlainBrowser, openStage, OPERATOR_TONE_HZ, Person } from '../e2e/src/stage/index.ts';
import { openDisplay } from './prepare/display.ts';
import { createProgress } from './prepare/progress.ts';
import { root } from './root.ts';

const [elsewhere, ...only] = process.argv.slice(2);
const folder = elsewhere ?? join(root, 'docs', 'screens');
const progress = createProgress();

const small = { width: 1024, height: 640, name: '1024x640' } as const;
const large = { width: 1366, height: 768, name: '1366x768' } as const;
/** The screens of a hall. */
const halls = [
  { width: 1920, height: 1080, name: '1920x1080' },
  { width: 3840, height: 1080, name: '3840x1080' },
] as const;
const languages = { zh: 'zh-CN', en: 'en' } as const;

/** One screen each, as it is most of the day: both languages, both sizes. */
const primary: Readonly<Record<string, string>> = {
  'sign-in': 'signedOut',
  today: 'today',
  phone: 'phone',
  ringing: 'ringing',
  talking: 'talking',
  team: 'team',
  points: 'points',
  announcements: 'announcements',
  settings: 'settings',
  floor: 'leaderFloor',
  broadcast: 'broadcast',
};
/** These also at night. */
const alsoDark = new Set(['today', 'ringing', 'talking', 'floor']);
/** The longest words, the fullest screens, and every state of a call: in English too. */
const alsoEnglish = new Set([
  'todayOffline',
  'todayFull',
  'wrapUp',
  'wrapUpOffline',
  'callFull',
  'teamFull',
  'pointsFull',
  'leaderFloorFull',
  'dialling',
  'secondCall',
  'held',
  'muted',
  'answeredItself',
  'consulting',
  'transferring',
  'transferFailed',
  'transferred',
  'conference',
  'conferenceFull',
  'recording',
  'recordingPaused',
  'notResponding',
  'ended',
  'callbackOffered',
  'callbackDialled',
  'callbackEnded',
  'callbacks',
  'messages',
  'history',
  'contacts',
]);
/** All other scenes once, on the smaller screen: that is where it is tight. */
const isSecondary = (scene: string): boolean => !Object.values(primary).includes(scene) && !isOfHall(scene);
const isOfHall = (scene: string): boolean => scene.startsWith('wallPage');

interface Shot {
  readonly scene: string;
  readonly language: keyof typeof languages;
  readonly size: typeof small | typeof large | (typeof halls)[number];
  readonly theme: 'light' | 'dark';
  readonly file: string;
}

const shotsOf = (scenes: readonly string[]): Shot[] =>
  (['zh', 'en'] as const).flatMap((language) => [
    ...Object.entries(primary).flatMap(([screen, scene]) =>
      [small, large].flatMap((size) =>
        (alsoDark.has(screen) && size === large ? (['light', 'dark'] as const) : (['light'] as const)).map((theme) => ({
          ...{ scene, language, size, theme },
          file: `${screen}-${language}-${size.name}${theme === 'dark' ? '-dark' : ''}.png`,
        })),
      ),
    ),
    ...scenes
      .filter((scene) => isSecondary(scene) && (language === 'zh' || alsoEnglish.has(scene)))
      .map((scene) => ({
        ...{ scene, language, size: small, theme: 'light' as const },
        file: `${inWords(scene)}-${language}-${small.name}.png`,
      })),
    ...scenes.filter(isOfHall).flatMap((scene) =>
      halls.map((size) => ({
        ...{ scene, language, size, theme: 'dark' as const },
        file: `${inWords(scene)}-${language}-${size.name}.png`,
      })),
    ),
  ]);

/** `todayOffline` as `today-offline`. */
const inWords = (scene: string): string => scene.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** Every look of some scenes, for whoever works on them. */
const looksOf = (scenes: readonly string[]): Shot[] =>
  scenes.flatMap((scene) =>
    (['zh', 'en'] as const).flatMap((language) =>
      (isOfHall(scene) ? halls : [small, large]).flatMap((size) =>
        (['light', 'dark'] as const).map((theme) => ({
          ...{ scene, language, size, theme },
          file: `${inWords(scene)}-${language}-${size.name}${theme === 'dark' ? '-dark' : ''}.png`,
        })),
      ),
    ),
  );

const wantedShots = (scenes: readonly string[]): Shot[] =>
  elsewhere === undefined
    ? shotsOf(scenes)
    : looksOf(only.length === 0 ? scenes : scenes.filter((scene) => only.includes(scene)));

async function shootGallery(): Promise<string[]> {
  const display = await openDisplay({ isAlwaysVirtual: true });
  const gallery = await serveGallery();
  const faults: string[] = [];
  try {
    for (const size of [small, large, ...halls]) {
      const browser = await openPlainBrowser({ env: display.env, ...size, progress });
      const { page } = browser;
      await page.emulateMedia({ reducedMotion: 'reduce' });
      await page.goto(gallery.url);
      const shots = wantedShots(await sceneNamesOf(page)).filter((shot) => shot.size === size);
      for (const { scene, language, theme, file } of shots) {
        await showScene(page, { url: gallery.url, name: scene, look: `${languages[language]},${theme}` });
        const found = [...(await findOverflow(page)), ...(await findCutBeginnings(page))];
        faults.push(...found.map((text) => `${file}: ${text}`));
        await page.screenshot({ path: join(folder, file), animations: 'disabled' });
      }
      faults.push(...browser.complaints);
      await browser.close();
    }
  } finally {
    await gallery.close();
    await display.close();
  }
  return faults;
}

/** Where on earth it is the middle of the afternoon now: the demo centre's day is half over there. */
function afternoonZone(now: Date): string {
  const aheadHours = 15 - now.getUTCHours();
  // POSIX turns the sign around: Etc/GMT-5 is five hours ahead. There are zones from 12 behind to 14 ahead.
  return aheadHours === 0 ? 'UTC' : `Etc/GMT${aheadHours > 0 ? '-' : '+'}${Math.abs(aheadHours)}`;
}

/** Colleagues of the operator's own group, and what they do meanwhile. */
const colleagues = [
  { account: 'wuqiufen', to: { kind: 'ready' } },
  { account: 'weixiaohan', to: { kind: 'notReady', reason: 'break' } },
  { account: 'qinmangzhong', to: { kind: 'notReady', reason: 'meal' } },
] as const;

async function gather(hubUrl: string): Promise<() => void> {
  const leader = await HubPerson.signIn(hubUrl, 'liuzuzhang');
  await leader.announces({
    title: '下午四点起支援隔壁县来话',
    body: '预计多三成话务。轮休时间不变，临时支援加 5 分。',
    mustRead: true,
  });
  const people = [leader];
  for (const { account, to } of colleagues) {
    const person = await HubPerson.signIn(hubUrl, account);
    await person.send('phone.credentials', {});
    await person.send('agentState.set', { to });
    people.push(person);
  }
  return () => people.forEach((person) => person.leaves());
}

/** One picture of the real thing: a customer on the line, over the real PBX, in Chinese. */
async function shootCall(): Promise<void> {
  const timeZone = afternoonZone(new Date());
  const stage = await openStage({ progress, hub: { more: { timeZone } } });
  try {
    const desktop = await stage.startDesktop({ env: { ...stage.display.env, TZ: timeZone } });
    const operator = await Person.at(desktop);
    await operator.beginsShift('linxiaoman');
    await operator.opens('phone');
    await operator.chooses('goReady');
    const customer = await callFromOutside(stage.pbx, {
      number: '12345',
      toneHz: 440,
      callerName: '王先生',
      callerNumber: '13900002046',
      maxMs: 60_000,
    });
    await operator.page.getByRole('button', { name: operator.words.call.answer }).click();
    await customer.untilHeard(OPERATOR_TONE_HZ);
    const goHome = await gather(stage.hub().url);
    await hostUntil(desktop, {
      name: 'calls',
      accepts: (calls) =>
        calls.some(
          ({ state, quality }) => state.kind === 'talking' && quality !== null && Date.now() - state.since > 12_000,
        ),
      argument: null,
      limitMs: 40_000,
    });
    await operator.page.screenshot({ path: join(folder, 'call.png') });
    goHome();
    await customer.hangup();
  } finally {
    await stage.close();
  }
}

await mkdir(folder, { recursive: true });
if (elsewhere === undefined)
  for (const old of await readdir(folder)) if (old.endsWith('.png')) await rm(join(folder, old));
const faults = await progress.step('pictures of every screen', shootGallery);
if (elsewhere === undefined) await progress.step('a picture of a real call', shootCall);
const files = await readdir(folder);
const sizes = await Promise.all(files.map(async (file) => (await stat(join(folder, file))).size));
const megabytes = sizes.reduce((sum, size) => sum + size, 0) / 1e6;
console.log(`${files.length} pictures in ${folder}, ${megabytes.toFixed(1)} MB`);
for (const fault of faults) console.log(fault);
process.exitCode = faults.length === 0 ? 0 : 1;
