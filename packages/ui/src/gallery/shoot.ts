/**
 * Takes pictures of the scenes: `node packages/ui/src/gallery/shoot.ts FOLDER [scene…]`.
 *
 * Builds the gallery into a temporary folder, opens it in Chromium (CHROMIUM names another than /usr/bin/chromium) and
 * writes `scene-width-language-theme.png`. Prints scenes whose content runs out of its frame sideways or is cut at its beginning, and any error of
 * the page; exits 1 when there are some.
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright';
import { findCutBeginnings, findOverflow, sceneNamesOf, serveGallery, showScene } from './tools.ts';

const sizes = [
  { width: 1024, height: 640 },
  { width: 1366, height: 768 },
];
const looks = ['zh-CN,light', 'en,light', 'zh-CN,dark', 'en,dark'];
const shootAll = async (
  page: Page,
  url: string,
  options: { folder: string; only: readonly string[] },
): Promise<number> => {
  let faults = 0;
  await page.goto(url);
  const names = await sceneNamesOf(page);
  const wanted = options.only.length === 0 ? names : names.filter((name) => options.only.includes(name));
  for (const size of sizes) {
    await page.setViewportSize(size);
    for (const look of looks)
      for (const name of wanted) {
        await showScene(page, { url, name, look });
        const overflow = [...(await findOverflow(page)), ...(await findCutBeginnings(page))];
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
  const gallery = await serveGallery();
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
    faults += await shootAll(page, gallery.url, { folder, only });
  } finally {
    await browser.close();
    await gallery.close();
  }
  console.log(faults === 0 ? 'pictures taken, nothing runs over' : `pictures taken, ${faults} faults`);
  process.exitCode = faults === 0 ? 0 : 1;
};

await main();
