import { afterEach, describe, expect, it } from 'vitest';
import { Seat } from '../testing/seat.ts';
import { FakePbx } from '../testing/fakePbx.ts';
import { startTestHub, type TestHub } from '../testing/testHub.ts';

const HOUR_MS = 3_600_000;
/** Time passes by itself only where a test says how fast. */
const slow = { offerMs: HOUR_MS, againMs: HOUR_MS, confirmMs: HOUR_MS, lookMs: HOUR_MS, spacingMs: [HOUR_MS] };
let pbx: FakePbx;
let hub: TestHub;
let lin: Seat;
let wu: Seat;
let callCount = 0;

const begin = async (rules: Partial<typeof slow> & { keepDays?: number } = {}) => {
  pbx = new FakePbx(['city-hotline']);
  hub = await startTestHub({ pbx: await pbx.start(), callbacks: { ...slow, ...rules } });
  lin = await Seat.of(hub.url, 'linxiaoman');
  wu = await Seat.of(hub.url, 'wuqiufen');
};
afterEach(async () => {
  for (const seat of [lin, wu]) seat.socket.drop();
  await hub.stop();
  await pbx.stop();
});

const wish = (id: string, more: object = {}) => ({
  ...{
    id,
    number: '13900000001',
    name: '测试一',
    note: 'about the lamp',
    dueAt: Date.now(),
    callId: null,
    owner: 'me',
  },
  ...more,
});
/** What the dialplan writes when a call of hers is over. */
const callOver = (extension: string, more: Record<string, string> = {}) => {
  callCount += 1;
  pbx.outbox(`own-${callCount}`, {
    ...{ kind: 'call', id: `own-${callCount}`, callId: `sip-${callCount}`, from: `PJSIP/${extension}` },
    ...{ number: '13900000001', startedAt: String(Date.now()), endedAt: String(Date.now() + 1_000) },
    ...{ endedBy: 'callee', cause: '19', dialStatus: 'NOANSWER' },
    ...more,
  });
};
const answered = () => ({ answeredAtS: String(Date.now() / 1_000), dialStatus: 'ANSWER', cause: '16' });
const is = (kind: string) => (one: { state: { kind: string } }) => one.state.kind === kind;

