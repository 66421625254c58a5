/** The screens that the hub serves to a leader's browser, while an operator works in the real desktop. */
import { callFromOutside } from '@hearthline/pbx';
import { findOverflow } from '@hearthline/ui/gallery';
import { languages } from '@hearthline/ui/words';
import type { Locator, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  DEMO_PASSWORD,
  hostUntil,
  HubPerson,
  openPlainBrowser,
  openStage,
  OPERATOR_TONE_HZ,
  Person,
  type Desktop,
  type PlainBrowser,
  type Stage,
} from '../stage/index.ts';

const words = languages['zh-CN'];
let stage: Stage;
let desktop: Desktop;
let operator: Person;
let browser: PlainBrowser;

beforeAll(async () => {
  stage = await openStage({ hub: { wrapUpMs: 3_000 } });
  [desktop, browser] = await Promise.all([stage.startDesktop(), openPlainBrowser({ env: stage.display.env })]);
  operator = await Person.at(desktop);
  await Promise.all([operator.beginsShift('linxiaoman'), browser.page.goto(stage.hub().url)]);
  if (await browser.page.getByLabel(languages.en.signIn.account, { exact: true }).isVisible())
    await browser.page.getByText(words.languageName, { exact: true }).click();
});
afterAll(async () => {
  await browser?.close();
  await stage?.close();
});

const main = () => browser.page.getByRole('main');
const opens = (screen: 'floor' | 'broadcast' | 'team') =>
  browser.page.getByRole('navigation').getByText(words.nav[screen], { exact: true }).click();
async function signsIn(account: string, { signIn } = words): Promise<void> {
  await browser.page.getByLabel(signIn.account, { exact: true }).fill(account);
  await browser.page.getByLabel(signIn.password, { exact: true }).fill(DEMO_PASSWORD);
  await browser.page.getByRole('button', { name: signIn.submit, exact: true }).click();
  await browser.page.getByRole('navigation').waitFor();
}

