import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Announcement, AnnouncementDraft } from '@hearthline/protocol';
import { callFromOutside } from '@hearthline/pbx';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { pointsRules } from '../../../apps/hub/src/points/rules/index.ts';
import {
  HubPerson,
  hostSend,
  hostUntil,
  hostValue,
  openStage,
  Person,
  type Desktop,
  type Stage,
} from '../stage/index.ts';
import { charactersOf, pageCountOf } from '../stage/pdf.ts';

let stage: Stage;
let desktop: Desktop;
/** 林小满, of 谷雨组 in 北山片区. */
let operator: Person;
let leader: HubPerson;

beforeAll(async () => {
  stage = await openStage();
  desktop = await stage.startDesktop();
  operator = await Person.at(desktop);
  await operator.beginsShift('linxiaoman');
  leader = await HubPerson.signIn(stage.hub().url, 'liuzuzhang');
});
afterAll(async () => {
  leader?.leaves();
  await stage?.close();
});

const main = () => operator.page.getByRole('main');

describe('presence', () => {
  const FRIEND = { account: 'zhouxiaohe', id: 'person-zhouxiaohe', name: '周晓禾' };
  /** The colleague's line on my Team screen says this word. */
  const isShown = (word: string) =>
    main().getByRole('listitem').filter({ hasText: FRIEND.name }).getByText(word).first().waitFor();
  const leaderSees = (isOnline: boolean, kind: string) =>
    leader.until(({ presence }) => {
      const row = presence?.get(FRIEND.id);
      return row?.isOnline === isOnline && row.agentState?.kind === kind;
    });

  it('T1 a colleague comes, changes state and goes, and operator and leader see it', async () => {
    const { state } = operator.words;
    await operator.opens('team');
    await isShown(state.offline);

    const friend = await HubPerson.signIn(stage.hub().url, FRIEND.account);
    await Promise.all([isShown(state.signedOut), leaderSees(true, 'signedOut')]);
    await friend.send('phone.credentials', {});
    await Promise.all([isShown(state.notReady.signedIn), leaderSees(true, 'notReady')]);
    await friend.send('agentState.set', { to: { kind: 'ready' } });
    await Promise.all([isShown(state.ready), leaderSees(true, 'ready')]);
    await friend.send('agentState.set', { to: { kind: 'notReady', reason: 'meal' } });
    await isShown(state.notReady.meal);

    friend.leaves();
    await Promise.all([isShown(state.offline), leaderSees(false, 'notReady')]);
  });

  it('T1 the team is found by part of the tree and name', async () => {
    const { words, page } = operator;
    await operator.opens('team');
    const everybody = await hostValue(desktop, 'people');
    expect(await main().getByRole('listitem').count()).toBe(everybody?.length);
    await page.getByRole('button', { name: new RegExp(words.team.unit) }).click();
    await page.getByRole('option', { name: '清河片区' }).click();
    await main().getByRole('heading', { name: '白露组' }).waitFor({ state: 'detached' });
    const regions = main().getByRole('heading', { level: 2 });
    expect(await regions.allTextContents()).toEqual([words.quietRoom.title, '清河片区']);
    expect(await main().getByRole('heading', { level: 3 }).allTextContents()).toEqual(['晨光组', '稻香组']);
    await page.getByLabel(words.team.searchLabel).fill('谷雨');
    expect(await main().getByRole('listitem').count()).toBe(1);
    await main().getByText('赵谷雨', { exact: true }).waitFor();
  });
});

