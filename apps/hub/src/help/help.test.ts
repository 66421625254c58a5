import type { HelpCall } from '@hearthline/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Seat } from '../testing/seat.ts';
import type { FakePbx } from '../testing/fakePbx.ts';
import { lastRow } from '../testing/lastChange.ts';
import { SeatedGroup } from '../testing/seatedGroup.ts';
import type { TestHub } from '../testing/testHub.ts';

let group: SeatedGroup;
let pbx: FakePbx;
let hub: TestHub;
let lin: Seat;
let colleague: Seat;
let leader: Seat;

beforeAll(async () => {
  group = await SeatedGroup.start();
  ({ pbx, hub, lin, zhou: colleague, leader } = group);
  await lin.beReady();
});
afterAll(() => group.stop());

const key = 'person-linxiaoman';
const row = (seat: Seat, fits: (one: HelpCall | null) => boolean) =>
  lastRow(seat.socket, { topic: 'helps', key }, fits);
const isOpen = (one: HelpCall | null): one is HelpCall => one !== null;
async function opened(seat: Seat): Promise<HelpCall> {
  const one = await row(seat, isOpen);
  if (one === null) throw new Error('nobody asks');
  return one;
}
const puts = (seat: Seat) =>
  seat.socket.changes().filter(({ change }) => change.topic === 'helps' && change.op === 'put');

describe('help me', () => {
  it('[HELP-1] [HELP-2] Q16 in a call: who leads her is told at once, with queue and masked number; nobody else', async () => {
    pbx.call('AgentCalled', 'call-1', '1001');
    pbx.call('AgentConnect', 'call-1', '1001');
    await lin.state('talking');
    await lin.do('help.ask', { call: { number: '13800001234', since: 5 } }, 'one press');
    const seen = await opened(leader);
    expect(seen).toMatchObject({
      ...{ personId: key, taken: null, leadersOnline: 1 },
      call: { queue: 'city-hotline', number: '138****1234', endedAt: null },
    });
    expect(seen.call?.since).toBeGreaterThan(5);
    expect(await opened(lin)).toEqual(seen);
    await lin.do('help.ask', { call: null }, 'one press');
    await lin.do('help.ask', { call: null });
    expect((await opened(leader)).id).toBe(seen.id);
    expect(puts(colleague)).toEqual([]);
    expect(JSON.stringify(leader.socket.changes())).not.toContain('13800001234');
  });

  it('[HELP-3] Q16 her leader takes it, once, and it is in her log', async () => {
    const { id: helpId } = await opened(leader);
    expect(await lin.ask('help.take', { helpId })).toBe('command.notAllowed');
    await leader.do('help.take', { helpId });
    await row(lin, (one) => one?.taken?.byName === '刘组长');
    expect(await leader.ask('help.take', { helpId: 'another' })).toBe('help.notFound');
    const deeds = await lin.deeds((all) => all.length > 0);
    expect(deeds).toMatchObject([{ what: 'helpTaken', byName: '刘组长' }]);
  });

  it('[HELP-5] [HELP-6] Q16 the end of its call is told, and it outlives a restart of the hub', async () => {
    pbx.call('AgentComplete', 'call-1', '1001');
    const ended = await row(leader, (one) => typeof one?.call?.endedAt === 'number');
    for (const { socket } of [lin, leader, colleague]) socket.drop();
    await hub.restart();
    [lin, leader] = [
      await Seat.of(hub.url, 'linxiaoman', lin.token),
      await Seat.of(hub.url, 'liuzuzhang', leader.token),
    ];
    colleague = await Seat.of(hub.url, 'zhouxiaohe', colleague.token);
    expect(await opened(leader)).toMatchObject({ id: ended?.id, call: ended?.call, taken: { byName: '刘组长' } });
  });

  it('[HELP-4] [HELP-6] Q16 she ends it, for good', async () => {
    await lin.do('help.end', {}, 'it is settled');
    for (const seat of [lin, leader]) await row(seat, (one) => one === null);
    await lin.do('help.end', {}, 'it is settled');
    for (const { socket } of [lin, leader]) socket.drop();
    await hub.restart();
    lin = await Seat.of(hub.url, 'linxiaoman', lin.token);
    leader = await Seat.of(hub.url, 'liuzuzhang', leader.token);
    expect(await row(leader, () => true)).toBeNull();
  });

  it('[HELP-1] who has nobody to lead her is told so; whose region is led, its leader too', async () => {
    const head = await Seat.of(hub.url, 'mazuzhang');
    expect(await head.ask('help.ask', { call: null })).toBe('help.nobody');
    await lin.do('help.ask', { call: null });
    expect(await opened(head)).toMatchObject({ call: null, leadersOnline: 2 });
    head.socket.drop();
  });
});
