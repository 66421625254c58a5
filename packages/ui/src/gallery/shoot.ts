/**
 * Takes pictures of the scenes: `node packages/ui/src/gallery/shoot.ts FOLDER [scene…]`.
 *
 * Builds the gallery into a temporary folder, opens it in Chromium (CHROMIUM names another than /usr/bin/chromium) and
 * writes `scene-width-language-theme.png`. Prints scenes whose content runs out of its frame sideways, and any error of
 * the page; exits 1 when there are some.
 */
import { createServer } from 'node:http';
import { mkdtemp, mkdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { chromium, type Page } from 'playwright';
import { build } from 'vite';

const sizes = [
  { width: 1024, height: 640 },
  { width: 1366, height: 768 },
];
const looks = ['zh-CN,light', 'en,light', 'zh-CN,dark', 'en,dark'];
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
const findOverflow = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const cuts = (element: Element | null): boolean => {
      if (element === null) return false;
      const style = getComputedStyle(element);
      return style.textOverflow === 'ellipsis' || style.webkitLineClamp !== 'none' || cuts(element.parentElement);
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

const shootAll = async (
  page: Page,
  url: string,
  options: { folder: string; only: readonly string[] },
): Promise<number> => {
  let faults = 0;
  await page.goto(url);
  const names = await page.$$eval('a', (links) => links.map((link) => link.hash.slice(1)));
  const wanted = options.only.length === 0 ? names : names.filter((name) => options.only.includes(name));
  for (const size of sizes) {
    await page.setViewportSize(size);
    for (const look of looks)
      for (const name of wanted) {
        await page.goto(`${url}#${name},${look}`);
        await page.waitForSelector(`html[data-scene="${name}"]`);
        await page.waitForTimeout(name.startsWith('talking') ? 120 : 40);
        const overflow = await findOverflow(page);
        for (const text of overflow) console.log(`${name} ${size.width} ${look}: ${text}`);
        faults += overflow.length;
        await page.screenshot({
          path: join(options.folder, `${name}-${size.width}-${look.replace(',', '-')}.png`),
          animations: 'disabled',
        });
      }
  }
  return faults;
};

const main = async (): Promise<void> => {
  const [folder, ...only] = process.argv.slice(2);
  if (folder === undefined) throw new Error('usage: node shoot.ts FOLDER [scene…]');
  await mkdir(folder, { recursive: true });
  const built = await mkdtemp(join(tmpdir(), 'hearthline-gallery-'));
  await build({ configFile: join(import.meta.dirname, 'vite.config.ts'), logLevel: 'warn', build: { outDir: built } });
  const server = await serve(built);
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
  });
  let faults = 0;
  try {
    const page = await browser.newPage({ timezoneId: 'Asia/Shanghai', reducedMotion: 'reduce' });
    page.on('pageerror', (error) => console.log(`page error: ${error.message}`, (faults += 1)));
    page.on('console', (message) => {
      if (message.type() !== 'error' && message.type() !== 'warning') return;
      faults += 1;
      console.log(`console: ${message.text()}`);
    });
    faults += await shootAll(page, server.url, { folder, only });
  } finally {
    await browser.close();
    server.close();
    await rm(built, { recursive: true, force: true });
  }
  console.log(faults === 0 ? 'pictures taken, nothing runs over' : `pictures taken, ${faults} faults`);
  process.exitCode = faults === 0 ? 0 : 1;
};

await main();
