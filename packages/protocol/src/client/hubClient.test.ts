import { describe, expect, it } from 'vitest';
import { PROTOCOL_VERSION } from '../version.ts';
import { PING_INTERVAL_MS, SILENCE_LIMIT_MS } from '../wire.ts';
import { startFakeClient } from './testing/fakeHub.ts';

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