describe('a leader in a browser', () => {
  it('T1 signs in at the hub, and finds the screens of a leader, without a phone', async () => {
    await signsIn('liuzuzhang');
    const entries = await browser.page.getByRole('navigation').getByRole('button').allInnerTexts();
    expect(entries.map((text) => text.trim())).toEqual([
      words.nav.floor,
      words.nav.broadcast,
      words.nav.history,
      words.nav.callbacks,
      words.nav.contacts,
      words.nav.team,
      words.nav.chat,
      words.nav.points,
      words.nav.announcements,
      words.nav.activities,
      words.nav.settings,
    ]);
    expect(await browser.page.getByText(words.shell.lineGood).count()).toBe(0);
  });

  it('T1 Floor: an operator’s state changes live, through a whole call', async () => {
    await opens('floor');
    const seat = main().getByRole('listitem').filter({ hasText: '林小满' });
    await seat.getByText(words.state.notReady.signedIn).waitFor();
    await operator.chooses('goReady');
    await seat.getByText(words.state.ready).waitFor();
    const customer = await callFromOutside(stage.pbx, {
      number: '12345',
      toneHz: 500,
      callerName: 'Tao',
      callerNumber: '13900000031',
      maxMs: 60_000,
    });
    await seat.getByText(words.state.offered).waitFor();
    await seat.getByText('市民热线', { exact: true }).waitFor();
    await operator.page.getByRole('button', { name: words.call.answer }).click();
    await seat.getByText(words.state.talking).waitFor();
    await customer.untilHeard(OPERATOR_TONE_HZ);
    await customer.hangup();
    await seat.getByText(words.state.wrapUp).waitFor();
    await seat.getByText(words.state.ready).waitFor();
  });

  it('A5 Broadcast: published to a group, and who has not read it is named until they have', async () => {
    await opens('broadcast');
    const { broadcast } = words;
    // She is in charge of one group: nobody else is hers to address.
    await main()
      .getByRole('button', { name: /谷雨组/ })
      .waitFor();
    await main().getByLabel(broadcast.titleField).fill('三号线临时改道');
    await main().getByLabel(broadcast.bodyField).fill('来电问起，请说从明天起。');
    await main()
      .getByRole('button', { name: /^发给 \d+ 人$/ })
      .click();
    await main().getByText(broadcast.published).waitFor();
    const sent = main()
      .getByRole('listitem')
      .filter({ has: browser.page.getByRole('heading', { name: '三号线临时改道' }) });
    await sent.getByRole('button', { name: /还没有确认的/ }).click();
    await sent.getByText('林小满', { exact: true }).waitFor();
    await operator.opens('announcements');
    await operator.presses(words.announcements.acknowledge);
    await sent.getByText('林小满', { exact: true }).waitFor({ state: 'detached' });
    await sent.getByText(/^1 \/ \d+ 人已读$/).waitFor();
  });

  it('A8 a photo goes without where it was taken, small and with its words; it comes by itself, a document by a press', async () => {
    const { broadcast, attachments } = words;
    await main().getByLabel(broadcast.titleField).fill('柳桥改道');
    await browser.page.locator('input[type=file]').setInputFiles([
      { name: 'IMG_2033.jpg', mimeType: 'image/jpeg', buffer: await photoOf(browser.page) },
      { name: '新话术.txt', mimeType: 'text/plain', buffer: Buffer.from('先说断电那一句。') },
      { name: 'run.bat', mimeType: 'text/plain', buffer: Buffer.from('echo') },
    ]);
    await main().getByText(attachments.refused.type('run.bat')).waitFor();
    // Pasted into the text, dropped on the form, and taken away again.
    for (const how of ['paste', 'drop'] as const) {
      await incoming(main().getByLabel(broadcast.bodyField), how);
      const remove = main().getByRole('button', { name: attachments.remove(`${how}.txt`) });
      await remove.click();
      await remove.waitFor({ state: 'detached' });
    }
    const send = main().getByRole('button', { name: /^发给 \d+ 人$/ });
    await main().getByText(attachments.altMissing).waitFor();
    expect(await send.isDisabled()).toBe(true);
    await main().getByLabel(attachments.alt).fill('改道示意图');
    await send.click();
    await main().getByText(broadcast.published).waitFor();
    expect(await main().getByRole('list', { name: attachments.list }).count()).toBe(0);

    const sent = await hostUntil(desktop, {
      name: 'announcements',
      accepts: (all) => all?.some(({ title }) => title === '柳桥改道') === true,
      argument: null,
    });
    const carried = sent?.find(({ title }) => title === '柳桥改道')?.attachments;
    // Drawn anew, and the hub takes none that says more than it shows.
    expect(carried?.[0]).toMatchObject({ kind: 'picture', type: 'image/webp', width: 1_600, height: 800 });

    await operator.opens('announcements');
    const card = operator.page.getByRole('main').getByRole('article').filter({ hasText: '柳桥改道' });
    const picture = card.getByRole('button', { name: '改道示意图', exact: true });
    await picture.waitFor();
    await picture.locator('img').evaluate((image: HTMLImageElement) => image.decode());
    expect(await picture.locator('img').evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1_600);
    await picture.click();
    const large = operator.page.getByRole('dialog', { name: attachments.enlarged });
    await large.getByRole('img', { name: '改道示意图' }).waitFor();
    await operator.page.keyboard.press('Escape');
    await card.getByRole('button', { name: attachments.loadOf('1 kB', '新话术.txt') }).click();
    await card.getByRole('button', { name: attachments.saveOf('新话术.txt') }).waitFor();
    // Kept on this PC for when there is no network.
    const kept = await hostUntil(desktop, {
      name: 'files',
      accepts: ({ atHand, transfers }) => atHand.length === 2 && transfers.length === 0,
      argument: null,
    });
    expect(kept.atHand.toSorted()).toEqual(carried?.map(({ hash }) => hash).toSorted());
  });

  it('U1 the language changes at once, and a reload keeps it and asks to sign in again', async () => {
    await browser.page.getByRole('navigation').getByText(words.nav.settings, { exact: true }).click();
    await main().getByText(languages.en.languageName, { exact: true }).click();
    await browser.page.getByRole('navigation').getByText(languages.en.nav.floor, { exact: true }).waitFor();
    await browser.page.reload();
    await browser.page.getByLabel(languages.en.signIn.password, { exact: true }).waitFor();
    expect(await browser.page.getByRole('navigation').count()).toBe(0);
    await hostUntil(desktop, { name: 'hubLink', accepts: ({ kind }) => kind === 'live', argument: null });
  });

  it('T1 IT imports people from a CSV file; the leader’s tree, the new one and whoever moved see it', async () => {
    const { organisation, nav, team } = languages.en;
    await signsIn('itadmin', languages.en);
    await browser.page.getByRole('navigation').getByText(nav.organisation, { exact: true }).click();
    const lines = ['account,name,extension,unit', 'xinren,新人甲,4001,北山片区/谷雨组/小溪队'];
    lines.push('linxiaoman,林小满,1001,北山片区/谷雨组/小溪队');
    const csv = { name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from(lines.join('\n')) };
    await browser.page.locator('input[type=file]').setInputFiles(csv);
    for (const told of [organisation.report.added(1), organisation.report.moved(1), organisation.report.units(1)])
      await main().getByText(told).waitFor();
    await main().getByRole('button', { name: organisation.apply }).click();
    await main()
      .getByRole('button', { name: organisation.passwords.make(1) })
      .click();
    const password = await main().locator('code').innerText();
    const newcomer = await HubPerson.signIn(stage.hub().url, 'xinren', password);
    newcomer.leaves();
    await operator.opens('settings');
    const log = operator.page.getByRole('main').getByRole('list', { name: words.deeds.title });
    await log.getByText(words.deeds.what.moved).waitFor();
    await log.getByText('北山片区/谷雨组 → 北山片区/谷雨组/小溪队').waitFor();

    await browser.page.reload();
    await signsIn('liuzuzhang', languages.en);
    await browser.page.getByRole('navigation').getByText(nav.team, { exact: true }).click();
    const small = main().getByRole('region', { name: '小溪队' });
    await small.getByText(team.onDutyOf(1, 2)).waitFor();
    expect(await small.getByRole('listitem').allInnerTexts()).toEqual([
      expect.stringContaining('林小满'),
      expect.stringContaining('新人甲'),
    ]);
  });

  it('U1 every screen of the desktop changes its language live: no word of the other one is left', async () => {
    const screens = ['today', 'phone', 'team', 'points', 'announcements', 'settings'] as const;
    for (const language of ['en', 'zh-CN'] as const) {
      operator = await Person.at(desktop, language);
      const other = leftOver(language === 'en' ? 'zh-CN' : 'en', language);
      for (const screen of screens) {
        await operator.opens(screen);
        const texts = await textsOf(operator.page);
        expect(texts).toContain(operator.words.nav[screen]);
        expect({ screen, left: texts.filter((text) => other.has(text)) }).toEqual({ screen, left: [] });
        // A word that is missing would show as its key.
        expect(texts.filter((text) => /^[a-z]+(\.[a-zA-Z]+)+$|undefined|\[object/.test(text))).toEqual([]);
        expect(await findOverflow(operator.page)).toEqual([]);
      }
    }
  });

  it('U1 nothing broke the page’s own policy, and nothing was said in the console', async () => {
    expect(browser.complaints).toEqual([]);
    // The policy is there and it bites: a script from the page's own text does not run.
    await browser.page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'window.brokeIn = true';
      document.head.append(script);
    });
    expect(await browser.page.evaluate(() => 'brokeIn' in window)).toBe(false);
  });
});

