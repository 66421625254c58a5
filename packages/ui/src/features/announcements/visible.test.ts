import type { Announcement } from '@hearthline/protocol';
import { expect, it } from 'vitest';
import { foremost, toAcknowledge, visible } from './visible.ts';

const make = (id: string, more: Partial<Announcement> = {}): Announcement => ({
  id,
  title: id,
  body: '',
  audience: { kind: 'all' },
  expiresAt: 1000,
  mustRead: true,
  ...{ isUrgent: false, version: 1, correctedAt: null, withdrawnAt: null, remindedAt: null },
  authorId: 'x',
  authorName: 'x',
  publishedAt: 0,
  acknowledgedAt: null,
  audienceCount: 1,
  acknowledgedCount: 0,
  missingPersonIds: null,
  ...more,
});
const ids = (list: readonly Announcement[]) => list.map(({ id }) => id);
const all = [
  make('old', { publishedAt: 1 }),
  make('read', { publishedAt: 9, acknowledgedAt: 5 }),
  make('plain', { publishedAt: 8, mustRead: false }),
  make('new', { publishedAt: 7 }),
  make('gone', { publishedAt: 10, expiresAt: 500 }),
];

it('shows what waits for me first, then the newest; expired ones are gone at their moment', () => {
  expect(ids(visible(all, 500))).toEqual(['new', 'old', 'read', 'plain']);
  expect(ids(visible(all, 499))).toContain('gone');
});
it('asks only for must-read ones not yet acknowledged', () =>
  expect(ids(toAcknowledge(all, 500))).toEqual(['new', 'old']));
it('puts the newest that waits into the column, else the newest must-read, else none', () => {
  expect(foremost(all, 500)?.id).toBe('new');
  expect(foremost([make('read', { acknowledgedAt: 1 }), make('plain', { mustRead: false })], 0)?.id).toBe('read');
  expect(foremost([make('plain', { mustRead: false })], 0)).toBeNull();
});
