import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hostUntil, type Desktop, type HubPerson, type Person, type Stage } from '../stage/index.ts';
import { ME, TeamAtWork } from './teamAtWork.ts';

/** What the machine that asks callers after their calls shows at the hub's door. */
const SURVEY_KEY = 'a-key-of-the-survey-machine-of-the-test';
const SURVEY_KEY_SHA256 = createHash('sha256').update(SURVEY_KEY).digest('hex');
let team: TeamAtWork;
let stage: Stage;
let desktop: Desktop;
let operator: Person;
let leader: HubPerson;
let friend: HubPerson;

beforeAll(async () => {
  team = await TeamAtWork.open({
    hub: { more: { results: { keys: [{ machine: 'survey', sha256: SURVEY_KEY_SHA256 }] } } },
  });
  ({ stage, desktop, operator, leader, friend } = team);
});
afterAll(async () => {
  await team?.close();
});

const main = () => team.main();
const myPoints = (sum: number) =>
  hostUntil(desktop, { name: 'points', accepts: (points, wanted) => points?.today === wanted, argument: sum });

describe('recognition', () => {
  it('P8 praise comes over her screen and is five points; P11 what she contests is corrected by a line of its own', async () => {
    const { words, page } = operator;
    await leader.send('kudos.give', { toId: ME, text: '停电那天你最稳' });
    const notice = page.getByRole('status', { name: words.kudos.noticeLabel });
    await notice.getByText('停电那天你最稳').waitFor();
    await notice.getByRole('button', { name: words.kudos.seen }).click();
    await notice.waitFor({ state: 'detached' });
    const before = (
      await hostUntil(desktop, { name: 'points', accepts: (one) => (one?.today ?? 0) >= 5, argument: null })
    )?.today;

    await operator.opens('points');
    await main()
      .getByRole('button', { name: words.appeals.contestOf('刘组长') })
      .click();
    await main().getByLabel(words.appeals.note).fill('应该是六分');
    await operator.presses(words.appeals.send);
    const { appeals } = await leader.until((topics) => (topics.appeals?.length ?? 0) > 0);
    await leader.send('points.answer', {
      appealId: appeals?.[0]?.id ?? '',
      answer: { kind: 'accepted', points: 1, word: '是的' },
    });
    await myPoints((before ?? 0) + 1);
  });

  it('P5 a badge that is given is hers at once, with who gave it', async () => {
    await leader.send('badge.award', { toId: ME, badgeId: 'calm-voice', word: '客户都夸你' });
    await operator.opens('points');
    const badge = main().getByRole('listitem').filter({ hasText: '稳得住' });
    await badge.getByText(/刘组长/).waitFor();
  });

  it('P13 a caller’s five stars come by the door of machines, are on her screen, and P4 bring her on her way to the next level', async () => {
    const { words } = operator;
    await operator.opens('points');
    const before = (await hostUntil(desktop, { name: 'level', accepts: (level) => level !== null, argument: null }))
      ?.points;
    const result = { id: 's-1', account: 'linxiaoman', kind: 'satisfaction', value: 5, at: Date.now() };
    const told = await fetch(`${stage.hub().url}/api/results`, {
      method: 'POST',
      headers: { authorization: `Bearer ${SURVEY_KEY}`, 'content-type': 'application/json' },
      body: JSON.stringify({ results: [result] }),
    });
    expect(await told.json()).toEqual({ results: [{ outcome: 'taken', id: 's-1' }] });
    await main().getByText(words.results.starsCount(1)).waitFor();
    await hostUntil(desktop, {
      name: 'level',
      accepts: (level, wanted) => level?.points === wanted,
      argument: (before ?? 0) + 1,
    });
    await main()
      .getByText(words.badges.allTime(String((before ?? 0) + 1)))
      .waitFor();
  });
});

