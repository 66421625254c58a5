import { callFromOutside } from '@hearthline/pbx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hostSend, hostUntil, openStage, Person, type Desktop, type Stage } from '../stage/index.ts';

let stage: Stage;
let desktop: Desktop;
let operator: Person;

beforeAll(async () => {
  stage = await openStage();
  desktop = await stage.startDesktop();
  operator = await Person.at(desktop);
  await operator.beginsShift('linxiaoman');
});
afterAll(() => stage?.close());

const search = () => operator.page.getByLabel(operator.words.contacts.search);
const line = (name: string) =>
  operator.page
    .getByRole('list', { name: operator.words.contacts.title })
    .getByRole('listitem')
    .filter({ hasText: name });
/** What a phone of the year 2010 exports: GBK. 姓名,手机 / 曾雨荷,139-0000-2046 / 王,没有 */
const gbkFile = Buffer.from('d0d5c3fb2ccad6bbfa0ad4f8d3eabac92c3133392d303030302d323034360acdf52cc3bbd3d00a', 'hex');

describe('contacts', () => {
  it('C13 import: a GBK file is read, what was not understood is told by its line', async () => {
    const { page, words } = operator;
    await operator.opens('contacts');
    const chooser = page.waitForEvent('filechooser');
    await operator.presses(words.contacts.importFile);
    await (await chooser).setFiles({ name: 'phone.csv', mimeType: 'text/csv', buffer: gbkFile });
    await operator.sees(words.contacts.imported(1));
    await page.getByText(words.contacts.issue(3, words.contacts.issues.badNumber)).waitFor();
    await page.keyboard.press('Escape');
    await line('曾雨荷').getByText('139 0000 2046').waitFor();
  });

  it('C13 search: pinyin initials of either reading, numbers, colleagues; a favourite comes first', async () => {
    const { page, words } = operator;
    for (const typed of ['zyh', 'cyh', '0000-20', '曾']) {
      await search().fill(typed);
      await line('曾雨荷').waitFor();
      await line('周晓禾').waitFor({ state: 'detached' });
    }
    await search().fill('zxh');
    await line('周晓禾').getByText(words.contacts.colleague).waitFor();
    await page.getByRole('button', { name: words.contacts.star('周晓禾') }).click();
    await page.getByRole('button', { name: words.contacts.unstar('周晓禾') }).waitFor();
    await search().fill('');
    await page.getByRole('list', { name: words.contacts.title }).getByText('周晓禾').waitFor();
    const first = page.getByRole('list', { name: words.contacts.title }).getByRole('listitem').first();
    expect(await first.innerText()).toContain('周晓禾');
  });

  it('C13 add, change, delete and undo; all of it is there after the hub begins again', async () => {
    const { page, words } = operator;
    await operator.presses(words.contacts.add);
    await page.getByLabel(words.contacts.name).fill('Waters');
    await page.getByLabel(words.contacts.numbers).fill('6001');
    await page.getByRole('dialog').getByRole('button', { name: words.contacts.save }).click();
    await search().fill('Wat');
    await page.getByRole('button', { name: words.contacts.remove('Waters') }).click();
    await line('Waters').waitFor({ state: 'detached' });
    await operator.presses(words.contacts.undo);
    await line('Waters').waitFor();
    await stage.restartHub('kill');
    await hostUntil(desktop, { name: 'hubLink', accepts: (link) => link.kind === 'live', argument: null });
    await hostUntil(desktop, { name: 'contacts', accepts: (all) => all?.length === 3, argument: null });
  });

  it('C13 the dial pad suggests whom the digits could be, and calls only when told', async () => {
    const { page, words } = operator;
    await operator.opens('phone');
    await page.getByRole('textbox', { name: words.phone.number }).fill('600');
    await page.getByRole('list', { name: words.contacts.suggestions }).getByText('Waters').click();
    expect(await page.getByRole('textbox', { name: words.phone.number }).inputValue()).toBe('6001');
    await page.getByRole('button', { name: words.phone.dial, exact: true }).click();
    await page.getByText(words.contacts.callerIs('Waters')).waitFor();
    const calls = await hostUntil(desktop, {
      name: 'calls',
      accepts: (all) => all.some((call) => call.state.kind === 'talking'),
      argument: null,
    });
    await hostSend(desktop, 'hangUp', { callId: calls[0]?.id ?? '' });
  });

  it('C13 a caller without a name is known by the number, however it is written', async () => {
    const { page, words } = operator;
    await operator.chooses('goReady');
    const customer = await callFromOutside(stage.pbx, {
      ...{ number: '12345', toneHz: 500, callerName: '', callerNumber: '+8613900002046', maxMs: 60_000 },
    });
    await page.getByRole('button', { name: words.call.answer }).waitFor();
    await page.getByText(words.contacts.callerIs('曾雨荷')).waitFor();
    await customer.hangup();
  });
});
