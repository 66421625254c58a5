/** What takes pictures of the scenes, or checks them, in whatever browser: served, one by one, with what runs over. */
import { createServer } from 'node:http';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import type { Page } from 'playwright';
import { build } from 'vite';

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
};

const serve = async (folder: string): Promise<{ url: string; close: () => void }> => {
  const server = createServer((request, response) => {
    const path = (request.url ?? '/').split('?')[0] ?? '/';
    readFile(join(folder, path === '/' ? 'index.html' : path)).then(
      (body) => response.setHeader('content-type', contentTypes[extname(path)] ?? 'text/html').end(body),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return { url: `http://127.0.0.1:${address.port}/`, close: () => void server.close() };
};

/** Elements wider than their box, or reaching out of the window, where nothing around them cuts with an ellipsis. */
export const findOverflow = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const known = new Map<Element | null, boolean>([[null, false]]);
    const cuts = (element: Element | null): boolean => {
      const found = known.get(element);
      if (found !== undefined || element === null) return found ?? false;
      const style = getComputedStyle(element);
      const isCut =
        style.textOverflow === 'ellipsis' || style.webkitLineClamp !== 'none' || cuts(element.parentElement);
      known.set(element, isCut);
      return isCut;
    };
    const found: string[] = [];
    for (const element of document.querySelectorAll<HTMLElement>('body *:not(svg *, input)')) {
      const style = getComputedStyle(element);
      const box = element.getBoundingClientRect();
      if (box.width <= 1 || box.height <= 1 || style.visibility === 'hidden' || cuts(element)) continue;
      const name = `${element.tagName.toLowerCase()} "${(element.textContent ?? '').slice(0, 30)}"`;
      const over = element.scrollWidth - element.clientWidth;
      if (over > 1 && style.display !== 'inline' && style.overflowX !== 'auto')
        found.push(`${over} px too wide: ${name}`);
      if (box.right > window.innerWidth + 1) found.push(`out of the window: ${name}`);
    }
    return found.slice(0, 4);
  });

/**
 * Lines that are cut and whose first letter cannot be seen: what is cut is cut at its end, whatever its writing. A name from right to left
 * begins at its right. Boxes too narrow for a word show none on purpose.
 */
export const findCutBeginnings = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const NARROW_PX = 24;
    const found: string[] = [];
    for (const element of document.querySelectorAll('body *')) {
      const style = getComputedStyle(element);
      const box = element.getBoundingClientRect();
      if (style.textOverflow !== 'ellipsis' || style.visibility === 'hidden' || box.width < NARROW_PX) continue;
      const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      let text = texts.nextNode();
      while (text !== null && (text.textContent ?? '').trim() === '') text = texts.nextNode();
      if (text === null) continue;
      const at = (text.textContent ?? '').search(/\S/u);
      const range = document.createRange();
      range.setStart(text, at);
      range.setEnd(text, at + 1);
      const first = range.getBoundingClientRect();
      if (first.width > 0 && (first.left < box.left - 1 || first.right > box.right + 1))
        found.push(`begins out of sight: "${text.textContent ?? ''}"`);
    }
    return found.slice(0, 4);
  });

/** The gallery, built into a temporary folder and served on a free port of this machine. */
export const serveGallery = async (): Promise<{ url: string; close: () => Promise<void> }> => {
  const built = await mkdtemp(join(tmpdir(), 'hearthline-gallery-'));
  await build({ configFile: join(import.meta.dirname, 'vite.config.ts'), logLevel: 'warn', build: { outDir: built } });
  const server = await serve(built);
  return {
    url: server.url,
    close: () => {
      server.close();
      return rm(built, { recursive: true, force: true });
    },
  };
};

/** Every scene's name; `page` shows the gallery's list. */
export const sceneNamesOf = (page: Page): Promise<string[]> =>
  page.$$eval('a', (links) => links.map((link) => link.hash.slice(1)));

export interface SceneToShow {
  readonly url: string;
  readonly name: string;
  /** `language,theme`, for example `en,dark`. */
  readonly look: string;
}

/** Shows one scene; resolves when it is drawn, the line of a call included. */
export const showScene = async (page: Page, { url, name, look }: SceneToShow): Promise<void> => {
  await page.goto(`${url}#${name},${look}`);
  await page.waitForSelector(`html[data-scene="${name},${look}"]`);
};