describe('callbacks at the hub', () => {
  it('[CB-1] asked for twice it is one; the id of somebody else’s is refused', async () => {
    await begin();
    await lin.do('callback.schedule', wish('cb', { dueAt: Date.now() + HOUR_MS }));
    await lin.do('callback.schedule', wish('cb', { note: 'again' }));
    expect(await lin.sees('cb', () => true)).toMatchObject({ note: 'about the lamp' });
    expect(await wu.ask('callback.schedule', wish('cb'))).toBe('callback.notFound');
    expect(await wu.ask('callback.change', { callbackId: 'cb', change: { kind: 'cancel' } })).toBe('callback.notFound');
  });

  it('[CB-3] [CB-4] [CB-8] [CB-9] [CB-10] [CB-14] due, paused by the PBX, offered, dialled once, done, ready again', async () => {
    await begin();
    await lin.beReady();
    await lin.do('callback.schedule', wish('cb', { dueAt: Date.now() + 300 }));
    await lin.sees('cb', is('scheduled'));
    const offer = await lin.offer('cb');
    expect(pbx.queues.get('city-hotline')?.get('PJSIP/1001')).toEqual({ paused: true, reason: 'callback' });
    await lin.state('notReady', 'callback');
    expect(await lin.ask('callback.dial', { ...offer, offerId: 'another' })).toBe('callback.notNow');
    expect(await lin.do('callback.dial', offer, 'the-first-press')).toEqual({ number: '13900000001' });
    expect(await lin.ask('callback.dial', offer, 'the-second-press')).toBe('callback.notNow');
    expect(await lin.do('callback.dial', offer, 'the-first-press')).toEqual({ number: '13900000001' });
    callOver('1001', answered());
    await lin.sees('cb', (one) => one.state.kind === 'ended' && one.state.outcome === 'reached');
    await lin.do('callback.change', { callbackId: 'cb', change: { kind: 'confirm', outcome: 'reached' } });
    await lin.sees('cb', is('done'));
    await lin.state('ready');
  });

  it('[CB-10] not reached: due again after the rule’s time, and offered again', async () => {
    await begin({ confirmMs: 50, spacingMs: [400] });
    await lin.beReady();
    await lin.do('callback.schedule', wish('cb'));
    await lin.do('callback.dial', await lin.offer('cb'));
    callOver('1001');
    const later = await lin.sees('cb', (one) => one.state.kind === 'scheduled' && one.attempts.length === 1);
    expect(later).toMatchObject({ attempts: [{ outcome: 'noAnswer', personId: lin.personId }] });
    expect(later.dueAt - (later.attempts[0]?.at ?? 0)).toBe(400);
    await lin.state('ready');
    await lin.offer('cb');
  });

  it('[CB-6] [CB-7] a team’s goes to who is ready longest, then to the next; who let it pass is not responding', async () => {
    await begin({ offerMs: 1_500 });
    await lin.beReady();
    await wu.beReady();
    await lin.do('callback.schedule', wish('cb', { owner: 'team' }));
    await lin.offer('cb');
    await lin.state('notReady', 'notResponding');
    await wu.offer('cb');
    await wu.do('agentState.set', { to: { kind: 'notReady', reason: 'break' } });
    expect(await wu.sees('cb', is('scheduled'))).toMatchObject({ passedBy: [lin.personId, wu.personId] });
    await wu.state('notReady', 'break');
  });

  it('[CB-6] let pass, and the PBX tells of the pause later than it answers: she is not made ready in between', async () => {
    await begin({ offerMs: 500 });
    await lin.beReady();
    await lin.do('callback.schedule', wish('cb'));
    await lin.offer('cb');
    pbx.holdEvents();
    await pbx.asked({ Action: 'QueuePause', Reason: 'notResponding' });
    const askedSoFar = pbx.actions.length;
    // Whatever the hub does with that answer it has done when two more commands are committed.
    await lin.do('callback.schedule', wish('later', { dueAt: Date.now() + HOUR_MS }));
    await lin.do('callback.change', { callbackId: 'later', change: { kind: 'cancel' } });
    pbx.tell();
    await lin.state('notReady', 'notResponding');
    await lin.sees('cb', is('scheduled'));
    expect(pbx.actions.slice(askedSoFar).filter(({ Action }) => Action === 'QueuePause')).toEqual([]);
    expect(pbx.queues.get('city-hotline')?.get('PJSIP/1001')).toEqual({ paused: true, reason: 'notResponding' });
  });

  it('[CB-4] a caller who comes first comes first; the callback waits and is offered afterwards', async () => {
    await begin();
    await lin.beReady();
    pbx.call('AgentCalled', 'call-1', '1001');
    await lin.state('offered');
    await lin.do('callback.schedule', wish('cb'));
    pbx.event({ Event: 'QueueCallerAbandon', Queue: 'city-hotline', Uniqueid: 'call-1' });
    await lin.offer('cb');
  });

  it('[CB-3] nothing is offered to somebody with a call of her own', async () => {
    await begin({ lookMs: 200 });
    await lin.beReady();
    pbx.channels.push({ Event: 'CoreShowChannel', Channel: 'PJSIP/1001-0000002a', Uniqueid: 'u', Linkedid: 'u' });
    await lin.do('callback.schedule', wish('cb'));
    await pbx.asked({ Action: 'CoreShowChannels' });
    expect(await lin.sees('cb', () => true)).toMatchObject({ state: { kind: 'scheduled' } });
    pbx.channels.pop();
    await lin.offer('cb');
  });

  it('[CB-11] dialled and no call at the PBX: due again, and offered again', async () => {
    await begin({ lookMs: 100 });
    await lin.beReady();
    await lin.do('callback.schedule', wish('cb'));
    const first = await lin.offer('cb');
    await lin.do('callback.dial', first);
    await lin.sees('cb', is('dialled'));
    const again = await lin.sees('cb', (one) => one.state.kind === 'offered' && one.state.offerId !== first.offerId);
    expect(again.attempts).toEqual([]);
  });

  it('[CB-15] restarted with an offer before her, and with a call that ended meanwhile: nothing is lost', async () => {
    await begin();
    await lin.beReady();
    await lin.do('callback.schedule', wish('cb'));
    const offer = await lin.offer('cb');
    await hub.restart();
    lin.socket.drop();
    lin = await Seat.of(hub.url, 'linxiaoman', lin.token);
    expect(await lin.offer('cb')).toEqual(offer);
    await lin.do('callback.dial', offer);
    await pbx.goAway();
    callOver('1001', answered());
    await hub.restart();
    await pbx.listen();
    lin.socket.drop();
    lin = await Seat.of(hub.url, 'linxiaoman', lin.token);
    await lin.sees('cb', (one) => one.state.kind === 'ended' && one.state.outcome === 'reached');
  });

  it('[CB-13] the leader sees what is overdue and gives it to somebody else; a stranger sees nothing', async () => {
    await begin();
    await lin.do('callback.schedule', wish('cb'));
    const leader = await Seat.of(hub.url, 'liuzuzhang');
    await leader.sees('cb', is('scheduled'));
    await wu.beReady();
    const owner = { kind: 'person', personId: wu.personId };
    expect(await lin.ask('callback.assign', { callbackId: 'cb', owner })).toBe('command.notAllowed');
    const stranger = { kind: 'person', personId: 'person-zhouxiaohe' };
    expect(await leader.ask('callback.assign', { callbackId: 'cb', owner: stranger })).toBe('command.notAllowed');
    const later = { kind: 'later', dueAt: Date.now() };
    await leader.do('callback.change', { callbackId: 'cb', change: later });
    await leader.do('callback.assign', { callbackId: 'cb', owner });
    await wu.offer('cb');
    // [DEED-1] [DEED-3] Both read it, each what was done to her; her own acts and a colleague's are nobody's entry.
    const given = { what: 'callbackGiven', subject: '测试一', byName: '刘组长' };
    expect(await wu.deeds((all) => all.length === 1)).toMatchObject([given]);
    expect(await lin.deeds((all) => all.length === 2)).toMatchObject([
      { what: 'callbackTaken', subject: '测试一' },
      { what: 'callbackChanged', subject: '测试一' },
    ]);
    expect(await leader.deeds(() => true)).toEqual([]);
    leader.socket.drop();
    const zhou = await Seat.of(hub.url, 'zhouxiaohe');
    expect(JSON.stringify(zhou.socket.messages)).not.toContain('about the lamp');
    zhou.socket.drop();
  });

  it('[CB-12] put off, passed on, given up', async () => {
    await begin();
    await lin.beReady();
    await lin.do('callback.schedule', wish('cb'));
    await lin.offer('cb');
    const change = (what: object) => lin.do('callback.change', { callbackId: 'cb', change: what });
    await change({ kind: 'later', dueAt: Date.now() + 300 });
    await lin.state('ready');
    await lin.offer('cb');
    await change({ kind: 'toTeam' });
    expect(await wu.sees('cb', is('scheduled'))).toMatchObject({ owner: { kind: 'team' } });
    await wu.beReady();
    await wu.offer('cb');
    await wu.do('callback.change', { callbackId: 'cb', change: { kind: 'giveUp' } });
    await wu.sees('cb', is('givenUp'));
  });
});
