import { describe, expect, it } from 'vitest';
import { SOME_DAY } from '../testing/someFacts.ts';
import type { KeptResult } from './callerResult.ts';
import { judge, readLine } from './judge.ts';

const DAY_MS = 24 * 3_600_000;
const stars = { id: 'r1', personId: 'person-a', kind: 'satisfaction', value: 5, at: SOME_DAY };
const itemOf = (raw: unknown) => {
  const line = readLine(raw, 'survey');
  if (line.kind !== 'read') throw new Error('malformed');
  return line.item;
};
const taken: KeptResult = {
  ...{ source: 'result:survey:r1', personId: 'person-a', at: SOME_DAY, callId: null },
  result: { kind: 'satisfaction', value: 5 },
};
/** What becomes of a line, looked at some time after it happened. */
const verdict = (change: object, laterMs = 0, more: { known?: KeptResult; personId?: string | null } = {}) => {
  const { known, personId = 'person-a' } = more;
  const found = judge(itemOf({ ...stars, ...change }), { known, personId, now: SOME_DAY + laterMs });
  return found.kind === 'refused' ? found.why : found.kind;
};

describe('a line of results', () => {
  it.each([
    ['nobody', { personId: undefined }],
    ['two ways at once', { extension: '1001' }],
    ['six stars', { value: 6 }],
    ['half a star', { value: 4.5 }],
    ['stars that are yes', { value: true }],
    ['a yes that is stars', { kind: 'firstContact', value: 5 }],
    ['another kind', { kind: 'mood' }],
    ['no moment', { at: undefined }],
    ['words of a caller', { comment: 'hello' }],
  ])('[RESULT-3] [RESULT-4] with %s is malformed, and says which it was', (_what, change) => {
    expect(readLine({ ...stars, ...change }, 'survey')).toEqual({ kind: 'malformed', id: 'r1' });
  });
  it('[RESULT-3] without an id that can be read is malformed', () => {
    for (const raw of [null, 'r1', {}, { id: 7 }, { id: 'x'.repeat(101) }])
      expect(readLine(raw, 'survey')).toEqual({ kind: 'malformed', id: null });
  });
  it('[RESULT-5] is its machine’s own', () => {
    const sources = ['survey', 'cases'].map((machine) => readLine(stars, machine));
    expect(sources).toMatchObject([{ source: 'result:survey:r1' }, { source: 'result:cases:r1' }]);
  });
  it('[RESULT-3] is taken late, up to 40 days, and a minute early', () => {
    expect(verdict({}, 40 * DAY_MS)).toBe('new');
    expect(verdict({}, 40 * DAY_MS + 1)).toBe('tooOld');
    expect(verdict({}, -60_000)).toBe('new');
    expect(verdict({}, -60_001)).toBe('inTheFuture');
    expect(verdict({}, 0, { personId: null })).toBe('unknownPerson');
  });
  it('[RESULT-5] told again is known, however late, and whoever has left', () => {
    expect(verdict({}, 300 * DAY_MS, { known: taken })).toBe('known');
    expect(verdict({}, 0, { known: taken, personId: null })).toBe('known');
  });
  it.each([
    ['stars', { value: 4 }],
    ['kind', { kind: 'firstContact', value: true }],
    ['moment', { at: SOME_DAY + 1 }],
    ['call', { callId: 'c' }],
  ])('[RESULT-5] with another %s under a taken id is refused', (_what, change) => {
    expect(verdict(change, 0, { known: taken })).toBe('changed');
  });
  it('[RESULT-5] of somebody else under a taken id is refused', () => {
    expect(verdict({}, 0, { known: taken, personId: 'person-b' })).toBe('changed');
  });
});
