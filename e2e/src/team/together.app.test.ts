import { Ami, callFromOutside } from '@hearthline/pbx';
import { chatIdOf } from '@hearthline/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pauseInAllQueues } from '../agentState/queueMember.ts';
import { hostUntil, type Desktop, type HubPerson, type Person, type Stage } from '../stage/index.ts';
import { ME, TeamAtWork } from './teamAtWork.ts';

let team: TeamAtWork;
let stage: Stage;
let desktop: Desktop;
let operator: Person;
let leader: HubPerson;
let friend: HubPerson;
let ami: Ami;

beforeAll(async () => {
  team = await TeamAtWork.open();
  ({ stage, desktop, operator, leader, friend } = team);
  ami = await Ami.open(stage.pbx.ami);
});
afterAll(async () => {
  ami?.close();
  await team?.close();
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
const main = () => team.main();

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

describe('what comes from elsewhere', () => {
  it('A3 what is planned for the next minute comes by itself', async () => {
    await plansForNextMinute(leader, '明早停水一小时');
    await operator.opens('announcements');
    await main().getByRole('listitem').filter({ hasText: '明早停水一小时' }).first().waitFor({ timeout: 90_000 });
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
