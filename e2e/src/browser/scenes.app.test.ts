/** Every scene of the screens (all four faces of each) in Chromium, with the made-up data of the gallery. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { findCutBeginnings, findOverflow, sceneNamesOf, serveGallery, showScene } from '@hearthline/ui/gallery';
import { languages } from '@hearthline/ui/words';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDisplay, type Display } from '../../../scripts/prepare/display.ts';
import { openPlainBrowser, type PlainBrowser } from '../stage/index.ts';

let display: Display;
/** One for each core: a page draws and is looked at on one. */
let browsers: readonly PlainBrowser[];
let gallery: Awaited<ReturnType<typeof serveGallery>>;
let names: string[];

beforeAll(async () => {
  display = await openDisplay({ isAlwaysVirtual: true });
  const open = () => openPlainBrowser({ env: display.env, width: 1024, height: 640 });
  [gallery, ...browsers] = await Promise.all([serveGallery(), open(), open()]);
  for (const { page } of browsers) {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.goto(gallery.url);
  }
  names = await sceneNamesOf(first().page);
});
afterAll(async () => {
  await Promise.all((browsers ?? []).map((browser) => browser.close()));
  await gallery?.close();
  await display?.close();
});

function first(): PlainBrowser {
  const [browser] = browsers;
  if (browser === undefined) throw new Error('no browser was opened');
  return browser;
}

describe('every scene', () => {
  it('U1 nothing runs over at 1024 pixels with larger text, in English', async () => {
    expect(await inEachScene(['en,light,1.3'], (page) => findOverflow(page))).toEqual([]);
  });

  it('U3 [ORG-20] axe finds nothing, nothing runs over or is cut at its beginning, and Tab or arrows come to all that can be pressed (U2), in turn in Chinese by day and in English at night', async () => {
    const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
    for (const { page } of browsers) {
      await page.goto(gallery.url);
      await page.evaluate(axe);
    }
    const found = await inEachScene(['zh-CN,light', 'en,dark'], async (page) => [
      ...(await axeFindings(page)),
      ...(await findOverflow(page)),
      ...(await findCutBeginnings(page)),
      ...(await outOfReach(page)),
    ]);
    expect(found).toEqual([]);
  });

  it.each(['talkingToday', 'ringingToday'])('C1 whoever is on the line stays in sight, in %s', async (name) => {
    const { page } = first();
    await showScene(page, { url: gallery.url, name, look: 'zh-CN,light' });
    const caller = page.locator('[data-callcard]').getByRole('heading');
    const before = await caller.boundingBox();
    const scrolledBy = await page.getByRole('main').evaluate((main) => {
      main.scrollTo(0, main.scrollHeight);
      return main.scrollTop;
    });
    expect(scrolledBy).toBeGreaterThan(100);
    // Only the gap above the card closes.
    expect((before?.y ?? 0) - ((await caller.boundingBox())?.y ?? 0)).toBeLessThanOrEqual(18);
  });

  it.each(['certificateWritings', 'certificateFull'])(
    'P12 [EVAL-8] the page holds all that is on it, in %s',
    async (name) => {
      const { page } = first();
      for (const look of ['zh-CN,light', 'en,dark']) {
        await showScene(page, { url: gallery.url, name, look });
        const sheet = page.locator('[data-page-of="certificate"]');
        await sheet.waitFor();
        expect(await sheet.evaluate((one) => one.scrollHeight - one.clientHeight)).toBeLessThanOrEqual(0);
      }
    },
  );

  it('U2 Tab goes through all of a call, one after another', async () => {
    const { page } = first();
    await showScene(page, { url: gallery.url, name: 'talking', look: 'zh-CN,light' });
    expect(await neverFocused(page)).toEqual([]);
  });

  it('U2 F1 shows every key as it is now, and buttons tell theirs; Esc puts the sheet away', async () => {
    const { page } = first();
    const { call, shortcuts } = languages['zh-CN'];
    await showScene(page, { url: gallery.url, name: 'talking', look: 'zh-CN,light' });
    const mute = page.getByRole('button', { name: call.mute, exact: true });
    expect(await mute.getAttribute('aria-keyshortcuts')).toBe('M');
    await page.keyboard.press('F1');
    const sheet = page.getByRole('dialog', { name: shortcuts.helpTitle });
    await sheet.getByText(shortcuts.does.mute, { exact: true }).first().waitFor();
    expect([...(await axeFindings(page)), ...(await findOverflow(page))]).toEqual([]);
    // Letters act on nothing behind it.
    await page.keyboard.press('m');
    await page.keyboard.press('Escape');
    await sheet.waitFor({ state: 'detached' });
    await mute.waitFor();
    await page.keyboard.press('m');
    await page.getByRole('button', { name: call.unmute, exact: true }).waitFor();
  });

  it('say nothing in the console', () => {
    expect(browsers.flatMap(({ complaints }) => complaints)).toEqual([]);
  });
});

