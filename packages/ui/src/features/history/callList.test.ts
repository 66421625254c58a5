import type { CallRow } from '@hearthline/protocol';
import { expect, it } from 'vitest';
import { fits, joinCalls } from './callList.ts';
import { whoOf } from './whoOf.ts';

const row = (id: string, more: Partial<CallRow> = {}): CallRow => ({
  ...{ id, personId: 'p', direction: 'in', number: '+86 139-0000 2046', peerId: null, queue: null, startedAt: 5 },
  ...{ answeredAt: 6, endedAt: 7, end: 'hungUpThere', callId: id, quality: null, disposition: null, ...more },
});
const asked = { scope: 'mine', filter: 'all', search: '' } as const;

it('C12 finds by digits alone, and nothing by a text without digits', () => {
  expect(fits(row('a'), { ...asked, search: '0000-20 46' })).toBe(true);
  expect(fits(row('a'), { ...asked, search: '2047' })).toBe(false);
  expect(fits(row('a'), { ...asked, search: '王' })).toBe(false);
  expect(fits(row('a'), { ...asked, search: '  ' })).toBe(true);
});

it('C12 a call out that nobody answered is not a missed one', () => {
  const missed = { ...asked, filter: 'missed' } as const;
  expect(fits(row('a', { answeredAt: null }), missed)).toBe(true);
  expect(fits(row('a', { answeredAt: null, direction: 'out' }), missed)).toBe(false);
  expect(fits(row('a'), missed)).toBe(false);
});

it('C12 keeps each call once, newest first, as it was told last', () => {
  const later = row('b', { startedAt: 9 });
  const told = row('a', { end: 'failed' });
  expect(joinCalls([told], [row('a'), later])).toEqual([later, told]);
});

it('[LIST-1] C12 names the colleague first, then the contact, with the number beside, then the number alone', () => {
  const people = [{ id: 'p2', name: '周晓禾', role: 'operator' as const, unitId: 'g', extension: '1002' }];
  const nameOf = (number: string) => (number.endsWith('2046') ? '曾雨荷' : null);
  const who = (more: Partial<CallRow>) => Object.values(whoOf(row('a', more), { people, nameOf }));
  expect(who({ peerId: 'p2', number: '' })).toEqual(['周晓禾', '1002', '1002']);
  expect(who({ number: '13900002046' })).toEqual(['曾雨荷', '13900002046', '139 0000 2046']);
  expect(who({ number: '13900002047' })).toEqual([null, '13900002047', '13900002047']);
  expect(who({ number: '' })).toEqual([null, '', '']);
});
