import { expect, it } from 'vitest';
import { entriesOf, favouriteId, findEntries, whoseNumber } from './search.ts';
import { writtenNumber } from './numbers.ts';

const contact = (id: string, name: string, numbers: string[], isFavourite = false) => ({
  ...{ id, name, numbers, organisation: '', note: '', isFavourite },
});
const person = (id: string, name: string, extension: string | null) => ({
  ...{ id, name, role: 'operator' as const, unitId: 'g', extension },
});
const entries = entriesOf(
  [
    contact('c1', '曾雨荷', ['139 0000 2046']),
    contact('c2', 'Waters & Sons', ['+44 20 7946 0958'], true),
    contact(favouriteId('p2'), '周晓禾', ['1002'], true),
  ],
  [person('me', '林小满', '1001'), person('p2', '周晓禾', '1002'), person('p3', '钱春分', null)],
  'me',
);
const names = (typed: string) => findEntries(entries, typed, (a, b) => (a < b ? -1 : 1)).map(({ name }) => name);

it('C13 lists each once: contacts, colleagues with a number, not me', () => {
  expect(new Set(names(''))).toEqual(new Set(['曾雨荷', 'Waters & Sons', '周晓禾']));
  expect(names('')[2]).toBe('曾雨荷');
});

it.each([
  ['雨', '曾雨荷'],
  ['zyh', '曾雨荷'],
  ['cyh', '曾雨荷'],
  ['zengyu', '曾雨荷'],
  ['zhouxh', '周晓禾'],
  ['SONS', 'Waters & Sons'],
  ['0000-20', '曾雨荷'],
  ['7946', 'Waters & Sons'],
  ['1002', '周晓禾'],
])('C13 %s finds %s', (typed, name) => expect(names(typed)).toEqual([name]));

it('C13 finds nobody for what nobody has', () => {
  for (const typed of ['王', 'xyz', '99999']) expect(names(typed)).toEqual([]);
});

it('C13 knows a caller however the number is written', () => {
  for (const number of ['13900002046', '+8613900002046', '0086 139-0000-2046']) {
    expect(whoseNumber(entries, number)?.name).toBe('曾雨荷');
  }
  for (const written of ['0517-8812 4455', '+86 (517) 88124455', '0517 88124455 ext. 12'])
    expect(whoseNumber(entriesOf([contact('c9', '水务', [written])], [], 'p1'), '051788124455')?.name).toBe('水务');
  expect(whoseNumber(entries, '1002')?.name).toBe('周晓禾');
  expect(whoseNumber(entries, '')).toBeNull();
  expect(writtenNumber('+8613900002046')).toBe('139 0000 2046');
  expect(writtenNumber('1002')).toBe('1002');
});
