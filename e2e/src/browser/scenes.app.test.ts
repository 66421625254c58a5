/** Every scene of the screens (all four faces of each) in Chromium, with the made-up data of the gallery. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { findOverflow, sceneNamesOf, serveGallery, showScene } from '@hearthline/ui/gallery';
import type { AxeResults } from 'axe-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDisplay, type Display } from '../../../scripts/prepare/display.ts';
import { openPlainBrowser, type PlainBrowser } from '../stage/index.ts';

let display: Display;
let browser: PlainBrowser;
let gallery: Awaited<ReturnType<typeof serveGallery>>;
let names: string[];

beforeAll(async () => {
  display = await openDisplay({ isAlwaysVirtual: true });
  [browser, gallery] = await Promise.all([
    openPlainBrowser({ env: display.env, width: 1024, height: 640 }),
    serveGallery(),
  ]);
  await browser.page.emulateMedia({ reducedMotion: 'reduce' });
  await browser.page.goto(gallery.url);
  names = await sceneNamesOf(browser.page);
});
afterAll(async () => {
  await browser?.close();
  await gallery?.close();
  await display?.close();
});

describe('every scene', () => {
  it('U1 nothing runs over at 1024 pixels with larger text, in English', async () => {
    expect(await inEachScene(['en,light,1.3'], () => findOverflow(browser.page))).toEqual([]);
  });

  it('U3 axe finds nothing, and nothing runs over, in turn in Chinese by day and in English at night', async () => {
    await browser.page.goto(gallery.url);
    await browser.page.evaluate(await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'));
    const found = await inEachScene(['zh-CN,light', 'en,dark'], async () => [
      ...(await axeFindings()),
      ...(await findOverflow(browser.page)),
    ]);
    expect(found).toEqual([]);
  });

  it.each(['talkingToday', 'ringingToday'])('C1 whoever is on the line stays in sight, in %s', async (name) => {
    const { page } = browser;
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

  it('say nothing in the console', () => {
    expect(browser.complaints).toEqual([]);
  });
});

/** Each scene once; the looks take turns. */
async function inEachScene(looks: readonly string[], lookAt: () => Promise<string[]>): Promise<string[]> {
  const found: string[] = [];
  for (const [index, name] of names.entries()) {
    const look = looks[index % looks.length] ?? '';
    await showScene(browser.page, { url: gallery.url, name, look });
    found.push(...(await lookAt()).map((text) => `${name}, ${look}: ${text}`));
  }
  return found;
}

/** Findings of WCAG 2.2 AA and axe's best practices, one line each. */
async function axeFindings(): Promise<string[]> {
  const results = await browser.page.evaluate(async (): Promise<AxeResults> => {
    const { axe } = window as unknown as { axe: { run: (options: object) => Promise<AxeResults> } };
    return axe.run({ resultTypes: ['violations'] });
  });
  return results.violations.flatMap(({ id, impact, nodes }) =>
    nodes.slice(0, 2).map(({ html }) => `${impact ?? ''} ${id}: ${html.slice(0, 160)}`),
  );
}
