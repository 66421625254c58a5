import { createHash } from 'node:crypto';
import { Ami, callFromOutside } from '@hearthline/pbx';
import { chatIdOf } from '@hearthline/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pauseInAllQueues } from '../agentState/queueMember.ts';
import { HubPerson, hostUntil, openStage, Person, type Desktop, type Stage } from '../stage/index.ts';

const ME = 'person-linxiaoman';
/** What the machine that asks callers after their calls shows at the hub's door. */
const SURVEY_KEY = 'a-key-of-the-survey-machine-of-the-test';
const SURVEY_KEY_SHA256 = createHash('sha256').update(SURVEY_KEY).digest('hex');
let stage: Stage;
let desktop: Desktop;
/** 林小满, of 谷雨组 in 北山片区. */
let operator: Person;
let leader: HubPerson;
let friend: HubPerson;
let ami: Ami;

beforeAll(async () => {
  stage = await openStage({ hub: { more: { results: { keys: [{ machine: 'survey', sha256: SURVEY_KEY_SHA256 }] } } } });
  ami = await Ami.open(stage.pbx.ami);
  desktop = await stage.startDesktop();
  operator = await Person.at(desktop);
  await operator.beginsShift('linxiaoman');
  leader = await HubPerson.signIn(stage.hub().url, 'liuzuzhang');
  friend = await HubPerson.signIn(stage.hub().url, 'zhouxiaohe');
});
afterAll(async () => {
  leader?.leaves();
  friend?.leaves();
  ami?.close();
  await stage?.close();
});

/** As the centre's calendar has it. */
const today = (): string => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date());
/** Not this minute: it may be over before the hub hears of it. */
async function plansForNextMinute(who: HubPerson, title: string): Promise<void> {
  const at = new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'Asia/Shanghai',
    dateStyle: 'short',
    timeStyle: 'short',
  }).format(new Date(Date.now() + 65_000));
  const [firstOn = '', timeOfDay = ''] = at.split(' ');
  await who.send('announcement.plan', {
    ...{ title, body: '', audience: { kind: 'unit', unitId: 'group-1' }, mustRead: false, isUrgent: false },
    ...{ firstOn, timeOfDay, repeat: 'once', lastOn: firstOn, validMs: 3_600_000 },
  });
}
const main = () => operator.page.getByRole('main');
const myPoints = (sum: number) =>
  hostUntil(desktop, { name: 'points', accepts: (points, wanted) => points?.today === wanted, argument: sum });

