import type { Announcement, ImportReport, Person } from '@hearthline/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lastRow } from '../testing/lastChange.ts';
import { RawSocket } from '../testing/rawSocket.ts';
import { startTestHub, type TestHub } from '../testing/testHub.ts';

const nothing = { extension: null, unit: null, role: null, inCharge: null, convener: null, timeZone: null };
/** Each of 60 characters or nearly, as a program counts them. */
const names: Readonly<Record<string, string>> = {
  liuzuzhang: '👩‍👩‍👧‍👦'.repeat(5),
  linxiaoman: 'שם ארוך מאוד שנכתב מימין לשמאל אבג',
  wuqiufen: '欧'.repeat(60),
  weixiaohan: `Zoë O’Neill-${'w'.repeat(40)} 🏳️‍🌈`,
};

describe('names of every writing', () => {
  let hub: TestHub;
  let asIt: RawSocket;
  let lin: RawSocket;
  const join = async (account: string) => RawSocket.join(hub.url, { token: (await hub.signIn(account)).token });
  const send = async <T>(socket: RawSocket, name: string, input: unknown): Promise<T> => {
    const outcome = await socket.command(name, input);
    if (!outcome.ok) throw new Error(outcome.error.code);
    return outcome.value as T;
  };
  const rows = (all: Readonly<Record<string, string>>) =>
    Object.entries(all).map(([account, name], index) => ({ ...nothing, line: index + 2, account, name }));
  const look = (all: Readonly<Record<string, string>>) =>
    send<ImportReport>(asIt, 'organisation.import', { rows: rows(all), absent: 'stay', basis: null });

  beforeAll(async () => {
    hub = await startTestHub();
    asIt = await join('itadmin');
    lin = await join('linxiaoman');
    const { basis } = await look(names);
    await send(asIt, 'organisation.import', { rows: rows(names), absent: 'stay', basis });
  });
  afterAll(async () => {
    for (const socket of [asIt, lin]) socket.drop();
    await hub.stop();
  });

  it('[ORG-20] they are in the directory, the ranking and an announcement as they were told', async () => {
    for (const [account, name] of Object.entries(names)) {
      const key = `person-${account}`;
      const card = await lastRow(lin, { topic: 'people', key }, (one: Person | null) => one?.name === name);
      expect(card?.name).toBe(name);
    }
    const leader = await join('liuzuzhang');
    const points = Object.keys(names).filter((account) => account !== 'liuzuzhang');
    for (const account of points)
      await send(leader, 'points.correct', { personId: `person-${account}`, points: 9, word: names[account] });
    const table = await send<{ rows: { key: string; name: string }[] }>(lin, 'ranking.table', {
      ...{ by: 'operator', period: 'day', workday: null },
    });
    const ranked = new Map(table.rows.map(({ key, name }) => [key, name]));
    expect(points.map((account) => ranked.get(`person-${account}`))).toEqual(points.map((account) => names[account]));
    const title = names['linxiaoman'] ?? '';
    const { announcementId: key } = await send<{ announcementId: string }>(leader, 'announcement.publish', {
      ...{ title, body: names['liuzuzhang'], audience: { kind: 'unit', unitId: 'group-1' } },
      ...{ expiresAt: Date.now() + 3_600_000, mustRead: false },
    });
    const isThere = (one: Announcement | null) => one !== null;
    expect(await lastRow(lin, { topic: 'announcements', key }, isThere)).toMatchObject({
      ...{ authorName: names['liuzuzhang'], title, body: names['liuzuzhang'] },
    });
    leader.drop();
  });

  it.each([
    ['a direction that goes on after it', '林\u202e小满'],
    ['an isolate without an end', '林\u2067小满'],
    ['a break', '林\n小满'],
    ['a line of another kind', '林\u2028小满'],
    ['a sign of a terminal', '林\u001b[31m小满'],
    ['too many', '👩‍👩‍👧‍👦'.repeat(6)],
  ])('[ORG-20] with %s: the line is left out', async (_what, name) => {
    expect((await look({ linxiaoman: name })).issues).toEqual([{ line: 2, why: 'badName' }]);
    const moved = { ...nothing, line: 2, account: 'linxiaoman', name: null, unit: `北山片区/${name}` };
    const report = await send<ImportReport>(asIt, 'organisation.import', {
      ...{ rows: [moved], absent: 'stay', basis: null },
    });
    expect(report.issues.length).toBe(name.length > 60 ? 0 : 1);
  });
});
