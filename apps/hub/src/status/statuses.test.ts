import type { Status } from '@hearthline/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FakeClock } from '../testing/fakeClock.ts';
import { lastRow } from '../testing/lastChange.ts';
import { RawSocket } from '../testing/rawSocket.ts';
import { startTestHub, type TestHub } from '../testing/testHub.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 3_600_000;
const HER = 'person-linxiaoman';

describe('a status', () => {
  let clock: FakeClock;
  let hub: TestHub;
  let her: RawSocket;
  let colleague: RawSocket;
  const join = async (account: string) => RawSocket.join(hub.url, { token: (await hub.signIn(account)).token });
  beforeEach(async () => {
    clock = new FakeClock();
    hub = await startTestHub({}, { clock });
    her = await join('linxiaoman');
    colleague = await join('zhouxiaohe');
  });
  afterEach(async () => {
    for (const socket of [her, colleague]) socket.drop();
    await hub.stop();
  });

  const line = (text: string, forMs = 30 * MINUTE_MS, emoji: string | null = '☕') => ({
    ...{ text, emoji, until: clock.now() + forMs },
  });
  const say = async (said: object | null, at = clock.now(), id?: string) => {
    const outcome = await her.command('status.set', { line: said, at }, id);
    return outcome.ok ? 'ok' : outcome.error.code;
  };
  const seen = (fits?: (row: Status | null) => boolean) => lastRow(colleague, { topic: 'statuses', key: HER }, fits);
  const kept = () => hub.rows('select person_id from status');

  it('[STATUS-1] T2 is a line of 60 characters at most with one emoji or none, for 30 days at most', async () => {
    for (const wrong of [
      ...[line(''), line('字'.repeat(61)), line('two\nlines'), line('fine', 31 * DAY_MS)],
      ...[line('fine', MINUTE_MS, '☕☕'), line('fine', MINUTE_MS, 'x'), line('fine', MINUTE_MS, '')],
    ])
      expect(await say(wrong)).toBe('command.badInput');
    for (const fine of [line('字'.repeat(60), 30 * DAY_MS), line('去看牙', MINUTE_MS, '👩‍⚕️'), line('no emoji', 1, null)])
      expect(await say(fine)).toBe('ok');
  });

  it('[STATUS-2] [STATUS-5] [STATUS-6] T2 everybody sees it until it ends by itself, and then it is deleted', async () => {
    // Shorter than the hub bears a silent client.
    const said = line('去看牙', 5_000);
    await say(said);
    expect(await seen((row) => row !== null)).toEqual({ personId: HER, ...said });
    clock.advance(4_999);
    expect(kept()).toHaveLength(1);
    clock.advance(1);
    expect(await seen((row) => row === null)).toBeNull();
    await hub.restart();
    expect(kept()).toEqual([]);
  });

  it('[STATUS-2] T2 outlives a restart of the hub, and is not shown where it ended meanwhile', async () => {
    await say(line('去看牙', 60 * MINUTE_MS));
    await hub.restart();
    colleague = await join('zhouxiaohe');
    expect(await seen()).toMatchObject({ text: '去看牙' });
    clock.advance(30 * MINUTE_MS);
    await hub.restart();
    clock.advance(30 * MINUTE_MS);
    await hub.restart();
    colleague = await join('zhouxiaohe');
    expect(await seen()).toBeNull();
  });

  it('[STATUS-3] T2 what waited in an outbox is applied once, changes nothing later, and is nothing when it is over', async () => {
    const written = clock.now() - 20 * MINUTE_MS;
    const waited = line('写在离线时', 10 * MINUTE_MS);
    expect(await say(waited, written, 'kept in the outbox')).toBe('ok');
    await seen((row) => row?.text === '写在离线时');
    await say(line('刚刚说的'));
    expect(await say(waited, written, 'kept in the outbox')).toBe('ok');
    expect(await say(line('更早的'), written, 'another device')).toBe('ok');
    expect(await say(line('已经过了', -1))).toBe('ok');
    await say(line('最后说的'));
    await seen((row) => row?.text === '最后说的');
    const texts = colleague.changes().flatMap(({ change }) => {
      if (change.topic !== 'statuses' || change.op !== 'put') return [];
      return [(change.row as Status).text];
    });
    expect(texts).toEqual(['写在离线时', '刚刚说的', '最后说的']);
  });

  it('[STATUS-4] T2 she takes it back, and an older line does not come back with her outbox', async () => {
    const before = clock.now() - MINUTE_MS;
    await say(line('去看牙'));
    await seen((row) => row !== null);
    await say(null);
    expect(await seen((row) => row === null)).toBeNull();
    await hub.restart();
    her = await join('linxiaoman');
    colleague = await join('zhouxiaohe');
    expect(await say(line('更早的'), before)).toBe('ok');
    await say(line('新的'));
    await seen((row) => row?.text === '新的');
    expect(JSON.stringify(colleague.changes())).not.toContain('更早的');
    clock.advance(31 * DAY_MS);
    await hub.restart();
    expect(kept()).toEqual([]);
  });
});
