import { Value } from '@hearthline/softphone-core/value';
import type { CallSnapshot } from '@hearthline/softphone-core/snapshot';
import { expect, it } from 'vitest';
import { heldOther, quality, talking } from '../../gallery/telephony.ts';
import { keepQualityHistory } from './qualityHistory.ts';

const call = talking('en');
const start = () => {
  const calls = new Value<readonly CallSnapshot[]>([]);
  let at = 0;
  return { calls, history: keepQualityHistory(calls, () => (at += 1000)) };
};

it('[HIST-1] keeps each second once, with its figures, and five minutes of them', () => {
  const { calls, history } = start();
  const first = { ...quality, mos: 4.1 };
  calls.set([{ ...call, quality: first }]);
  calls.set([{ ...call, quality: first, isMuted: true }]);
  const { lossRatio, roundTripMs } = quality;
  expect(history.getState()).toEqual([
    { callId: call.id, seconds: [{ kind: 'heard', at: 1000, mos: 4.1, lossRatio, roundTripMs, isWarned: false }] },
  ]);
  for (let mos = 0; mos < 310; mos += 1) calls.set([{ ...call, quality: { ...quality, mos } }]);
  const { seconds } = history.getState()[0] ?? { seconds: [] };
  expect([seconds.length, seconds[0]]).toEqual([300, expect.objectContaining({ mos: 10 })]);
});

it('[HIST-2] a second in which nothing came in, or that was held, has no figures', () => {
  const { calls, history } = start();
  calls.set([{ ...call, quality: { ...quality, bitrateInKbps: 0, mos: 4.4 } }, heldOther('en')]);
  expect(history.getState().map(({ seconds }) => seconds)).toEqual([
    [{ kind: 'silent', at: 1000 }],
    [{ kind: 'held', at: 2000 }],
  ]);
});

it('[HIST-3] marks the seconds in which a warning was raised', () => {
  const { calls, history } = start();
  calls.set([{ ...call, warnings: ['loss'] }]);
  calls.set([{ ...call, quality: { ...quality }, warnings: [] }]);
  expect(history.getState()[0]?.seconds).toMatchObject([{ isWarned: true }, { isWarned: false }]);
});

it('[HIST-4] stays as it was when the call has ended, and is forgotten with it', () => {
  const { calls, history } = start();
  calls.set([call]);
  const kept = history.getState();
  calls.set([{ ...call, quality: { ...quality }, state: { kind: 'ended', at: 9, reason: 'hungUpHere', talkedMs: 9 } }]);
  expect(history.getState()).toBe(kept);
  calls.set([]);
  expect(history.getState()).toEqual([]);
});
