/** The highlight wall as it hangs in a hall: the real hub, a real browser, nobody signed in there. */
import { readFile } from 'node:fs/promises';
import { languages } from '@hearthline/ui/words';
import { findOverflow } from '@hearthline/ui/gallery';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  DEMO_PASSWORD,
  HubPerson,
  openPlainBrowser,
  openStage,
  type PlainBrowser,
  type Stage,
} from '../stage/index.ts';

const words = languages['zh-CN'].wall;
const TURN_MS = 15_000;
let stage: Stage;
let browser: PlainBrowser;
let leader: HubPerson;
let lin: HubPerson;
let wallId: string;

const draft = (sentence: string) => ({
  ...{ name: '大厅的墙', unitId: 'group-1', sentence, language: 'zh-CN' as const, theme: 'dark' as const },
  panels: ['people' as const, 'groups' as const, 'badges' as const, 'activities' as const],
  praiseIds: [],
});

beforeAll(async () => {
  // Without a past: nobody has points of this week but those of the test.
  stage = await openStage({ pbx: 'none', hub: { seed: 'minimal' } });
  browser = await openPlainBrowser({ env: stage.display.env });
  [leader, lin] = await signIn();
  await leader.send('kudos.give', { toId: 'person-linxiaoman', text: '稳' });
});
afterAll(async () => {
  for (const person of [leader, lin]) person?.leaves();
  await browser?.close();
  await stage?.close();
});

const signIn = (): Promise<[HubPerson, HubPerson]> => {
  const { url } = stage.hub();
  return Promise.all([HubPerson.signIn(url, 'liuzuzhang'), HubPerson.signIn(url, 'linxiaoman')]);
};
const text = (said: string) => browser.page.getByText(said, { exact: true });
const opens = async (): Promise<void> => {
  const { key } = await leader.send('wall.makeKey', { wallId });
  await browser.page.goto(`${stage.hub().url}/wall.html#${key}`);
};
const says = (sentence: string) => leader.send('wall.change', { ...draft(sentence), wallId });

/** The page's clock stands still but for this: a request that was given up is tried again by it. */
async function untilSaid(said: string): Promise<void> {
  await expect
    .poll(async () => (await browser.page.clock.runFor(100), text(said).count()), { timeout: 15_000 })
    .toBe(1);
}

/** What Chromium holds once everything that can go has gone. */
async function held(): Promise<Record<string, number>> {
  const { page } = browser;
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  await session.detach();
  const names = new Set(['Nodes', 'JSEventListeners', 'Documents', 'Frames']);
  return Object.fromEntries(metrics.filter(({ name }) => names.has(name)).map(({ name, value }) => [name, value]));
}

describe('V3 the highlight wall', () => {
  it('[WALL-1] [WALL-2] V3 a leader makes it by a few presses, and is told its address this once', async () => {
    // Her own browser, away from the wall's.
    const desk = await openPlainBrowser({ env: stage.display.env });
    const { page } = desk;
    const { signIn: door, nav, wall } = languages.en;
    await page.goto(stage.hub().url);
    await page.getByLabel(door.account, { exact: true }).fill('liuzuzhang');
    await page.getByLabel(door.password, { exact: true }).fill(DEMO_PASSWORD);
    await page.getByRole('button', { name: door.submit, exact: true }).click();
    await page.getByRole('navigation').getByText(nav.broadcast, { exact: true }).click();
    await page.getByRole('button', { name: wall.add }).click();
    await page.getByLabel(wall.name, { exact: true }).fill('大厅的墙');
    await page.getByText(wall.panelNames.calls, { exact: true }).click();
    await page.getByRole('button', { name: wall.save, exact: true }).click();
    const address = await page.getByRole('dialog', { name: wall.addressTitle }).locator('code').innerText();
    const { walls } = await leader.until(
      (topics) => topics.walls?.[0]?.keyMadeAt !== null && topics.walls?.length === 1,
    );
    wallId = walls?.[0]?.id ?? '';
    expect(walls).toMatchObject([{ name: '大厅的墙', panels: ['people', 'groups', 'badges', 'praise', 'activities'] }]);
    expect(desk.complaints).toEqual([]);
    await desk.close();
    await browser.page.goto(address);
    await text('大厅的墙').waitFor();
    await text(wall.titles.people).waitFor();
  });

  it('[WALL-2] [WALL-4] [WALL-11] V3 opens by its address alone, and names her from when she allows it until she takes it back', async () => {
    await says('第一句');
    await opens();
    await text('第一句').waitFor();
    await text(words.titles.people).waitFor();
    expect(await text('林小满').count()).toBe(0);
    await lin.send('wall.choose', { isShown: true });
    await text('林小满').first().waitFor();
    await says('第二句');
    await text('第二句').waitFor();
    await lin.send('wall.choose', { isShown: false });
    await text('林小满').waitFor({ state: 'detached' });
    await lin.send('wall.choose', { isShown: true });
    expect(await findOverflow(browser.page)).toEqual([]);
    // Nothing to press, nothing kept, nothing asked of anybody else.
    expect(await browser.page.locator('button, a, input').count()).toBe(0);
    expect(await browser.page.evaluate(() => [localStorage.length, document.cookie])).toEqual([0, '']);
  });

  it('[WALL-12] V3 says since when the hub is gone, keeps its picture, and is right again by itself', async () => {
    await text('林小满').first().waitFor();
    for (const person of [leader, lin]) person.leaves();
    const isOld = browser.page.getByText(/内容停在 \d+:\d\d/).waitFor();
    await stage.restartHub('kill');
    await isOld;
    [leader, lin] = await signIn();
    await says('回来以后的一句');
    await text('回来以后的一句').waitFor();
    await text('林小满').first().waitFor();
    expect(await browser.page.getByText(/停在/).count()).toBe(0);
  });

  it('[WALL-13] V3 hundreds of news, of turns and of silences leave no more nodes and listeners than there were', async () => {
    const { page } = browser;
    await page.clock.install();
    await opens();
    await text('回来以后的一句').waitFor();
    await page.clock.pauseAt(Date.now() + 3_600_000);
    // Four columns of which three are seen, turning; her row comes and goes. Each turn is longer than a request may be silent.
    const round = async (name: string): Promise<void> => {
      await lin.send('wall.choose', { isShown: true });
      await page.clock.runFor(TURN_MS);
      await lin.send('wall.choose', { isShown: false });
      await says(name);
      await untilSaid(name);
    };
    for (let count = 0; count < 5; count += 1) await round(`先 ${count}`);
    // Pages that were open before this one are gone too.
    await expect.poll(async () => (await held())['Documents']).toBe(1);
    const before = { ...(await held()), elements: await page.locator('*').count() };
    for (let count = 0; count < 60; count += 1) await round(`后 ${count}`);
    for (let count = 0; count < 300; count += 1) await says(`快 ${count}`);
    await untilSaid('快 299');
    expect({ ...(await held()), elements: await page.locator('*').count() }).toEqual(before);
  });

  it('[WALL-2] [WALL-3] V3 revoked it shows nothing of what it was, and nothing of the key is in the hub’s log', async () => {
    const key = new URL(browser.page.url()).hash.slice(1);
    await leader.send('wall.revoke', { wallId });
    await untilSaid(words.faces.closed.title);
    expect(await text('大厅的墙').count()).toBe(0);
    expect(await readFile(stage.hub().logFile, 'utf8')).not.toContain(key);
    expect(browser.complaints.filter((one) => !/Failed to load resource/.test(one))).toEqual([]);
  });
});
