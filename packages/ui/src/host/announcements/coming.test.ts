import type { Announcement, MyAgentState } from '@hearthline/protocol';
import type { CallSnapshot } from '@hearthline/softphone-core/snapshot';
import { Value } from '@hearthline/softphone-core/value';
import { describe, expect, it } from 'vitest';
import type { DispositionDraft } from '../recordsContract.ts';
import { coming, comingKey, type Surroundings } from './coming.ts';
import { watchUrgent } from './watchUrgent.ts';

const make = (id: string, more: Partial<Announcement> = {}): Announcement => ({
  ...{ id, title: id, body: '', audience: { kind: 'all' }, expiresAt: 1_000, mustRead: true },
  ...{ isUrgent: true, version: 1, correctedAt: null, withdrawnAt: null, remindedAt: null },
  ...{ authorId: 'x', authorName: 'x', publishedAt: 0, acknowledgedAt: null },
  ...{ audienceCount: 1, acknowledgedCount: 0, missingPersonIds: null },
  ...more,
});
const reminded = { isUrgent: false, remindedAt: 9 };
const quiet: Surroundings = { announcements: [], calls: [], confirmed: null, drafts: [], now: 500 };
const call = (kind: string) => ({ state: { kind } }) as CallSnapshot;
const draft = (isSaved: boolean): DispositionDraft => ({ callId: 'c', codeId: null, note: 'x', isSaved });
const ids = (around: Partial<Surroundings>) => coming({ ...quiet, ...around }).map(({ id }) => id);

describe('what comes before her', () => {
  it('[COME-1] [COME-3] urgent ones and what I was reminded of, urgent first, then the older', () => {
    const announcements = [
      make('plain', { isUrgent: false }),
      make('asked', { ...reminded, publishedAt: 1 }),
      make('late', { publishedAt: 5 }),
      make('early', { publishedAt: 2 }),
    ];
    expect(ids({ announcements })).toEqual(['early', 'late', 'asked']);
  });

  it.each([
    ['a ringing call', { calls: [call('ringingHere')] }],
    ['a held call', { calls: [call('talking')] }],
    ['an offer that only the hub has told of', { confirmed: { kind: 'offered' } }],
    ['a call in another client', { confirmed: { kind: 'talking' } }],
    ['a note that is not saved', { drafts: [draft(false)] }],
  ] as [string, Partial<Surroundings>][])('[COME-2] nothing comes over %s', (_what, around) => {
    expect(ids({ announcements: [make('a'), make('b', reminded)], ...around })).toEqual([]);
  });

  it('[COME-2] a call that has ended and a saved note keep nothing away', () => {
    expect(ids({ announcements: [make('a')], calls: [call('ended')], drafts: [draft(true)] })).toEqual(['a']);
  });

  it('[COME-5] what has expired, is withdrawn or acknowledged goes', () => {
    const gone = [{ expiresAt: 500 }, { withdrawnAt: 1 }, { acknowledgedAt: 1 }].map((more) => make('a', more));
    expect(ids({ announcements: gone })).toEqual([]);
  });

  it('[COME-3] comes anew when corrected or reminded anew, and not otherwise', () => {
    const first = comingKey(make('a'));
    expect(comingKey(make('a', { acknowledgedCount: 5 }))).toBe(first);
    expect(new Set([first, comingKey(make('a', { version: 2 })), comingKey(make('a', { remindedAt: 1 }))]).size).toBe(
      3,
    );
  });

  it('[COME-4] is told once for each version, after the call, and never for what I am only reminded of', () => {
    const values = {
      announcements: new Value<Announcement[] | null>(null),
      calls: new Value<CallSnapshot[]>([call('talking')]),
      agentState: new Value<MyAgentState | null>(null),
      dispositionDrafts: new Value<DispositionDraft[]>([]),
    };
    let told = 0;
    watchUrgent({ values, hubNow: () => 500, onUrgent: () => (told += 1) });
    values.announcements.set([make('a'), make('b', reminded)]);
    expect(told).toBe(0);
    values.calls.set([]);
    expect(told).toBe(1);
    values.announcements.set([make('a', { acknowledgedCount: 2 })]);
    expect(told).toBe(1);
    values.announcements.set([make('a', { version: 2 })]);
    expect(told).toBe(2);
  });
});
