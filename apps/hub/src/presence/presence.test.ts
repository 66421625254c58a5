import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Presence } from '@hearthline/protocol';
import { FakeClock } from '../testing/fakeClock.ts';
import { RawSocket } from '../testing/rawSocket.ts';
import { startTestHub, type TestHub } from '../testing/testHub.ts';

describe('presence', () => {
  let hub: TestHub;
  beforeAll(async () => {
    hub = await startTestHub();
  });
  afterAll(() => hub.stop());

  it('[PRESENCE-1] [PRESENCE-2] [PRESENCE-3] who comes and goes is told to the others, one row each', async () => {
    const watcher = await RawSocket.join(hub.url, { token: (await hub.signIn('liuzuzhang')).token });
    const rows = () =>
      watcher
        .changes()
        .flatMap(({ change }): Presence[] =>
          change.op === 'put' && change.topic === 'presence' && change.key === 'person-linxiaoman'
            ? [change.row as Presence]
            : [],
        );
    const { token } = await hub.signIn('linxiaoman');
    const first = await RawSocket.join(hub.url, { token, client: 'browser' });
    const second = await RawSocket.join(hub.url, { token: (await hub.signIn('linxiaoman')).token, client: 'browser' });
    first.drop();
    await first.closed;
    second.drop();
    await watcher.find(() => rows().some((row) => !row.isOnline));
    expect(rows()).toMatchObject([
      { isOnline: true, agentState: { kind: 'signedOut' } },
      { isOnline: false, agentState: { kind: 'signedOut' } },
    ]);
    watcher.drop();
  });

  it('[PRESENCE-4] [PRESENCE-5] C3 who mutes is shown as muted to the leader alone, until they say otherwise or their desktop is gone', async () => {
    const watcher = await RawSocket.join(hub.url, { token: (await hub.signIn('liuzuzhang')).token });
    const mutes = () =>
      watcher
        .changes()
        .flatMap(({ change }): boolean[] =>
          change.op === 'put' && change.topic === 'presence' && change.key === 'person-linxiaoman'
            ? [(change.row as Presence).isMuted ?? false]
            : [],
        );
    const colleague = await RawSocket.join(hub.url, { token: (await hub.signIn('zhouxiaohe')).token });
    const desktop = await RawSocket.join(hub.url, { token: (await hub.signIn('linxiaoman')).token });
    const tells = async (isMuted: boolean) => {
      const before = mutes().length;
      await desktop.command('call.tellMuted', { isMuted });
      await watcher.find(() => mutes().length > before);
    };
    await tells(true);
    await tells(false);
    await tells(true);
    const before = mutes().length;
    desktop.drop();
    await watcher.find(() => mutes().length > before);
    expect(mutes()).toEqual([false, true, false, true, false]);
    // The last change, that she is gone, comes to her colleague a little later.
    const isGone = (): boolean =>
      colleague
        .changes()
        .some(
          ({ change }) =>
            change.op === 'putMany' &&
            change.topic === 'presence' &&
            change.rows.some(([key, row]) => key === 'person-linxiaoman' && !(row as Presence).isOnline),
        );
    await colleague.find(isGone);
    expect(JSON.stringify(colleague.changes())).not.toContain('isMuted');
    for (const socket of [watcher, colleague]) socket.drop();
  });

  it('[PRESENCE-3] colleagues are told of a busy moment at once of all, each row as it is then; nobody of herself', async () => {
    const clock = new FakeClock();
    const quiet = await startTestHub({}, { clock });
    const join = async (account: string) => RawSocket.join(quiet.url, { token: (await quiet.signIn(account)).token });
    const leader = await join('liuzuzhang');
    const colleague = await join('zhouxiaohe');
    const told = (socket: RawSocket) =>
      socket.changes().flatMap(({ change }) => (change.topic === 'presence' && change.op !== 'reset' ? [change] : []));
    const gathered = () => told(colleague).filter(({ op }) => op === 'putMany');
    clock.advance(1_000);
    await colleague.find(() => gathered().length === 1);
    const [atLeader, atColleague] = [told(leader).length, told(colleague).length];
    const lin = await join('linxiaoman');
    await join('zhaoguyu');
    lin.drop();
    // She came, the other came, she went.
    await leader.find(() => told(leader).length === atLeader + 3);
    expect(told(colleague)).toHaveLength(atColleague);
    clock.advance(1_000);
    await colleague.find(() => gathered().length === 2);
    expect(told(colleague).slice(atColleague)).toMatchObject([
      {
        op: 'putMany',
        rows: [
          ['person-linxiaoman', { isOnline: false }],
          ['person-zhaoguyu', { isOnline: true }],
        ],
      },
    ]);
    expect(told(leader)).toHaveLength(atLeader + 3);
    const own = (socket: RawSocket, id: string) =>
      told(socket).flatMap((change) => (change.op === 'putMany' ? change.rows.filter(([key]) => key === id) : []));
    expect(own(colleague, 'person-zhouxiaohe')).toEqual([]);
    leader.drop();
    await quiet.stop();
  });

  it('[PRESENCE-2] people who take no calls have no agent state', async () => {
    const it = await RawSocket.join(hub.url, { token: (await hub.signIn('itadmin')).token });
    const reset = it.changes().find(({ change }) => change.topic === 'presence' && change.op === 'reset');
    const table = new Map(reset?.change.op === 'reset' ? (reset.change.rows as [string, Presence][]) : []);
    expect(table.size).toBe(60);
    expect(table.get('person-itadmin')).toMatchObject({ isOnline: true, agentState: null });
    it.drop();
  });
});