describe('rewards', () => {
  it('P9 she gets what her points are enough for: held, approved by her leader, handed over', async () => {
    const { words, page } = operator;
    await leader.send('points.correct', { personId: ME, points: 20, word: '带新人' });
    await leader.send('reward.offer', {
      ...{ title: '保温杯', body: '', audience: { kind: 'unit', unitId: 'group-1' }, cost: 20 },
      ...{ stock: 1, perPerson: 1, until: Date.now() + 3_600_000 },
    });
    await operator.opens('points');
    await main().getByText(words.rewards.tab, { exact: true }).click();
    await main()
      .getByRole('button', { name: words.rewards.redeemOf('保温杯') })
      .click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: words.rewards.confirm(20, '20') })
      .click();
    const { rewardRequests } = await leader.until((topics) => (topics.rewardRequests?.size ?? 0) > 0);
    const [asked] = [...(rewardRequests?.values() ?? [])];
    expect(asked).toMatchObject({ personId: ME, title: '保温杯', cost: 20, standing: { kind: 'waiting' } });
    const requestId = asked?.id ?? '';
    await leader.send('reward.answer', { requestId, answer: { kind: 'approved' } });
    await main().getByText(words.rewards.standings.approved).waitFor();
    await leader.send('reward.handOver', { requestId });
    await main().getByText(words.rewards.standings.handedOver).waitFor();
    await main().getByText(words.rewards.hindered.soldOut).waitFor();
  });

  it('P10 she sees her own way among those alike, and nobody of them sees her once she hides', async () => {
    const { words } = operator;
    await operator.opens('points');
    const card = main().getByRole('region', { name: words.leagues.title });
    const steps = card.getByRole('list', { name: words.leagues.way }).getByRole('listitem');
    await steps.last().waitFor();
    expect(await steps.count()).toBe(5);
    await card.getByText(words.leagues.meaning).waitFor();
    expect(await card.getByText(words.leagues.hidden).count()).toBe(0);
    await operator.opens('settings');
    await main().getByText(words.points.hideTitle).click();
    await operator.opens('points');
    await card.getByText(words.leagues.hidden).waitFor();
    const question = { period: 'week', which: 'running' } as const;
    const told = await friend.send('league.read', question);
    expect(JSON.stringify(told)).not.toContain(ME);
    await operator.opens('settings');
    await main().getByText(words.points.hideTitle).click();
  });
});

describe('what is aimed at', () => {
  it('P3 what her leader sets is on her points page, hers alone', async () => {
    const { words } = operator;
    await leader.send('objective.set', {
      ...{ unitId: 'group-1', period: 'day', basis: 0 },
      aims: [{ measure: 'points', target: 20, nearFrom: 80, beyondFrom: 120, weight: 1 }],
    });
    await operator.opens('points');
    const card = main().getByRole('region', { name: words.objectives.title });
    await card.getByText(words.objectives.measures.points).waitFor();
    await card.getByText(words.objectives.by('谷雨组', '刘组长')).waitFor();
    const told = await leader.until(({ unitObjectives }) => unitObjectives?.has('group-1 day') === true);
    expect(told.objectives).toBeNull();
    expect((await friend.until(({ objectives }) => objectives !== null)).objectives?.running).toEqual([]);
  });

  it('P7 she joins a contest by her own hand; it ends by itself, and what was reached together is five points', async () => {
    const { words } = operator;
    const before = await hostUntil(desktop, { name: 'points', accepts: (one) => one !== null, argument: null });
    const { contestId } = await leader.send('contest.start', {
      ...{ title: '一起加一分', measure: 'points', aim: { kind: 'together', goal: 1 } },
      ...{ audience: { kind: 'unit', unitId: 'group-1' }, startsAt: 0, endsAt: Date.now() + 15_000 },
    });
    const line = main().getByRole('listitem').filter({ hasText: '一起加一分' });
    await line.getByRole('button', { name: words.contests.joinOf('一起加一分') }).click();
    await line.getByText(words.contests.isIn).waitFor();
    const { contests } = await leader.until((topics) => topics.contests?.get(contestId)?.joinedCount === 1);
    expect(contests?.get(contestId)).toMatchObject({ isIn: false, standing: null });
    await leader.send('points.correct', { personId: ME, points: 1, word: '一起努力' });
    await line.getByText(words.contests.reachedTogether).waitFor({ timeout: 45_000 });
    await myPoints((before?.today ?? 0) + 6);
  });
});
