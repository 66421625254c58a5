/**
 * Takes the pictures of every screen for docs/screens: `pnpm screens`. The scenes come from the gallery (made-up data, a
 * clock that stands still), so a picture changes only when a screen does; `call.png` is the real app in a real call.
 *
 * Names: screen-language-size[-dark].png. The browser is the Electron that runs the desktop.
 */
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { callFromOutside } from '@hearthline/pbx';
import { findOverflow, sceneNamesOf, serveGallery, showScene } from '@hearthline/ui/gallery';
import { hostUntil, openPlainBrowser, openStage, OPERATOR_TONE_HZ, Person } from '@hearthline/e2e/stage';
import { openDisplay } from './prepare/display.ts';
import { createProgress } from './prepare/progress.ts';
import { root } from './root.ts';

const folder = join(root, 'docs', 'screens');
const progress = createProgress();

const small = { width: 1024, height: 640, name: '1024x640' } as const;
const large = { width: 1366, height: 768, name: '1366x768' } as const;
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
/** All other scenes once in each language, on the smaller screen: that is where it is tight. */
const isSecondary = (scene: string): boolean => !Object.values(primary).includes(scene);

interface Shot {
  readonly scene: string;
  readonly language: keyof typeof languages;
  readonly size: typeof small | typeof large;
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
    ...scenes.filter(isSecondary).map((scene) => ({
      ...{ scene, language, size: small, theme: 'light' as const },
      file: `${inWords(scene)}-${language}-${small.name}.png`,
    })),
  ]);

/** `todayOffline` as `today-offline`. */
const inWords = (scene: string): string => scene.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

async function shootGallery(): Promise<string[]> {
  const display = await openDisplay({ isAlwaysVirtual: true });
  const gallery = await serveGallery();
  const faults: string[] = [];
  try {
    for (const size of [small, large]) {
      const browser = await openPlainBrowser({ env: display.env, ...size, progress });
      const { page } = browser;
      await page.emulateMedia({ reducedMotion: 'reduce' });
      await page.goto(gallery.url);
      const shots = shotsOf(await sceneNamesOf(page)).filter((shot) => shot.size === size);
      for (const { scene, language, theme, file } of shots) {
        await showScene(page, { url: gallery.url, name: scene, look: `${languages[language]},${theme}` });
        faults.push(...(await findOverflow(page)).map((text) => `${file}: ${text}`));
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

/** One picture of the real thing: a customer on the line, over the real PBX, in Chinese. */
async function shootCall(): Promise<void> {
  const stage = await openStage({ progress });
  try {
    const desktop = await stage.startDesktop();
    const operator = await Person.at(desktop);
    await operator.beginsShift('linxiaoman');
    await operator.chooses('goReady');
    const customer = await callFromOutside(stage.pbx, {
      number: '12345',
      toneHz: 440,
      callerName: 'Wang',
      callerNumber: '13900002046',
      maxMs: 60_000,
    });
    await operator.page.getByRole('button', { name: operator.words.call.answer }).click();
    await customer.untilHeard(OPERATOR_TONE_HZ);
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
    await customer.hangup();
  } finally {
    await stage.close();
  }
}

await mkdir(folder, { recursive: true });
for (const old of await readdir(folder)) if (old.endsWith('.png')) await rm(join(folder, old));
const faults = await progress.step('pictures of every screen', shootGallery);
await progress.step('a picture of a real call', shootCall);
const files = await readdir(folder);
const sizes = await Promise.all(files.map(async (file) => (await stat(join(folder, file))).size));
const megabytes = sizes.reduce((sum, size) => sum + size, 0) / 1e6;
console.log(`${files.length} pictures in docs/screens, ${megabytes.toFixed(1)} MB`);
for (const fault of faults) console.log(fault);
process.exitCode = faults.length === 0 ? 0 : 1;