describe('announcements', () => {
  it('A1 each reaches its own audience and nobody else, on the screen too', async () => {
    const [riverGroup3, northGroup2, it] = await Promise.all([
      HubPerson.signIn(stage.hub().url, 'zhaoguyu'),
      HubPerson.signIn(stage.hub().url, 'zhouxiaohe'),
      HubPerson.signIn(stage.hub().url, 'itadmin'),
    ]);
    const to = async (title: string, audience: AnnouncementDraft['audience']): Promise<void> =>
      void (await it.announces({ title, audience }));
    await to('north', { kind: 'unit', unitId: 'region-north' });
    await to('river', { kind: 'unit', unitId: 'region-river' });
    await to('group 1', { kind: 'unit', unitId: 'group-1' });
    await to('group 2', { kind: 'unit', unitId: 'group-2' });
    await to('group 3', { kind: 'unit', unitId: 'group-3' });
    // Published last, so whoever has this one has been told of all that were for them.
    await to('everybody', { kind: 'all' });
    const reached = async (person: HubPerson): Promise<string[]> => {
      const has = (list: ReadonlyMap<string, Announcement> | null) =>
        [...(list?.values() ?? [])].some(({ title }) => title === 'everybody');
      const { announcements } = await person.until((topics) => has(topics.announcements));
      return [...(announcements?.values() ?? [])].map(({ title }) => title).toSorted();
    };
    expect(await reached(northGroup2)).toEqual(['everybody', 'group 2', 'north']);
    expect(await reached(riverGroup3)).toEqual(['everybody', 'group 3', 'river']);
    await operator.opens('announcements');
    await main().getByRole('heading', { name: 'everybody' }).waitFor();
    expect((await main().getByRole('article').getByRole('heading', { level: 2 }).allTextContents()).toSorted()).toEqual(
      ['everybody', 'group 1', 'north'],
    );
    for (const person of [northGroup2, riverGroup3, it]) person.leaves();
  });

  it('A1 at its expiry it disappears from the screen by itself', async () => {
    await operator.opens('announcements');
    const expiresAt = Date.now() + 3_000;
    const id = await leader.announces({ title: '茶歇三秒钟', expiresAt });
    const card = main().getByRole('heading', { name: '茶歇三秒钟' });
    await card.waitFor();
    await card.waitFor({ state: 'detached' });
    expect(Date.now()).toBeGreaterThanOrEqual(expiresAt);
    await hostUntil(desktop, {
      name: 'announcements',
      accepts: (list, gone) => list?.every((each) => each.id !== gone) === true,
      argument: id,
    });
    await expect(hostSend(desktop, 'acknowledge', { announcementId: id, version: 1 })).rejects.toThrow(
      'announcement.expired',
    );
  });

  it('A5 must-read: the leader sees who has not read it; others never do', async () => {
    const me = 'person-linxiaoman';
    const id = await leader.announces({ title: '今晚系统升级', audience: { kind: 'unit', unitId: 'group-1' } });
    const before = (await leader.until(({ announcements }) => announcements?.has(id) === true)).announcements?.get(id);
    expect(before?.missingPersonIds).toContain(me);
    expect(before?.missingPersonIds).toHaveLength(before?.audienceCount ?? 0);
    await operator.opens('announcements');
    const card = main().getByRole('article').filter({ hasText: '今晚系统升级' });
    await card.getByRole('button', { name: operator.words.announcements.acknowledge }).click();
    const after = (
      await leader.until(({ announcements }) => announcements?.get(id)?.acknowledgedCount === 1)
    ).announcements?.get(id);
    expect(after?.missingPersonIds).not.toContain(me);
    expect(after?.missingPersonIds).toHaveLength((before?.audienceCount ?? 0) - 1);
    await card.getByText(/已确认/).waitFor();
    expect((await hostValue(desktop, 'announcements'))?.every((each) => each.missingPersonIds === null)).toBe(true);
  });
});

describe('an urgent announcement', () => {
  it('A4 waits for the end of the call, then comes over whatever screen she is at', async () => {
    const { page, words } = operator;
    await operator.chooses('goReady');
    await page.getByText(words.state.ready).first().waitFor();
    const customer = await callFromOutside(stage.pbx, {
      ...{ number: '12345', toneHz: 500, callerName: 'He', callerNumber: '13900000042', maxMs: 60_000 },
    });
    await page.getByRole('button', { name: words.call.answer }).click();
    await hostUntil(desktop, {
      name: 'agentState',
      accepts: (state) => state?.confirmed.kind === 'talking',
      argument: null,
    });
    await operator.opens('points');
    const title = '河堤告急，回家路上绕行';
    const id = await leader.announces({ title, isUrgent: true });
    const known = { name: 'announcements', argument: id } as const;
    await hostUntil(desktop, { ...known, accepts: (list, wanted) => list?.some((one) => one.id === wanted) === true });
    // The column beside shows it already, drawn from the same telling.
    await page.getByRole('complementary').getByText(title).waitFor();
    const dialog = page.getByRole('dialog', { name: words.announcements.coming.urgent });
    expect(await dialog.count()).toBe(0);

    await operator.presses(words.call.hangUp);
    await customer.ended;
    await dialog.getByText(title).waitFor();
    await dialog.getByRole('button', { name: words.announcements.acknowledge }).click();
    await dialog.waitFor({ state: 'detached' });
    await leader.until(({ announcements }) => announcements?.get(id)?.acknowledgedCount === 1);
  });
});

