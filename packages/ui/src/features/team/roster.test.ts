import { describe, expect, it } from 'vitest';
import { languages, makeFormats } from '../../app/words/index.ts';
import { organisation, people, presences } from '../../gallery/people.ts';
import { isOnDuty, presenceFace } from '../agentState/stateFace.ts';
import { findPeople } from '../../app/shell/findPeople.ts';
import { branchOf, everybody, membersOf, type Branch } from './roster.ts';

const { compare } = makeFormats('zh-CN', languages['zh-CN']);
const persons = people('zh-CN', false);
const sources = { organisation: organisation('zh-CN'), people: persons, presence: presences(persons) };
const branch = (filter: Partial<typeof everybody>) => branchOf(sources, { ...everybody, ...filter }, compare);
const idsOf = (one: Branch | null): string[] =>
  one === null ? [] : [one.unit.id, ...one.branches.flatMap((below) => idsOf(below))];

describe('the team', () => {
  it('is everybody once, as a tree in the organisation’s order; what has nobody is left out', () => {
    const all = branch({});
    expect(idsOf(all)).toEqual(['centre', 'r0', 'g0', 'g3', 'r1', 'g1', 'g4', 'r2', 'g2', 't0', 'g5']);
    expect(membersOf(all)).toHaveLength(60);
    expect(new Set(membersOf(all)).size).toBe(60);
  });
  it('counts each part with all below it', () => {
    const region = branch({})?.branches[2];
    expect(region?.count).toBe(20);
    expect(region?.members).toEqual([]);
    expect(region?.branches[0]).toMatchObject({ unit: { id: 'g2' }, count: 10, members: { length: 8 } });
    const onDuty = membersOf(region ?? null).filter(({ presence }) => isOnDuty(presence)).length;
    expect(region?.onDutyCount).toBe(onDuty);
  });
  it('names who is in charge and who convenes, in whatever unit they are', () => {
    const region = branch({})?.branches[2];
    expect([region?.inCharge?.id, region?.convener]).toEqual(['p23', null]);
    expect([region?.branches[0]?.inCharge?.id, region?.branches[0]?.convener?.id]).toEqual(['p23', 'p21']);
  });
  it('shows leaders first and those away last', () => {
    const members = branch({ unitId: 'g1' })?.members ?? [];
    expect(members[0]?.person.role).toBe('leader');
    expect(isOnDuty(members.at(-1)?.presence)).toBe(false);
  });
  it('narrows to a unit and a name', () => {
    expect(idsOf(branch({ unitId: 'r1' }))).toEqual(['r1', 'g1', 'g4']);
    expect(membersOf(branch({ name: '小满' })).map(({ person }) => person.name)).toEqual(['林小满']);
    expect(idsOf(branch({ name: '小满' }))).toEqual(['centre', 'r0', 'g0']);
    expect([branch({ name: 'nobody' }), branch({ unitId: 'gone' })]).toEqual([null, null]);
  });
});

describe('how a colleague looks', () => {
  const w = languages['zh-CN'];
  it('is offline when nothing is known or their Hearthline is gone', () => {
    expect(presenceFace(undefined, w).word).toBe('离线');
    expect(
      presenceFace({ personId: 'a', isOnline: false, since: 0, agentState: { kind: 'ready', since: 0 } }, w).word,
    ).toBe('离线');
  });
  it('is still talking when only the hub lost them', () => {
    const agentState = { kind: 'talking', since: 7, callId: 'c', queue: 'q' } as const;
    expect(presenceFace({ personId: 'a', isOnline: false, since: 0, agentState }, w)).toEqual({
      tone: 'live',
      word: '通话中',
      since: 7,
    });
  });
  it('is online for people who take no calls', () =>
    expect(presenceFace({ personId: 'a', isOnline: true, since: 0, agentState: null }, w).word).toBe('在线'));
});

describe('the search of the top bar', () => {
  it('finds by name and by the beginning of an extension, names that begin with it first', () => {
    expect(findPeople(persons, '小', compare).length).toBeGreaterThan(1);
    expect(findPeople(persons, '林', compare)[0]?.name).toBe('林小满');
    expect(findPeople(persons, '1001', compare).map(({ name }) => name)).toEqual(['林小满']);
    expect(findPeople(persons, '  ', compare)).toEqual([]);
  });
});
