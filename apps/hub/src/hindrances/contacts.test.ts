import { expect, it } from 'vitest';
import { contactsListed, contactTold, lostPhone, unknownPhone, type Phone } from './contacts.ts';

const run = (from: Phone, ...told: (readonly [uri: string, status: string])[]) =>
  told.reduce((phone, [uri, status]) => contactTold(phone, uri, status), from).line;

it('[HINDER-1] is there when it answered, lost when it is gone or silent', () => {
  expect(run(unknownPhone, ['a', 'Created'], ['a', 'Reachable'])).toBe('there');
  expect(run(unknownPhone, ['a', 'Created'], ['a', 'Reachable'], ['a', 'Removed'])).toBe('lost');
  expect(run(unknownPhone, ['a', 'Created'], ['a', 'Reachable'], ['a', 'Unreachable'])).toBe('lost');
  expect(run(unknownPhone, ['a', 'Created'], ['a', 'Unreachable'])).toBe('lost');
});

it('[HINDER-1] a registration alone does not bring it back', () => {
  expect(run(lostPhone, ['b', 'Created'])).toBe('lost');
  expect(run(lostPhone, ['b', 'Created'], ['b', 'Updated'])).toBe('lost');
  expect(run(lostPhone, ['b', 'Created'], ['b', 'Reachable'])).toBe('there');
});

it('[HINDER-2] a contact in the place of another is no loss', () => {
  const there: Phone = { contacts: new Map([['a', 'answers']]), line: 'there' };
  expect(run(there, ['b', 'Created'], ['a', 'Removed'])).toBe('there');
  expect(run(there, ['b', 'Created'], ['a', 'Removed'], ['b', 'Unreachable'])).toBe('lost');
});

it('[HINDER-3] one that never was is not lost', () => {
  expect(run(unknownPhone, ['a', 'Removed'])).toBe('unknown');
  expect(contactsListed(unknownPhone, []).line).toBe('unknown');
});

it('[HINDER-6] what the PBX lists counts', () => {
  expect(contactsListed(lostPhone, [['a', 'Reachable']]).line).toBe('there');
  expect(contactsListed({ contacts: new Map([['a', 'answers']]), line: 'there' }, []).line).toBe('lost');
  expect(contactsListed(lostPhone, [['a', 'NonQual']]).line).toBe('lost');
});