describe('with a leader who is elsewhere', () => {
  it('Q2 a break is a pause of the PBX with its reason, and runs where her leader sees it', async () => {
    await operator.chooses('goBreak');
    await leader.until(({ rests }) => rests?.get(ME)?.running?.reason === 'break');
    expect(await pauseInAllQueues(ami, '1001')).toBe('break');
    await operator.chooses('goReady');
    await leader.until(({ rests }) => rests?.get(ME)?.running === null);
  });

  it('Q16 in a customer’s call one press asks her leader, who knows the queue; she sees who comes', async () => {
    const { words, page } = operator;
    const customer = await callFromOutside(stage.pbx, {
      ...{ number: '12345', toneHz: 500, callerName: 'He', callerNumber: '13900000042', maxMs: 60_000 },
    });
    await page.getByRole('button', { name: words.call.answer }).click();
    await hostUntil(desktop, {
      name: 'agentState',
      accepts: (state) => state?.confirmed.kind === 'talking',
      argument: null,
    });
    await page.getByRole('button', { name: words.help.mine }).click();
    const { helps } = await leader.until((topics) => topics.helps?.has(ME) === true);
    expect(helps?.get(ME)?.call).toMatchObject({ queue: 'city-hotline', number: '139****0042', endedAt: null });
    await leader.send('help.take', { helpId: helps?.get(ME)?.id ?? '' });
    await operator.sees(words.help.comes('刘组长'));
    await operator.presses(words.help.settled);
    await leader.until((topics) => topics.helps?.has(ME) === false);
    await operator.presses(words.call.hangUp);
    await customer.ended;
  });

  it('A7 what she asks comes to who is in charge, and the formal reply to her screen', async () => {
    const { words } = operator;
    await operator.opens('announcements');
    await main().getByLabel(words.proposals.ask.text).fill('能不能早点换班？');
    await operator.presses(words.proposals.ask.send);
    const { proposals } = await leader.until((topics) => (topics.proposals?.size ?? 0) > 0);
    const [asked] = [...(proposals?.values() ?? [])];
    expect(asked).toMatchObject({ text: '能不能早点换班？', askedById: ME, state: { kind: 'received' } });
    await leader.send('proposal.reply', {
      proposalId: asked?.id ?? '',
      reply: { kind: 'answered', word: '下周起可以' },
    });
    const line = main().getByRole('listitem').filter({ hasText: '能不能早点换班？' });
    await line.getByText('下周起可以').waitFor();
    await line.getByText(words.proposals.states.answered).waitFor();
  });

  it('V5 a survey asks on her first screen; the hub keeps who and what apart', async () => {
    const { words } = operator;
    await leader.send('survey.open', {
      questions: ['这周累不累？'],
      audience: { kind: 'unit', unitId: 'group-1' },
      closesAt: Date.now() + 3_600_000,
    });
    await operator.opens('today');
    const card = main().getByRole('listitem').filter({ hasText: '这周累不累？' });
    await card.getByText(words.surveys.choices[3] ?? '', { exact: true }).click();
    await card.getByRole('button', { name: words.surveys.send }).click();
    const { surveys } = await leader.until((topics) => [...(topics.surveys?.values() ?? [])][0]?.answeredCount === 1);
    expect([...(surveys?.values() ?? [])][0]?.results).toBeNull();
    await main().getByText(words.surveys.thanks).waitFor();
  });
});

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
});

