import { describe, expect, it } from 'vitest';
import { PROTOCOL_VERSION } from '../version.ts';
import { PING_INTERVAL_MS, SILENCE_LIMIT_MS } from '../wire.ts';
import { FakeOutbox, startFakeClient } from './testing/fakeHub.ts';

const unit = {
  ...{ id: 'centre', kind: 'centre', parentId: null, name: '北山', inChargeId: null, convenerId: null },
};
const organisation = (centreName: string) => ({ centreName, timeZone: 'Asia/Shanghai', units: [unit] });
const set = (seq: number, name: string) =>
  ({ kind: 'change', seq, change: { op: 'set', topic: 'organisation', value: organisation(name) } }) as const;
const queue = (name: string) => ({
  name,
  title: { 'zh-CN': name, en: name },
  ...{ waitingCount: 0, oldestJoinedAt: null, readyCount: 0, answeredToday: 0, abandonedToday: 0 },
});
const ack = { announcementId: 'a-1', at: 5 };
const settle = async () => {
  for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
};

describe('the hub client', () => {
  it('[CLIENT-1] says hello on the hub’s socket with its token', async () => {
    const { client, last } = startFakeClient();
    await client.start();
    expect(last().url).toBe('wss://hub.test/api/socket');
    last().open();
    expect(last().said).toEqual([
      { kind: 'hello', protocol: PROTOCOL_VERSION, token: 'token', client: 'desktop', resume: null },
    ]);
  });

  it('[CLIENT-4] folds changes, and is live when it is up to date', async () => {
    const { client, last } = startFakeClient();
    await client.start();
    last().open();
    last().tell({ kind: 'welcome', protocol: PROTOCOL_VERSION, epoch: 'e', seq: 0, isResumed: false, now: 0 });
    last().tell(set(1, '炉火'));
    last().tell({ kind: 'change', seq: 2, change: { op: 'reset', topic: 'queues', rows: [['a', queue('a')]] } });
    last().tell({ kind: 'change', seq: 3, change: { op: 'put', topic: 'queues', key: 'b', row: queue('b') } });
    last().tell({ kind: 'change', seq: 4, change: { op: 'remove', topic: 'queues', key: 'a' } });
    expect(client.link.getState().state.kind).toBe('joining');
    last().tell({ kind: 'upToDate', seq: 4 });
    expect(client.link.getState().state).toEqual({ kind: 'live' });
    expect(client.topic('organisation').getState()?.centreName).toBe('炉火');
    expect([...client.topic('queues').getState().keys()]).toEqual(['b']);
  });

  it('[CLIENT-5] pings every 5 s and drops a socket on which nothing is heard', async () => {
    const { client, clock, last, sockets } = startFakeClient();
    await client.start();
    last().goLive();
    clock.advance(PING_INTERVAL_MS);
    expect(last().said.at(-1)).toEqual({ kind: 'ping', seq: 0 });
    last().tell({ kind: 'pong', now: 0 });
    clock.advance(SILENCE_LIMIT_MS - 1);
    expect(client.link.getState().state.kind).toBe('live');
    clock.advance(1);
    expect(client.link.getState().state).toMatchObject({ kind: 'waiting', problem: 'silent' });
    expect(sockets[0]?.isDropped).toBe(true);
  });

  it('[CLIENT-5] also while connecting', async () => {
    const { client, clock } = startFakeClient();
    await client.start();
    clock.advance(SILENCE_LIMIT_MS);
    expect(client.link.getState().state).toMatchObject({ kind: 'waiting', problem: 'silent' });
  });

  it('[CLIENT-6] resumes after the last change; what it knows is passed over', async () => {
    const { client, clock, last, sockets } = startFakeClient();
    await client.start();
    last().goLive({ epoch: 'e' });
    last().tell(set(1, 'one'));
    last().close();
    clock.advance(1_000);
    expect(sockets).toHaveLength(2);
    last().open();
    expect(last().said[0]).toMatchObject({ resume: { epoch: 'e', seq: 1 } });
    last().tell({ kind: 'welcome', protocol: PROTOCOL_VERSION, epoch: 'e', seq: 1, isResumed: true, now: 0 });
    last().tell(set(1, 'told twice'));
    last().tell(set(2, 'two'));
    expect(client.topic('organisation').getState()?.centreName).toBe('two');
  });

  it('[CLIENT-7] a gap drops the socket; nothing after it is applied', async () => {
    const { client, clock, last } = startFakeClient();
    await client.start();
    last().goLive({ epoch: 'e' });
    last().tell(set(1, 'one'));
    last().tell(set(3, 'three'));
    expect(client.link.getState().state).toMatchObject({ kind: 'waiting', problem: 'gapInStream' });
    expect(client.topic('organisation').getState()?.centreName).toBe('one');
    clock.advance(30_000);
    last().open();
    expect(last().said[0]).toMatchObject({ resume: { epoch: 'e', seq: 1 } });
  });

  it.each([
    ['no JSON', '{'],
    ['no message', '{"kind":"surprise"}'],
    [
      'a value that does not fit',
      '{"kind":"change","seq":2,"change":{"op":"set","topic":"organisation","value":{"centreName":7}}}',
    ],
    ['a row that does not fit', '{"kind":"change","seq":2,"change":{"op":"put","topic":"queues","key":"a","row":{}}}'],
  ])('[CLIENT-8] %s is named, not applied, and everything is asked for afresh', async (_what, frame) => {
    const { client, clock, last } = startFakeClient();
    await client.start();
    last().goLive();
    last().tell(set(1, 'one'));
    last().tell(frame);
    expect(client.link.getState().state).toMatchObject({ kind: 'waiting', problem: 'malformedMessage' });
    expect(client.topic('organisation').getState()?.centreName).toBe('one');
    clock.advance(30_000);
    last().open();
    expect(last().said[0]).toMatchObject({ resume: null });
  });

  it('[CLIENT-9] keeps the last known while it begins afresh, then empties what was not told', async () => {
    const { client, clock, last } = startFakeClient();
    await client.start();
    last().goLive();
    last().tell(set(1, 'one'));
    last().tell({ kind: 'change', seq: 2, change: { op: 'reset', topic: 'queues', rows: [['a', queue('a')]] } });
    last().close();
    clock.advance(30_000);
    last().open();
    last().tell({ kind: 'welcome', protocol: PROTOCOL_VERSION, epoch: 'new', seq: 0, isResumed: false, now: 0 });
    last().tell(set(1, 'fresh'));
    expect(client.topic('queues').getState().size).toBe(1);
    last().tell({ kind: 'upToDate', seq: 1 });
    expect(client.topic('queues').getState().size).toBe(0);
    expect(client.topic('organisation').getState()?.centreName).toBe('fresh');
  });

  it('[CLIENT-17] goes round the addresses it knows, and resumes at the next', async () => {
    const { client, clock, last, sockets } = startFakeClient({ hubUrl: ['https://a.test', 'https://b.test/'] });
    await client.start();
    last().goLive({ epoch: 'e' });
    last().tell(set(1, 'one'));
    last().close();
    clock.advance(1_000);
    last().close();
    clock.advance(1_000);
    const paths = ['wss://a.test', 'wss://b.test', 'wss://a.test'].map((hub) => `${hub}/api/socket`);
    expect(sockets.map(({ url }) => url)).toEqual(paths);
    last().close();
    clock.advance(1_000);
    last().open();
    expect(last().url).toBe('wss://b.test/api/socket');
    expect(last().said[0]).toMatchObject({ resume: { epoch: 'e', seq: 1 } });
  });

  it('[CLIENT-10] what does not wait offline fails at once without a link', async () => {
    const { client } = startFakeClient();
    await client.start();
    await expect(client.send('agentState.finishWrapUp', {})).rejects.toMatchObject({ code: 'hub.notConnected' });
  });

  it('[CLIENT-11] an answer lost with the socket is asked for again with the same id', async () => {
    const { client, clock, last } = startFakeClient();
    await client.start();
    last().goLive();
    const asked = client.send('points.ledger', { before: null, limit: 5 });
    const first = last().said.at(-1);
    last().close();
    clock.advance(1_000);
    last().goLive({ isResumed: true });
    expect(last().said.at(-1)).toEqual(first);
    last().tell({ kind: 'result', id: 'command-1', outcome: { ok: true, value: { entries: [], hasMore: false } } });
    expect(await asked).toEqual({ entries: [], hasMore: false });
  });

  it('[CLIENT-11] without an answer it fails in the end; the hub’s refusal has its code', async () => {
    const { client, clock, last } = startFakeClient();
    await client.start();
    last().goLive();
    const refused = client.send('agentState.finishWrapUp', {});
    last().tell({ kind: 'result', id: 'command-1', outcome: { ok: false, error: { code: 'agentState.impossible' } } });
    await expect(refused).rejects.toMatchObject({ code: 'agentState.impossible' });
    const lost = client.send('agentState.finishWrapUp', {});
    clock.advance(15_000);
    await expect(lost).rejects.toMatchObject({ code: 'hub.connectionLost' });
  });

  it('[CLIENT-12] what waits offline is kept first, sent when live, and goes when answered', async () => {
    const { client, last, outbox } = startFakeClient();
    await client.start();
    const sent = client.send('announcement.acknowledge', ack);
    await settle();
    expect([...outbox.entries.values()]).toEqual([{ id: 'command-1', name: 'announcement.acknowledge', input: ack }]);
    expect(client.link.getState().outboxCount).toBe(1);
    last().goLive();
    expect(last().said.at(-1)).toEqual({
      kind: 'command',
      id: 'command-1',
      name: 'announcement.acknowledge',
      input: ack,
    });
    last().tell({ kind: 'result', id: 'command-1', outcome: { ok: true, value: {} } });
    expect(await sent).toEqual({});
    expect(outbox.entries.size).toBe(0);
    expect(client.link.getState().outboxCount).toBe(0);
  });

  it('[CLIENT-12] it is sent after a restart of the program, with the same id', async () => {
    const outbox = new FakeOutbox();
    await outbox.save({ id: 'from-yesterday', name: 'announcement.acknowledge', input: ack });
    const { client, last } = startFakeClient({ outbox });
    await client.start();
    expect(client.link.getState().outboxCount).toBe(1);
    last().goLive();
    expect(last().said.at(-1)).toMatchObject({ kind: 'command', id: 'from-yesterday' });
    last().tell({
      kind: 'result',
      id: 'from-yesterday',
      outcome: { ok: false, error: { code: 'announcement.expired' } },
    });
    expect(outbox.entries.size).toBe(0);
  });

  it('[CLIENT-12] a final refusal keeps it for the next start', async () => {
    const { client, last, outbox } = startFakeClient();
    await client.start();
    const sent = client.send('announcement.acknowledge', ack);
    await settle();
    last().open();
    last().tell({ kind: 'refused', error: { code: 'session.expired' } });
    await expect(sent).rejects.toMatchObject({ code: 'hub.closed' });
    expect(outbox.entries.size).toBe(1);
  });

  it('[CLIENT-13] what cannot be kept safely is not sent', async () => {
    const outbox = new FakeOutbox();
    outbox.isFull = true;
    const { client, last } = startFakeClient({ outbox });
    await client.start();
    last().goLive();
    await expect(client.send('announcement.acknowledge', ack)).rejects.toMatchObject({ code: 'outbox.unwritable' });
    expect(last().said.some((message) => message.kind === 'command')).toBe(false);
  });

  it.each(['store.full', 'store.busy', 'hub.fault'] as const)(
    '[CLIENT-14] %s: it is asked again after 30 s',
    async (code) => {
      const { client, clock, last, outbox } = startFakeClient();
      await client.start();
      last().goLive();
      const sent = client.send('announcement.acknowledge', ack);
      await settle();
      last().tell({ kind: 'result', id: 'command-1', outcome: { ok: false, error: { code } } });
      expect(outbox.entries.size).toBe(1);
      const commandCount = () => last().said.filter((message) => message.kind === 'command').length;
      for (let passedMs = 0; passedMs < 25_000; passedMs += 5_000) {
        clock.advance(5_000);
        last().tell({ kind: 'pong', now: 0 });
      }
      expect(commandCount()).toBe(1);
      clock.advance(5_000);
      expect(commandCount()).toBe(2);
      last().tell({ kind: 'result', id: 'command-1', outcome: { ok: true, value: {} } });
      expect(await sent).toEqual({});
    },
  );

  it('[CLIENT-15] knows the hub’s clock', async () => {
    const { client, clock, last } = startFakeClient();
    await client.start();
    last().goLive({ now: clock.now() + 60_000 });
    expect(client.hubNow()).toBe(clock.now() + 60_000);
    client.wake();
    clock.advance(100);
    last().tell({ kind: 'pong', now: clock.now() + 60_000 - 50 });
    expect(client.hubNow()).toBe(clock.now() + 60_000);
  });

  it('[CLIENT-16] waking tries at once; on a live link it asks', async () => {
    const { client, last, sockets } = startFakeClient();
    await client.start();
    last().close();
    client.wake();
    expect(sockets).toHaveLength(2);
    last().goLive();
    client.wake();
    expect(last().said.at(-1)?.kind).toBe('ping');
  });

  it('[CLIENT-3] a final refusal stays; closing ends everything', async () => {
    const { client, clock, last, sockets } = startFakeClient();
    await client.start();
    last().open();
    last().tell({ kind: 'refused', error: { code: 'session.replaced' } });
    clock.advance(600_000);
    client.wake();
    expect(sockets).toHaveLength(1);
    expect(client.link.getState().state).toEqual({ kind: 'refused', error: { code: 'session.replaced' } });
    client.close();
    expect(client.link.getState().state).toEqual({ kind: 'off' });
  });
});
