import { Value } from '@hearthline/softphone-core/value';
import type { CallSnapshot } from '@hearthline/softphone-core/snapshot';
import { describe, expect, it } from 'vitest';
import { talking } from '../../gallery/telephony.ts';
import { splitCalls } from './voiceDesk.ts';

const leg = talking('en', { id: 'leg', broadcast: { role: 'listener', broadcastId: 'voice1' } });
const ended: CallSnapshot = { ...leg, state: { kind: 'ended', at: 1, reason: 'hungUpThere', talkedMs: 1 } };
const call = talking('en');

describe('calls and the leg of a live broadcast', () => {
  it('[LIVE-10] are apart, and calls are told of only when one of them is another', () => {
    const all = new Value<readonly CallSnapshot[]>([call]);
    const { calls, broadcastLeg } = splitCalls(all);
    const told: (readonly CallSnapshot[])[] = [];
    calls.subscribe((now) => told.push(now));
    all.set([call, leg]);
    expect([calls.getState(), broadcastLeg.getState()]).toEqual([[call], leg]);
    all.set([call, ended]);
    expect([calls.getState(), broadcastLeg.getState(), told]).toEqual([[call], null, []]);
    all.set([ended]);
    expect(told).toEqual([[]]);
  });
});
