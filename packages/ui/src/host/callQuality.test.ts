import type { QualityReport } from '@hearthline/protocol';
import { Value } from '@hearthline/softphone-core/value';
import type { CallSnapshot } from '@hearthline/softphone-core/snapshot';
import { expect, it } from 'vitest';
import { quality, talking } from '../gallery/telephony.ts';
import { watchCallQuality } from './callQuality.ts';

const ended = { kind: 'ended', at: 9, reason: 'hungUpThere', talkedMs: 4_000.4 } as const;

it('C12 tells the mean of a call’s seconds once, under the id that the hub knows', () => {
  const calls = new Value<readonly CallSnapshot[]>([]);
  const told: QualityReport[] = [];
  watchCallQuality({ calls, now: () => 0, tell: (report) => told.push(report) });
  const call = talking('en', { pbxCallId: 'pbx-17.5' });
  const poor = { ...quality, mos: 2, lossRatio: 0.101, roundTripMs: null };
  calls.set([{ ...call, quality }]);
  calls.set([{ ...call, quality, isMuted: true }]);
  calls.set([{ ...call, quality: poor, warnings: ['loss', 'lowMos'] }]);
  calls.set([{ ...call, quality: { ...poor }, warnings: ['loss'] }]);
  calls.set([{ ...call, quality: poor, state: ended }]);
  calls.set([{ ...call, quality: poor, state: ended, isMuted: true }]);
  calls.set([]);
  expect(told).toEqual([
    {
      ...{ callId: 'pbx-17.5', talkedMs: 4_000, mos: expect.closeTo((quality.mos + 4) / 3, 5), lowestMos: 2 },
      ...{ lossRatio: expect.closeTo(0.203 / 3, 5), jitterMs: quality.jitterMs, roundTripMs: quality.roundTripMs },
      ...{ warnings: ['loss', 'lowMos'], heldMs: 0 },
    },
  ]);
});

it('C12 says nothing of a call that was never talked or that nobody else knows', () => {
  const calls = new Value<readonly CallSnapshot[]>([]);
  const told: QualityReport[] = [];
  watchCallQuality({ calls, now: () => 0, tell: (report) => told.push(report) });
  const call = talking('en', { pbxCallId: null, sipCallId: null });
  calls.set([{ ...call, quality }]);
  calls.set([{ ...call, quality, state: ended }]);
  calls.set([{ ...call, id: 'other', pbxCallId: 'x', quality: null, state: ended }]);
  expect(told).toEqual([]);
});

it('Q15 [DAY-1] tells how long the caller was on hold here, and not what the far side held', () => {
  const calls = new Value<readonly CallSnapshot[]>([]);
  const told: QualityReport[] = [];
  let now = 1_000;
  watchCallQuality({ calls, now: () => now, tell: (report) => told.push(report) });
  const call = talking('en', { pbxCallId: 'pbx-1', quality });
  const holding = (hold: 'none' | 'here' | 'there' | 'both'): void =>
    calls.set([
      {
        ...call,
        state: { kind: 'talking', since: 0, hold, heldSince: hold === 'none' ? null : now, isHoldPending: false },
      },
    ]);
  for (const [hold, lengthMs] of [
    ['none', 500],
    ['here', 700],
    ['there', 900],
    ['both', 300],
  ] as const) {
    holding(hold);
    now += lengthMs;
  }
  calls.set([{ ...call, state: ended }]);
  expect(told.map(({ heldMs }) => heldMs)).toEqual([1_000]);
});
