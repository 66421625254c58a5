import { expect, it } from 'vitest';
import type { Person, Presence } from '@hearthline/protocol';
import { transferTargets } from './transferTargets.ts';

const person = (id: string, extension: string | null): Person => ({
  id,
  name: `Name ${id}`,
  role: 'operator',
  unitId: 'g',
  extension,
});
const people = [person('a', '1001'), person('b', '1002'), person('c', '2003'), person('d', null)];
const present = (personId: string, kind: 'ready' | 'wrapUp'): Presence => ({
  personId,
  isOnline: true,
  since: 0,
  agentState: kind === 'ready' ? { kind, since: 0 } : { kind, since: 0, endsAt: 1, isExtended: false, callId: 'c' },
});
const compare = (a: string, b: string): number => a.localeCompare(b);
const found = (text: string, presence: Presence[]): string[] =>
  transferTargets({ people, presence, text, compare }).map((member) => member.person.id);

it('[CARD-9] who is ready comes first, then who is on duty, then the rest by name; nobody without a number', () =>
  expect(found('', [present('c', 'ready'), present('b', 'wrapUp')])).toEqual(['c', 'b', 'a']));
it('[CARD-9] by part of a name or the beginning of a number', () => {
  expect(found('name B', [])).toEqual(['b']);
  expect(found('100', [])).toEqual(['a', 'b']);
  expect(found('003', [])).toEqual([]);
});
