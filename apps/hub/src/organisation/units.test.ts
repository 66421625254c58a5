import { randomUUID } from 'node:crypto';
import type { Deed, ImportReport, Organisation, Person } from '@hearthline/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FakeClock } from '../testing/fakeClock.ts';
import { RawSocket } from '../testing/rawSocket.ts';
import { startTestHub, type TestHub } from '../testing/testHub.ts';

const HOUR_MS = 3_600_000;
const GROUP = '北山片区/谷雨组';
const nothing = { name: null, extension: null, unit: null, role: null, inCharge: null, convener: null, timeZone: null };

describe('units by hand', () => {
  let hub: TestHub;
  let clock: FakeClock;
  /** In charge of group-1; of the region above it; of a group elsewhere; IT; an operator of group-1. */
  let [liu, ma, miao, asIt, lin]: RawSocket[] = [];
  const sockets = (): RawSocket[] => [liu, ma, miao, asIt, lin].flatMap((one) => one ?? []);
  const join = async (account: string) => RawSocket.join(hub.url, { token: (await hub.signIn(account)).token });
  const seat = (one: RawSocket | undefined): RawSocket => {
    if (!one) throw new Error('nobody sits there');
    return one;
  };

  beforeEach(async () => {
    clock = new FakeClock();
    hub = await startTestHub({}, { clock });
    [liu, ma, miao, asIt, lin] = await Promise.all(
      ['liuzuzhang', 'mazuzhang', 'miaozuzhang', 'itadmin', 'linxiaoman'].map(join),
    );
  });
  afterEach(async () => {
    for (const one of sockets()) one.drop();
    await hub.stop();
  });

  /** Why not; null: done. */
  const ask = async (by: RawSocket | undefined, name: string, input: unknown): Promise<string | null> => {
    const outcome = await seat(by).command(name, input);
    return outcome.ok ? null : outcome.error.code;
  };
  const send = async <T = unknown>(by: RawSocket | undefined, name: string, input: unknown): Promise<T> => {
    const outcome = await seat(by).command(name, input);
    if (!outcome.ok) throw new Error(`${name}: ${outcome.error.code}`);
    return outcome.value as T;
  };
  const importRows = async (...rows: object[]): Promise<void> => {
    const asked = { rows: rows.map((one, line) => ({ ...nothing, line: line + 2, ...one })), absent: 'stay' };
    const { basis } = await send<ImportReport>(asIt, 'organisation.import', { ...asked, basis: null });
    await send(asIt, 'organisation.import', { ...asked, basis });
  };
  const organisationOf = (by: RawSocket | undefined): Organisation => {
    const told = seat(by)
      .changes()
      .flatMap(({ change }) => (change.op === 'set' && change.topic === 'organisation' ? [change.value] : []));
    return told.at(-1) as Organisation;
  };
  const nameOf = (unitId: string, by = lin): string | undefined =>
    organisationOf(by).units.find(({ id }) => id === unitId)?.name;
  /** A team below group-1 to which nobody belongs. */
  const emptyTeam = async (): Promise<string> => {
    await importRows({ account: 'itadmin', unit: `${GROUP}/小溪队` });
    await importRows({ account: 'itadmin', unit: GROUP });
    return organisationOf(asIt).units.find(({ name }) => name === '小溪队')?.id ?? '';
  };
  const deedsOf = async (by: RawSocket | undefined): Promise<Deed[]> => {
    const found = await seat(by).find(
      ({ kind, ...one }) =>
        kind === 'change' &&
        'change' in one &&
        one.change.op === 'set' &&
        one.change.topic === 'deeds' &&
        (one.change.value as Deed[]).length > 0,
    );
    return found.kind === 'change' && found.change.op === 'set' ? (found.change.value as Deed[]) : [];
  };

  it('[ORG-21] [ORG-25] who is in charge of it, or above, or IT renames it, and everybody sees it at once', async () => {
    for (const [by, name] of [
      [liu, '春耕组'],
      [ma, '👩‍🌾 צוות האביב'],
      [asIt, '谷雨组 2'],
    ] as const) {
      expect(await ask(by, 'unit.rename', { unitId: 'group-1', name: `  ${name} ` })).toBeNull();
      // Whoever was told of a command after it has been told of the change before.
      await send(lin, 'chat.readOwn', { after: null, limit: 1 });
      expect(nameOf('group-1')).toBe(name);
    }
    expect(await ask(asIt, 'unit.rename', { unitId: 'centre', name: '春风热线' })).toBeNull();
    await send(lin, 'chat.readOwn', { after: null, limit: 1 });
    expect(organisationOf(lin).centreName).toBe('春风热线');
    await hub.restart();
    lin = await join('linxiaoman');
    expect(nameOf('group-1')).toBe('谷雨组 2');
  });

  it('[ORG-21] others do not, and a name that a list could not say is refused', async () => {
    const before = organisationOf(asIt);
    const to = (by: RawSocket | undefined, unitId: string, name: string) => ask(by, 'unit.rename', { unitId, name });
    expect(await to(miao, 'group-1', '新名')).toBe('command.notAllowed');
    expect(await to(liu, 'group-2', '新名')).toBe('command.notAllowed');
    expect(await to(liu, 'region-north', '新名')).toBe('command.notAllowed');
    expect(await to(lin, 'group-1', '新名')).toBe('command.notAllowed');
    expect(await to(asIt, 'no-such', '新名')).toBe('unit.notFound');
    for (const bad of ['', '  ', 'a/b', '甲＞乙', '林\u202e小', '林\n小', 'x'.repeat(81)])
      expect(await to(liu, 'group-1', bad)).toBe('command.badInput');
    expect(await to(liu, 'group-1', '白露组')).toBe('unit.nameTaken');
    expect(await to(asIt, 'region-north', '炉火热线')).toBe('unit.nameTaken');
    expect(await to(asIt, 'centre', '北山片区')).toBe('unit.nameTaken');
    // Elsewhere in the tree the same name is another unit's path.
    expect(await to(liu, 'group-1', '晨光组')).toBeNull();
    expect(await to(liu, 'group-1', '谷雨组')).toBeNull();
    expect(organisationOf(asIt).units).toEqual(before.units);
  });

  it('[ORG-22] an empty one is removed by who is in charge above it or IT, also after a restart', async () => {
    const unitId = await emptyTeam();
    expect(await ask(miao, 'unit.remove', { unitId })).toBe('command.notAllowed');
    expect(await ask(lin, 'unit.remove', { unitId })).toBe('command.notAllowed');
    expect(await ask(liu, 'unit.remove', { unitId })).toBeNull();
    expect(await ask(liu, 'unit.remove', { unitId })).toBe('unit.notFound');
    await send(lin, 'chat.readOwn', { after: null, limit: 1 });
    expect(nameOf(unitId)).toBeUndefined();
    await hub.restart();
    lin = await join('linxiaoman');
    expect(organisationOf(lin).units).toHaveLength(10);
  });

  it('[ORG-22] one with people or units in it is not, nor the centre, nor by who is in charge of it alone', async () => {
    const before = organisationOf(asIt);
    expect(await ask(ma, 'unit.remove', { unitId: 'group-1' })).toBe('unit.notEmpty');
    expect(await ask(asIt, 'unit.remove', { unitId: 'region-river' })).toBe('unit.notEmpty');
    expect(await ask(liu, 'unit.remove', { unitId: 'group-1' })).toBe('command.notAllowed');
    expect(await ask(asIt, 'unit.remove', { unitId: 'centre' })).toBe('command.notAllowed');
    expect(organisationOf(asIt)).toEqual(before);
  });

  const running: [string, string, (unitId: string) => unknown][] = [
    ['announcement.publish', 'unit.hasAnnouncements', (unitId) => ({ ...announcement(unitId), expiresAt: later() })],
    ['announcement.plan', 'unit.hasAnnouncements', (unitId) => plan(unitId)],
    ['activity.plan', 'unit.hasActivities', (unitId) => activity(unitId)],
    ['contest.start', 'unit.hasContests', (unitId) => contest(unitId)],
    ['reward.offer', 'unit.hasRewards', (unitId) => reward(unitId)],
    ['objective.set', 'unit.hasObjectives', (unitId) => objective(unitId)],
    ['wall.make', 'unit.hasWalls', (unitId) => wall(unitId)],
  ];
  /** Five of group-1: fewer are not asked. */
  const team = ['linxiaoman', 'wuqiufen', 'weixiaohan', 'qinmangzhong', 'zhangzaodao'];
  const later = () => clock.now() + HOUR_MS;
  const audience = (unitId: string) => ({ kind: 'unit', unitId });
  const announcement = (unitId: string) => ({ title: '晚班', body: '', audience: audience(unitId), mustRead: true });
  const plan = (unitId: string) => ({
    ...{ ...announcement(unitId), firstOn: '2026-11-21', lastOn: '2026-12-21', timeOfDay: '08:30' },
    ...{ repeat: 'weekdays', validMs: HOUR_MS },
  });
  const activity = (unitId: string) => ({
    ...{ title: '包饺子', body: '', place: '活动室', audience: audience(unitId), isForFamilies: false, places: 20 },
    ...{ startsAt: later(), endsAt: later() + HOUR_MS },
  });
  const reward = (unitId: string) => ({
    ...{ title: '毛巾', body: '', cost: 10, stock: 3, perPerson: 1, until: later(), audience: audience(unitId) },
  });
  const objective = (unitId: string) => ({ unitId, period: 'month', basis: 0, aims: [aim] });
  const aim = { measure: 'points', target: 20, nearFrom: 80, beyondFrom: 120, weight: 1 };
  const contest = (unitId: string) => ({
    ...{ title: '一起加油', measure: 'points', aim: { kind: 'together', goal: 1_000 }, audience: audience(unitId) },
    ...{ startsAt: clock.now(), endsAt: later() },
  });
  const wall = (unitId: string) => ({
    ...{ name: '大厅', unitId, panels: ['people'], sentence: '辛苦了', language: 'zh-CN', theme: 'dark' },
    praiseIds: [],
  });
  it.each(running)('[ORG-23] while %s has something for it: %s', async (command, code, draft) => {
    const unitId = await emptyTeam();
    await send(liu, command, draft(unitId));
    expect(await ask(liu, 'unit.remove', { unitId })).toBe(code);
    expect(nameOf(unitId, asIt)).toBe('小溪队');
  });

  it('[ORG-23] while a question to it waits, or a survey is open', async () => {
    const unitId = await emptyTeam();
    const inIt = (account: string, unit: string) => importRows({ account, unit });
    await inIt('linxiaoman', `${GROUP}/小溪队`);
    const proposalId = randomUUID();
    const proposal = { kind: 'question', unitId, text: '几点换班？', at: clock.now() };
    await send(lin, 'proposal.ask', { id: proposalId, ...proposal });
    await inIt('linxiaoman', GROUP);
    expect(await ask(liu, 'unit.remove', { unitId })).toBe('unit.hasProposals');
    await send(liu, 'proposal.reply', { proposalId, reply: { kind: 'answered', word: '八点' } });
    await importRows(...team.map((account) => ({ account, unit: `${GROUP}/小溪队` })));
    await send(liu, 'survey.open', { questions: ['累不累？'], audience: audience(unitId), closesAt: later() });
    await importRows(...team.map((account) => ({ account, unit: GROUP })));
    expect(await ask(liu, 'unit.remove', { unitId })).toBe('unit.hasSurveys');
  });

  it('[ORG-23] what is called off or ended keeps it no longer', async () => {
    const unitId = await emptyTeam();
    const { activityId } = await send<{ activityId: string }>(liu, 'activity.plan', activity(unitId));
    const { announcementId } = await send<{ announcementId: string }>(liu, 'announcement.publish', {
      ...{ ...announcement(unitId), expiresAt: later() },
    });
    await send(liu, 'activity.callOff', { activityId, why: '下雨' });
    expect(await ask(liu, 'unit.remove', { unitId })).toBe('unit.hasAnnouncements');
    await send(liu, 'announcement.withdraw', { announcementId });
    expect(await ask(liu, 'unit.remove', { unitId })).toBeNull();
    // Who sent it still sees it, withdrawn.
    expect(await ask(liu, 'announcement.withdraw', { announcementId })).toBe('announcement.withdrawn');
  });

  it('[ORG-23] while a callback of the group is to be made', async () => {
    await importRows({ account: 'linxiaoman', unit: '北山片区/新组' });
    const unitId = organisationOf(asIt).units.find(({ name }) => name === '新组')?.id ?? '';
    const wish = { number: '13800002222', name: '', note: '', dueAt: later(), callId: null, owner: 'team' };
    await send(lin, 'callback.schedule', { id: randomUUID(), ...wish });
    await importRows({ account: 'linxiaoman', unit: GROUP });
    expect(await ask(ma, 'unit.remove', { unitId })).toBe('unit.hasCallbacks');
  });

  it('[ORG-24] who was in charge of it or convened it reads it in her log, and is a leader no more', async () => {
    const unitId = await emptyTeam();
    await importRows(
      { account: 'linxiaoman', inCharge: `${GROUP}/小溪队` },
      { account: 'weixiaohan', convener: `${GROUP}/小溪队` },
    );
    const roleOfLin = (): Person['role'] | undefined =>
      seat(lin)
        .changes()
        .flatMap(({ change }) => (change.op === 'set' && change.topic === 'me' ? [change.value as Person] : []))
        .at(-1)?.role;
    await send(lin, 'chat.readOwn', { after: null, limit: 1 });
    expect(roleOfLin()).toBe('leader');
    await send(liu, 'unit.remove', { unitId });
    await send(lin, 'chat.readOwn', { after: null, limit: 1 });
    expect(roleOfLin()).toBe('operator');
    lin?.drop();
    lin = await join('linxiaoman');
    expect(await deedsOf(lin)).toMatchObject([
      { what: 'relieved', subject: `${GROUP}/小溪队`, byId: 'person-liuzuzhang' },
      { what: 'placed' },
    ]);
    const wu = await join('weixiaohan');
    expect(await deedsOf(wu)).toMatchObject([{ what: 'relieved' }, { what: 'placed' }]);
    wu.drop();
  });

  it('[ORG-24] who left from it comes back to the unit above', async () => {
    await importRows({ account: 'xinren', name: '新人甲', unit: `${GROUP}/小溪队` });
    const unitId = organisationOf(asIt).units.find(({ name }) => name === '小溪队')?.id ?? '';
    expect(await ask(liu, 'unit.remove', { unitId })).toBe('unit.notEmpty');
    const others = [...peopleOf(asIt).values()].filter(({ name }) => name !== '新人甲');
    const rows = others.map(({ id }, line) => ({ ...nothing, line: line + 2, account: id.replace('person-', '') }));
    const asked = { rows, absent: 'leave' };
    const { basis, left } = await send<ImportReport>(asIt, 'organisation.import', { ...asked, basis: null });
    expect(left.count).toBe(1);
    await send(asIt, 'organisation.import', { ...asked, basis });
    await send(liu, 'unit.remove', { unitId });
    await importRows({ account: 'xinren' });
    await send(asIt, 'chat.readOwn', { after: null, limit: 1 });
    expect([...peopleOf(asIt).values()].find(({ name }) => name === '新人甲')?.unitId).toBe('group-1');
  });

  it('[ORG-25] an import that was worked out before it is refused', async () => {
    const unitId = await emptyTeam();
    const asked = { rows: [{ ...nothing, line: 2, account: 'itadmin', unit: `${GROUP}/小溪队` }], absent: 'stay' };
    const { basis } = await send<ImportReport>(asIt, 'organisation.import', { ...asked, basis: null });
    const [removed, imported] = await Promise.all([
      ask(liu, 'unit.remove', { unitId }),
      ask(asIt, 'organisation.import', { ...asked, basis }),
    ]);
    // Whichever came first: the other sees what it made.
    expect([removed, imported]).toSatisfy(
      ([first, second]: (string | null)[]) =>
        (first === null && second === 'import.stale') || (first === 'unit.notEmpty' && second === null),
    );
  });
});

/** Everybody, as told last. */
function peopleOf(by: RawSocket | undefined): Map<string, Person> {
  const told = by
    ?.changes()
    .flatMap(({ change }) => (change.op === 'reset' && change.topic === 'people' ? [change.rows] : []))
    .at(-1);
  return new Map((told ?? []) as [string, Person][]);
}