/** Each scene once, by whoever is free; the looks take turns. */
async function inEachScene(looks: readonly string[], lookAt: (page: Page) => Promise<string[]>): Promise<string[]> {
  const found: string[] = [];
  const left = names.map((name, index) => ({ name, look: looks[index % looks.length] ?? '' }));
  const lookAtThoseLeft = async ({ page }: PlainBrowser): Promise<void> => {
    for (let scene = left.shift(); scene !== undefined; scene = left.shift()) {
      const { name, look } = scene;
      await showScene(page, { url: gallery.url, name, look });
      found.push(...(await lookAt(page)).map((text) => `${name}, ${look}: ${text}`));
    }
  };
  await Promise.all(browsers.map(lookAtThoseLeft));
  return found.toSorted();
}

/** Findings of WCAG 2.2 AA and axe's best practices, one line each. */
async function axeFindings(page: Page): Promise<string[]> {
  const results = await page.evaluate(async (): Promise<AxeResults> => {
    const { axe } = window as unknown as { axe: { run: (options: object) => Promise<AxeResults> } };
    return axe.run({ resultTypes: ['violations'] });
  });
  return results.violations.flatMap(({ id, impact, nodes }) =>
    nodes.slice(0, 2).map(({ html }) => `${impact ?? ''} ${id}: ${html.slice(0, 160)}`),
  );
}

/** What can be pressed or typed into, shown and not switched off. */
const PRESSABLE = 'button, a[href], input, select, textarea, summary, [role=button], [role=switch], [role=link]';
/** Within these, arrows move on from the one that Tab comes to. */
const MOVED_BY_ARROWS = '[role=radiogroup], [role=listbox], [role=grid], [role=tablist], [role=menu]';

/** What has no place in the order of Tab, nor stands beside something that has. */
const outOfReach = (page: Page): Promise<string[]> =>
  page.evaluate(
    ([pressable, groups]) => {
      const isInOrder = (element: Element): boolean => element instanceof HTMLElement && element.tabIndex >= 0;
      const beside = (element: Element): Element[] => [...(element.closest(groups)?.querySelectorAll('*') ?? [])];
      return [...document.querySelectorAll(pressable)]
        .filter(
          (element) => element.checkVisibility() && !element.matches(':disabled, [aria-hidden=true] *, [inert] *'),
        )
        .filter((element) => !isInOrder(element) && !beside(element).some(isInOrder))
        .map((element) => `out of reach: ${element.outerHTML.slice(0, 160)}`);
    },
    [PRESSABLE, MOVED_BY_ARROWS] as const,
  );

/** Presses Tab from the first thing to the last; answers with what can be pressed and never had the focus. */
async function neverFocused(page: Page): Promise<string[]> {
  await page.evaluate(() => {
    const seen = new Set<EventTarget>();
    Object.assign(window, { seen });
    document.addEventListener('focusin', ({ target }) => target !== null && seen.add(target));
  });
  for (let count = 0; count < 100; count += 1) {
    await page.keyboard.press('Tab');
    if (await page.evaluate(() => document.activeElement === document.body)) break;
  }
  return page.evaluate((pressable) => {
    const { seen } = window as unknown as { seen: Set<Element> };
    return [...document.querySelectorAll(pressable)]
      .filter((element) => element.checkVisibility() && !element.matches(':disabled, [aria-hidden=true] *, [inert] *'))
      .filter((element) => !seen.has(element))
      .map((element) => element.outerHTML.slice(0, 160));
  }, PRESSABLE);
}
