import { MAX_FRAME_CHARS, PROTOCOL_VERSION } from '@hearthline/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock, type Clock } from '../clock.ts';
import { RawSocket } from '../testing/rawSocket.ts';
import { startTestHub, type TestHub } from '../testing/testHub.ts';

const hello = (token: string) =>
  ({ kind: 'hello', protocol: PROTOCOL_VERSION, token, client: 'desktop', resume: null }) as const;

describe('the hub socket', () => {
  let hub: TestHub;
  let token: string;
  beforeAll(async () => {
    hub = await startTestHub();
    token = (await hub.signIn('linxiaoman')).token;
  });
  afterAll(() => hub.stop());

  const refusalOf = async (socket: RawSocket) => {
    const { error } = await socket.first('refused');
    await socket.closed;
    return error.code;
  };

  it.each([
    ['no JSON', '{'],
    ['no message', '{"kind":"nonsense"}'],
    ['a frame nested without end', `${'['.repeat(200_000)}${']'.repeat(200_000)}`],
    ['a command before hello', '{"kind":"command","id":"12345678","name":"points.ledger","input":{}}'],
    ['a frame too long', JSON.stringify({ kind: 'command', input: 'x'.repeat(MAX_FRAME_CHARS) })],
  ])('[SESSION-1] %s is refused as malformed', async (_what, frame) => {
    const socket = await RawSocket.open(hub.url);
    socket.webSocket.send(frame);
    expect(await refusalOf(socket)).toBe('message.malformed');
  });

  it('[SESSION-1] a binary frame, and a second hello, are refused as malformed', async () => {
    const binary = await RawSocket.open(hub.url);
    binary.webSocket.send(Buffer.from('{}'));
    expect(await refusalOf(binary)).toBe('message.malformed');
    const twice = await RawSocket.join(hub.url, { token });
    twice.say(hello(token));
    expect(await refusalOf(twice)).toBe('message.malformed');
  });

  it('[SESSION-15] a command id that no database keeps is refused as malformed', async () => {
    const socket = await RawSocket.join(hub.url, { token });
    socket.webSocket.send(String.raw`{"kind":"command","id":"1234567\u0000","name":"panel.pace","input":{}}`);
    expect(await refusalOf(socket)).toBe('message.malformed');
  });

  it('[SESSION-1] a frame beyond all limits ends the socket unread', async () => {
    const socket = await RawSocket.open(hub.url);
    socket.webSocket.send('x'.repeat(MAX_FRAME_CHARS * 3 + 1));
    expect(await socket.closed).toBe(1009);
  });

  it.each([
    [1, 'protocol.clientTooOld'],
    [PROTOCOL_VERSION + 1, 'protocol.hubTooOld'],
  ])('[SESSION-2] protocol %i is refused as %s', async (protocol, code) => {
    const socket = await RawSocket.open(hub.url);
    socket.say({ ...hello(token), protocol });
    expect(await refusalOf(socket)).toBe(code);
  });

  it('[SESSION-3] an unknown token is refused', async () => {
    const socket = await RawSocket.open(hub.url);
    socket.say(hello('not a token'));
    expect(await refusalOf(socket)).toBe('session.expired');
  });

  it('[SESSION-3] a session past its time ends, also while its socket is open', async () => {
    let aheadMs = 0;
    const clock: Clock = { now: () => Date.now() + aheadMs, after: systemClock.after };
    const short = await startTestHub({ sessionMs: 60_000 }, { clock });
    const socket = await RawSocket.join(short.url, { token: (await short.signIn('linxiaoman')).token });
    aheadMs = 60_000;
    socket.say({ kind: 'ping', seq: 0 });
    expect(await refusalOf(socket)).toBe('session.expired');
    await short.stop();
  });

  it('[SESSION-4] changes are numbered without gaps; every topic comes before upToDate', async () => {
    const socket = await RawSocket.join(hub.url, { token });
    const changes = socket.changes();
    expect(changes.map((one) => one.seq)).toEqual(changes.map((_, index) => index + 1));
    const topics = new Set(changes.map((one) => one.change.topic));
    const all = [
      'me',
      'organisation',
      'people',
      'rules',
      'agentState',
      'presence',
      'queues',
      'quietLamp',
      'quietRoom',
      'quietSeats',
      'announcements',
      'ranking',
      'points',
      'day',
      'conferences',
      'recordings',
      'parked',
      'ringing',
      'shownNumber',
      'mobile',
      'history',
      'dispositionCodes',
      'contacts',
      'voicemail',
      'voiceBroadcasts',
      'voiceOffers',
      'callbacks',
      'outages',
      'deeds',
      'rests',
      'helps',
      'kudos',
      'rankingChoice',
      'appeals',
      'announcementPlans',
      'proposals',
      'surveys',
      'activities',
      'rewards',
      'rewardRequests',
      'rewardBalance',
      'level',
      'badges',
      'badgeRules',
      'sharedBadges',
      'results',
      'wallChoice',
      'statuses',
      'chats',
      'chatMessages',
      'myBirthday',
      'careDay',
      'careVisits',
      'objectives',
      'contests',
      'unitObjectives',
    ];
    expect([...topics].toSorted()).toEqual(all.toSorted());
    expect(await socket.first('upToDate')).toEqual({ kind: 'upToDate', seq: changes.length });
    socket.drop();
  });

  it('[SESSION-5] resuming gives exactly what was missed', async () => {
    const first = await RawSocket.join(hub.url, { token });
    const { epoch } = await first.first('welcome');
    const { seq } = await first.first('upToDate');
    first.drop();
    await first.closed;
    const leader = await RawSocket.join(hub.url, { token: (await hub.signIn('itadmin')).token });
    const published = await leader.command('announcement.publish', {
      ...{ title: '台风', body: '', audience: { kind: 'all' }, expiresAt: Date.now() + 60_000, mustRead: false },
    });
    expect(published.ok).toBe(true);

    const again = await RawSocket.join(hub.url, { token, resume: { epoch, seq } });
    expect(await again.first('welcome')).toMatchObject({ epoch, seq, isResumed: true });
    const missed = again.changes();
    expect(missed.map((one) => one.seq)).toEqual(missed.map((_, index) => seq + index + 1));
    expect(missed.filter(({ change }) => change.topic === 'announcements')).toHaveLength(1);
    expect(missed.some(({ change }) => change.op === 'reset')).toBe(false);
    again.drop();
    leader.drop();
  });

  it('[SESSION-5] [SESSION-6] what cannot be resumed begins afresh in a new epoch', async () => {
    const first = await RawSocket.join(hub.url, { token });
    const { epoch } = await first.first('welcome');
    const { token: other } = await hub.signIn('zhouxiaohe');
    for (const [by, resume] of [
      [token, { epoch: 'unknown', seq: 3 }],
      [token, { epoch, seq: 9_999 }],
      [other, { epoch, seq: 3 }],
    ] as const) {
      const socket = await RawSocket.join(hub.url, { token: by, resume });
      const welcome = await socket.first('welcome');
      expect(welcome).toMatchObject({ isResumed: false, seq: 0 });
      expect(welcome.epoch).not.toBe(epoch);
      socket.drop();
    }
    first.drop();
  });

  it('[SESSION-9] the newest desktop wins, a browser beside it stays', async () => {
    const browser = await RawSocket.join(hub.url, {
      token: (await hub.signIn('qianchunfen')).token,
      client: 'browser',
    });
    const older = await RawSocket.join(hub.url, { token: (await hub.signIn('qianchunfen')).token });
    const newer = await RawSocket.join(hub.url, { token: (await hub.signIn('qianchunfen')).token });
    expect(await refusalOf(older)).toBe('session.replaced');
    expect((await browser.command('points.ledger', { before: null, limit: 1 })).ok).toBe(true);
    expect((await newer.command('points.ledger', { before: null, limit: 1 })).ok).toBe(true);
    browser.drop();
    newer.drop();
  });

  it('[SESSION-12] a page of an unknown origin cannot open the socket; ours can', async () => {
    await expect(RawSocket.open(hub.url, { headers: { origin: 'https://elsewhere.test' } })).rejects.toThrow('403');
    const own = await RawSocket.open(hub.url, { headers: { origin: hub.url } });
    own.drop();
  });

  it('[SESSION-13] signing out makes the token worthless', async () => {
    const { token: once } = await hub.signIn('itadmin');
    const socket = await RawSocket.join(hub.url, { token: once });
    expect(await socket.command('session.signOut', {})).toEqual({ ok: true, value: {} });
    await socket.closed;
    const again = await RawSocket.open(hub.url);
    again.say(hello(once));
    expect(await refusalOf(again)).toBe('session.expired');
  });

  it('[SESSION-7] the same command id again does nothing and gets the same answer, also after a restart', async () => {
    const { token: leaderToken } = await hub.signIn('ithelper');
    const draft = {
      title: '一次',
      body: '',
      audience: { kind: 'all' },
      expiresAt: Date.now() + 60_000,
      mustRead: false,
    };
    const leader = await RawSocket.join(hub.url, { token: leaderToken });
    const [first, same] = await Promise.all([
      leader.command('announcement.publish', draft, 'command-id-1'),
      leader.command('announcement.publish', draft, 'command-id-1'),
    ]);
    const again = await leader.command('announcement.publish', draft, 'command-id-1');
    await hub.restart();
    const back = await RawSocket.join(hub.url, { token: leaderToken });
    const later = await back.command('announcement.publish', draft, 'command-id-1');
    expect(first.ok).toBe(true);
    expect([same, again, later]).toEqual([first, first, first]);
    const other = await back.command('announcement.publish', draft, 'command-id-2');
    expect(other).not.toEqual(first);
    const rows = back
      .changes()
      .flatMap(({ change }) => (change.op === 'reset' && change.topic === 'announcements' ? change.rows : []));
    expect(rows.filter(([, row]) => (row as { title: string }).title === '一次')).toHaveLength(1);
    back.drop();
  });

  it('[SESSION-8] an unknown command and bad input have their names', async () => {
    const socket = await RawSocket.join(hub.url, { token });
    expect(await socket.command('no.such.command', {})).toMatchObject({ error: { code: 'command.unknown' } });
    expect(await socket.command('__proto__', {})).toMatchObject({ error: { code: 'command.unknown' } });
    expect(await socket.command('points.ledger', { limit: -1 })).toMatchObject({ error: { code: 'command.badInput' } });
    socket.drop();
  });
});