describe('what comes from elsewhere', () => {
  it('A3 what is planned for the next minute comes by itself', async () => {
    await plansForNextMinute(leader, '明早停水一小时');
    await operator.opens('announcements');
    await main().getByRole('listitem').filter({ hasText: '明早停水一小时' }).first().waitFor({ timeout: 90_000 });
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

  it('V4 her birthday is hers to tell; who leads her is reminded, plans a call, and she reads it in her log', async () => {
    const { words, page } = operator;
    const [, month, day] = today().split('-').map(Number);
    await operator.opens('settings');
    const mine = main().getByRole('region', { name: words.care.birthday.title });
    await mine.getByRole('button', { name: words.care.birthday.month }).click();
    await page.getByRole('option', { name: words.activities.monthAlone(month ?? 0), exact: true }).click();
    await mine.getByRole('button', { name: words.care.birthday.day }).click();
    await page.getByRole('option', { name: words.care.birthday.dayOf(day ?? 0), exact: true }).click();
    await mine.getByText(words.care.birthday.circles.leader, { exact: true }).click();
    await mine.getByRole('button', { name: words.care.birthday.save, exact: true }).click();
    const { careDay } = await leader.until((topics) =>
      (topics.careDay?.coming ?? []).some(({ personId, feast }) => personId === ME && feast.kind === 'birthday'),
    );
    expect(careDay?.coming?.find(({ personId }) => personId === ME)?.on).toBe(today());
    await leader.send('care.plan', { personId: ME, kind: 'call', on: today(), text: '祝她生日快乐' });
    await operator.opens('today');
    await page.getByText(words.care.feast.birthday('林小满')).waitFor();
    await operator.opens('settings');
    await page.getByText('祝她生日快乐').first().waitFor();
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

describe('among colleagues', () => {
  it('T2 what she says of herself is read by a colleague, until she takes it away', async () => {
    const { words, page } = operator;
    await page.getByRole('button', { name: words.status.keyNone }).click();
    await page.getByLabel(words.status.text).fill('接孩子');
    await page.getByRole('dialog').getByRole('button', { name: words.status.set, exact: true }).click();
    await friend.until(({ statuses }) => statuses?.get(ME)?.text === '接孩子');
    await page.getByRole('button', { name: words.status.key('接孩子') }).click();
    await page.getByRole('dialog').getByRole('button', { name: words.status.clear, exact: true }).click();
    await friend.until(({ statuses }) => statuses?.has(ME) === false);
  });

  it('T3 a number on the rail says that a colleague wrote; both read each other', async () => {
    const { words, page } = operator;
    const chatId = chatIdOf({ kind: 'person', personId: ME }, 'person-zhouxiaohe');
    await friend.send('chat.send', {
      ...{ id: 'from-friend', to: { kind: 'person', personId: ME }, text: '三点一起练话术？', at: Date.now() },
    });
    await page.getByRole('navigation').getByLabel(words.chat.unread(1)).waitFor();
    await operator.opens('chat');
    await main()
      .getByRole('button', { name: /周晓禾/ })
      .click();
    await main().getByRole('listitem').filter({ hasText: '三点一起练话术？' }).last().waitFor();
    await friend.until(({ chats }) => (chats?.get(chatId)?.partnerSeenUpTo ?? 0) > 0);
    await main().getByLabel(words.chat.to('周晓禾')).fill('好');
    await main().getByLabel(words.chat.to('周晓禾')).press('Enter');
    await friend.until(({ chatMessages }) => [...(chatMessages?.values() ?? [])].some(({ text }) => text === '好'));
  });

  it('V1 V2 an activity is planned, she signs up, and that she came earns her two points', async () => {
    const { words } = operator;
    const startsAt = Date.now() + 2_000;
    const { activityId } = await leader.send('activity.plan', {
      ...{ title: '包饺子', body: '', place: '活动室', audience: { kind: 'unit', unitId: 'group-1' } },
      ...{ startsAt, endsAt: startsAt + 3_600_000, isForFamilies: false, places: 3 },
    });
    await operator.opens('activities');
    const line = main().getByRole('listitem').filter({ hasText: '包饺子' });
    await line.getByRole('button', { name: words.activities.signUp }).click();
    await line.getByText(words.activities.mine).waitFor();
    await line.getByText(words.activities.on).waitFor();
    await leader.send('activity.attend', { activityId, marks: [{ personId: ME, wasThere: true }] });
    await line.getByText(words.activities.iCame).waitFor();
  });

  it('T4 a buddy asks her over and they wave, unseen by her leader; she leaves without a word, and a new hub finds her where she sat', async () => {
    const { words, page } = operator;
    const buddy = 'person-zhouxiaohe';
    await friend.send('quietRoom.ask', { personId: ME });
    const notice = page.getByRole('status', { name: words.quietRoom.buddy.label });
    await notice.getByText(words.quietRoom.buddy.asks('周晓禾')).waitFor();
    await notice.getByRole('button', { name: words.quietRoom.buddy.yes }).click();
    await friend.until(({ quietSeats }) => quietSeats?.has(ME) === true && quietSeats.has(buddy));
    await operator.opens('team');
    const card = main().getByRole('region', { name: words.quietRoom.title });
    await card.getByRole('listitem').filter({ hasText: '周晓禾' }).waitFor();
    await card.getByRole('button', { name: words.quietRoom.sign.wave, exact: true }).click();
    await friend.until(({ quietSeats }) => quietSeats?.get(ME)?.sign?.kind === 'wave');
    await friend.send('quietRoom.sign', { sign: 'tea' });
    await card.getByRole('listitem').filter({ hasText: '周晓禾' }).getByText(words.quietRoom.signDone.tea).waitFor();
    // Who leads her is told nothing of it; what she had been told came before this answer.
    await leader.send('quietRoom.answer', { personId: 'person-liuzuzhang', isYes: false });
    expect((await leader.until(({ quietRoom }) => quietRoom !== null)).quietSeats?.size).toBe(0);
    await card.getByRole('button', { name: words.quietRoom.leave }).click();
    await friend.until(({ quietSeats }) => quietSeats?.has(ME) === false);
    await card.getByRole('button', { name: words.quietRoom.sit, exact: true }).click();
    const sits = (run: string | null) =>
      hostUntil(desktop, {
        name: 'quietRoom',
        accepts: (mine, before) => mine?.place?.kind === 'group' && mine.hubRun !== before,
        argument: run,
      });
    const run = (await sits(null))?.hubRun ?? '';
    await stage.restartHub('stop');
    await sits(run);
  });
});