describe('points and ranking', () => {
  afterEach(async () => {
    operator = await Person.at(desktop);
  });
  it.each(['zh-CN', 'en'] as const)('P2 each rule is told with its version, in %s', async (language) => {
    operator = await Person.at(desktop, language);
    const { words } = operator;
    await operator.opens('points');
    await main().getByRole('heading', { name: words.points.rules }).waitFor();
    for (const rule of pointsRules) {
      const title = words.points.ruleVersion(rule.title[language], rule.version);
      const told = main().getByRole('listitem').filter({ hasText: title });
      await told.getByText(rule.explanation[language], { exact: true }).waitFor();
    }
  });

  it('P6 today by operator and by group: the whole table on request, one is own group marked', async () => {
    const { words, page } = operator;
    await operator.opens('points');
    await main().getByText(words.points.myGroup, { exact: true }).waitFor();
    await operator.presses(words.points.seeAll);
    const table = page.getByRole('dialog').getByRole('table');
    const told = await hostSend(desktop, 'readRanking', { by: 'operator', workday: null });
    await table.getByText(told.rows[0]?.name ?? '').waitFor();
    const { rows, mine } = told;
    const listed = mine === null || rows.some(({ key }) => key === mine.key) ? rows : [...rows, mine];
    expect(await cells(table.getByRole('row'))).toEqual(listed.map(({ name, points }) => [name, String(points)]));
    await page.getByRole('dialog').getByText(words.points.byGroup, { exact: true }).click();
    await table.getByText('谷雨组').waitFor();
    const groups = await hostSend(desktop, 'readRanking', { by: 'group', workday: null });
    expect(groups.rows).toHaveLength(6);
    expect(await cells(table.getByRole('row'))).toEqual(groups.rows.map(({ name, points }) => [name, String(points)]));
    // Nobody is shown as last: the table ends in the middle, or with herself.
    const last = told.rows.at(-1);
    expect(last?.rank !== null || last?.key === mine?.key).toBe(true);
    await page.keyboard.press('Escape');
  });
});

/** Name and points of each row but the head. */
async function cells(rows: ReturnType<ReturnType<typeof main>['getByRole']>): Promise<string[][]> {
  const texts = await rows.evaluateAll((found) =>
    found.map((row) => [...row.querySelectorAll('td')].map((cell) => cell.innerText.split('\n')[0] ?? '')),
  );
  return texts.filter((row) => row.length > 0).map((row) => [row[1] ?? '', row.at(-1) ?? '']);
}

describe('a certificate', () => {
  it('P12 [EVAL-8] is one page with her name, saved where she says and nowhere without her', async () => {
    const { words } = operator;
    const file = join(stage.dir, 'certificate.pdf');
    const gift = { period: 'month', workday: null, word: '一通电话也没有落下' } as const;
    await leader.send('excellence.give', { ...gift, toId: 'person-linxiaoman' });
    /** What the person chooses when she is asked for a place; null: none. */
    const chooses = (filePath: string | null) =>
      desktop.app.evaluate(({ dialog }, chosen) => {
        dialog.showSaveDialog = () => Promise.resolve({ canceled: chosen === null, filePath: chosen ?? '' });
      }, filePath);
    await operator.opens('points');
    await main().locator('label').filter({ hasText: words.evaluation.tab }).click();
    await main().getByText(gift.word).first().waitFor();
    const save = main().getByRole('button', { name: words.evaluation.save });
    await chooses(null);
    await save.click();
    await main().getByText(words.evaluation.notSaved).waitFor();
    await expect(readFile(file)).rejects.toMatchObject({ code: 'ENOENT' });
    await chooses(file);
    await save.click();
    await main().getByText(words.evaluation.saved).waitFor();
    const pdf = await readFile(file);
    expect(pageCountOf(pdf)).toBe(1);
    const drawn = charactersOf(pdf);
    expect([...'林小满一通电话也没有落下'].filter((character) => !drawn.has(character))).toEqual([]);
    // Nothing else of the window is on it.
    expect([...words.nav.settings].every((character) => drawn.has(character))).toBe(false);
  });
});
