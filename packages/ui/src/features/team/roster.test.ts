import { describe, expect, it } from 'vitest';
import { languages, makeFormats } from '../../app/words/index.ts';
import { organisation, people, presences } from '../../gallery/people.ts';
import { isOnDuty, presenceFace } from '../agentState/stateFace.ts';
import { findPeople } from '../../app/shell/findPeople.ts';
import { everybody, teamsOf } from './roster.ts';

const { compare } = makeFormats('zh-CN', languages['zh-CN']);
const persons = people('zh-CN', false);
const sources = { organisation: organisation('zh-CN'), people: persons, presence: presences(persons) };
const teams = (filter: Partial<typeof everybody>) => teamsOf(sources, { ...everybody, ...filter }, compare);

describe('the team', () => {
  it('is everybody once, by group in the organisation’s order', () => {
    const all = teams({});
    expect(all.map(({ group }) => group.id)).toEqual(['g0', 'g1', 'g2', 'g3', 'g4', 'g5']);
    expect(all.flatMap(({ members }) => members).length).toBe(60);
  });
  it('shows leaders first and those away last', () => {
    const members = teams({ groupId: 'g1' })[0]?.members ?? [];
    expect(members[0]?.person.role).toBe('leader');
    expect(isOnDuty(members.at(-1)?.presence)).toBe(false);
  });
  it('narrows to a region, a group and a name', () => {
    expect(teams({ regionId: 'r1' }).map(({ group }) => group.id)).toEqual(['g1', 'g4']);
    expect(teams({ name: '小满' }).flatMap(({ members }) => members.map(({ person }) => person.name))).toEqual([
      '林小满',
    ]);
    expect(teams({ name: 'nobody' })).toEqual([]);
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