/** A text file comes to this field, as the system hands it over. */
const incoming = (field: Locator, how: 'paste' | 'drop'): Promise<void> =>
  field.evaluate((element, name) => {
    const data = new DataTransfer();
    data.items.add(new File(['one line'], `${name}.txt`, { type: 'text/plain' }));
    const common = { bubbles: true, cancelable: true };
    const event =
      name === 'paste'
        ? new ClipboardEvent('paste', { ...common, clipboardData: data })
        : new DragEvent('drop', { ...common, dataTransfer: data });
    element.dispatchEvent(event);
  }, how);

/** A photo of 2000 x 1000 pixels as a camera writes it: with where it was taken. */
async function photoOf(page: Page): Promise<Buffer> {
  const base64 = await page.evaluate(() => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 2_000, height: 1_000 });
    const pen = canvas.getContext('2d');
    if (pen === null) throw new Error('no canvas');
    for (let x = 0; x < 2_000; x += 20) {
      pen.fillStyle = `hsl(${x / 10} 60% 50%)`;
      pen.fillRect(x, 0, 20, 1_000);
    }
    return canvas.toDataURL('image/jpeg').split(',')[1] ?? '';
  });
  const plain = Buffer.from(base64, 'base64');
  const said = Buffer.from('Exif\0\0MM\0*\0\0\0\x08\0\0\0\0\0\0', 'latin1');
  const segment = Buffer.from([0xff, 0xe1, 0, said.length + 2]);
  return Buffer.concat([plain.subarray(0, 2), segment, said, plain.subarray(2)]);
}

/** Whole texts of one language that the other does not have. */
function leftOver(of: keyof typeof languages, spoken: keyof typeof languages): Set<string> {
  const own = new Set(leaves(languages[spoken]));
  // Each language is offered by its own name everywhere.
  const names = new Set<string>(Object.values(languages).map(({ languageName }) => languageName));
  return new Set(leaves(languages[of]).filter((text) => !own.has(text) && !names.has(text)));
}

const leaves = (words: object): string[] =>
  Object.values(words).flatMap((value: unknown) =>
    typeof value === 'string' ? [value] : typeof value === 'object' && value !== null ? leaves(value) : [],
  );

/** Every text of the page, and the names that only screen readers hear. */
const textsOf = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const found: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode() !== null) found.push((walker.currentNode.textContent ?? '').trim());
    for (const element of document.querySelectorAll('[aria-label], [placeholder], [title]'))
      for (const name of ['aria-label', 'placeholder', 'title']) found.push(element.getAttribute(name) ?? '');
    return found.filter((text) => text !== '');
  });
