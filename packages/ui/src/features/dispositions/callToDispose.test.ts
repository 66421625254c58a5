import { expect, it } from 'vitest';
import { call } from '../../gallery/telephony.ts';
import { callToDispose } from './callToDispose.ts';

const wrapUp = { kind: 'wrapUp', since: 1, endsAt: 2, isExtended: false, callId: 'now' } as const;
const draft = { callId: 'before', codeId: null, note: 'x', isSaved: false };

it('Q7 asks about the call of the wrap-up first, then about one that was begun and not saved', () => {
  expect(callToDispose({ confirmed: wrapUp, calls: [], drafts: [draft] })).toBe('now');
  expect(callToDispose({ confirmed: { kind: 'ready', since: 1 }, calls: [], drafts: [draft] })).toBe('before');
  expect(callToDispose({ confirmed: null, calls: [], drafts: [{ ...draft, isSaved: true }] })).toBeNull();
});

it('Q7 asks nothing while a call lives', () => {
  const ringing = call('en', { kind: 'ringingHere' });
  expect(callToDispose({ confirmed: wrapUp, calls: [ringing], drafts: [draft] })).toBeNull();
});
