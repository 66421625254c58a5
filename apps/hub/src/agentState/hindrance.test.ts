import type { Hindrance } from '@hearthline/protocol';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { step, type AgentRules } from './hindrance.ts';
import { WRAP_UP_PAUSE } from './pauses.ts';
import { signedOut, type AgentEvent, type Transition } from './record.ts';

const MINUTE_MS = 60_000;
const rules: AgentRules = {
  wrapUpMs: 30_000,
  batteryReadyMs: 20 * MINUTE_MS,
  comesBackWithinMs: { lineLost: 10 * MINUTE_MS, onBattery: 240 * MINUTE_MS, away: 5 * MINUTE_MS },
};
type Untimed<T> = T extends unknown ? Omit<T, 'at'> & { at?: number } : never;

/** Runs events one second apart, or at their own time; the PBX does what it is asked to if `obeys`. */
function run(events: readonly Untimed<AgentEvent>[], { obeys = true, by = rules } = {}): Transition {
  let last: Transition = { record: signedOut(0), actions: [] };
  let at = 0;
  for (const event of events) {
    at = event.at ?? at + 1_000;
    last = step(last.record, { ...event, at }, by);
    const { actions } = last;
    if (!obeys) continue;
    for (const action of actions) {
      if (action.kind === 'leave') continue;
      const reason = action.kind === 'pause' ? action.reason : action.kind === 'join' ? action.queuePause : null;
      const told = step(last.record, reason === null ? { kind: 'unpaused', at } : { kind: 'paused', reason, at }, by);
      last = { ...told, actions: [...actions, ...told.actions] };
    }
  }
  return last;
}

const joined = { kind: 'joined', queuePause: 'signedIn' } as const;
const wantReady = { kind: 'requested', target: { kind: 'ready' } } as const;
const wantBreak = { kind: 'requested', target: { kind: 'notReady', reason: 'break' } } as const;
const by = (...hindrances: Hindrance[]) => ({ kind: 'hindered', hindrances }) as const;
const free = by();
const offered = { kind: 'offered', callId: 'call-1', queue: 'city-hotline' } as const;
const connected = { kind: 'connected', callId: 'call-1', queue: 'city-hotline' } as const;
const completed = { kind: 'completed', callId: 'call-1' } as const;
const ready = [joined, wantReady] as const;

describe('somebody hindered', () => {
  it.each(['lineLost', 'onBattery', 'away'] as const)('[AGENT-19] Q11 Q13 N13 ready and %s: paused so', (reason) => {
    const asked = run([...ready, by(reason)], { obeys: false });
    expect(asked.actions).toEqual([]);
    const { record, actions } = run([...ready, by(reason)]);
    expect(actions).toEqual([{ kind: 'pause', reason }]);
    expect(record).toMatchObject({ confirmed: { kind: 'notReady', reason }, pending: null });
  });

  it('[AGENT-19] is confirmed only by the PBX', () => {
    const unconfirmed = run([joined, { kind: 'unpaused' }, by('lineLost')], { obeys: false });
    expect(unconfirmed.record).toMatchObject({
      confirmed: { kind: 'ready' },
      pending: { kind: 'notReady', reason: 'lineLost' },
    });
  });

  it('[AGENT-19] who has a break keeps it, also afterwards', () => {
    for (const events of [[by('lineLost')], [by('lineLost'), free], [by('away', 'onBattery'), free]]) {
      const { record, actions } = run([...ready, wantBreak, ...events]);
      expect([actions, record.confirmed]).toMatchObject([[], { kind: 'notReady', reason: 'break' }]);
    }
  });

  it('[AGENT-19] what is ready after the PBX forgot her is not', () => {
    const { record, actions } = run([...ready, by('lineLost'), free, { kind: 'left' }, by('lineLost'), joined, free]);
    expect([actions, record.confirmed]).toMatchObject([[], { reason: 'signedIn' }]);
    const again = run([
      ...ready,
      offered,
      by('lineLost'),
      { kind: 'observed', observation: { member: null, call: null, isRestarted: false } },
    ]);
    expect(again.actions).toContainEqual({ kind: 'join', queuePause: 'lineLost' });
  });
});

describe('the state from before', () => {
  it.each([
    ['lineLost', 10],
    ['onBattery', 240],
    ['away', 5],
  ] as const)('[AGENT-20] Q12 comes back by itself after %s, within its limit', (reason, minutes) => {
    const out = { ...by(reason), at: MINUTE_MS };
    const inTime = run([...ready, out, { ...free, at: (1 + minutes) * MINUTE_MS }]);
    expect(inTime.record).toMatchObject({ confirmed: { kind: 'ready' }, pending: null, hinder: { outSince: null } });
    const late = run([...ready, out, { ...free, at: (1 + minutes) * MINUTE_MS + 1 }]);
    expect(late.record.confirmed, '[AGENT-22]').toMatchObject({ kind: 'notReady', reason: 'away' });
    const asked = run([...ready, out, { ...free, at: 999 * MINUTE_MS }, wantReady]);
    expect(asked.record.confirmed).toMatchObject({ kind: 'ready' });
  });

  it('[AGENT-21] Q12 not when she chose otherwise, before or after the PBX confirmed', () => {
    const chose = run([...ready, by('lineLost'), wantBreak, free]);
    expect(chose.record.confirmed).toMatchObject({ kind: 'notReady', reason: 'break' });
    const first = run([joined, { kind: 'unpaused' }, wantBreak, by('lineLost'), free], { obeys: false });
    expect(first.record.pending).toEqual({ kind: 'notReady', reason: 'break' });
  });

  it('[AGENT-21] Q12 not when her leader changed it at the PBX', () => {
    const { record } = run([...ready, by('lineLost'), { kind: 'paused', reason: 'inspection' }, free]);
    expect(record.confirmed).toMatchObject({ kind: 'notReady', reason: 'break' });
  });

  it('[AGENT-20] the line is back before the PBX has said that it is lost', () => {
    const events = [joined, { kind: 'unpaused' }, by('lineLost'), free] as const;
    const { record, actions } = run(events, { obeys: false });
    expect(actions).toEqual([{ kind: 'unpause' }]);
    const told = step(record, { kind: 'paused', reason: 'lineLost', at: 9_000 }, rules);
    expect(step(told.record, { kind: 'unpaused', at: 9_001 }, rules).record).toMatchObject({
      confirmed: { kind: 'ready' },
      pending: null,
    });
  });

  it('[AGENT-27] one hindrance after the other: the last one says when', () => {
    const both = run([...ready, by('lineLost', 'onBattery')]);
    expect(both.record.confirmed).toMatchObject({ reason: 'lineLost' });
    const one = run([...ready, by('lineLost', 'onBattery'), by('onBattery')]);
    expect(one.record.confirmed).toMatchObject({ reason: 'onBattery' });
    const none = run([...ready, by('lineLost', 'onBattery'), by('onBattery'), free]);
    expect(none.record.confirmed).toMatchObject({ kind: 'ready' });
  });
});

describe('in a call', () => {
  const inCall = [...ready, offered, connected] as const;

  it('[AGENT-23] N13 the call and its wrap-up are kept, and then she is out', () => {
    expect(run([...inCall, by('onBattery')]).record.confirmed.kind).toBe('talking');
    const wrapUp = run([...inCall, by('onBattery'), completed]);
    expect([wrapUp.record.confirmed.kind, wrapUp.record.queuePause]).toEqual(['wrapUp', WRAP_UP_PAUSE]);
    const after = run([...inCall, by('onBattery'), completed, { kind: 'finishRequested' }]);
    expect(after.record.confirmed).toMatchObject({ kind: 'notReady', reason: 'onBattery' });
    const back = run([...inCall, by('onBattery'), completed, { kind: 'finishRequested' }, free]);
    expect(back.record.confirmed).toMatchObject({ kind: 'ready' });
  });

  it('[AGENT-23] what is over before the end of wrap-up leaves nothing', () => {
    const { record } = run([...inCall, by('lineLost'), completed, free, { kind: 'finishRequested' }]);
    expect(record).toMatchObject({ confirmed: { kind: 'ready' }, hinder: { outSince: null } });
  });

  it('[AGENT-23] a call that was offered while the pause was on its way', () => {
    const { record } = run(
      [
        joined,
        { kind: 'unpaused' },
        by('lineLost'),
        offered,
        { kind: 'paused', reason: 'lineLost' },
        { kind: 'notAnswered', callId: 'call-1' },
        free,
      ],
      { obeys: false },
    );
    expect(record.pending).toEqual({ kind: 'ready' });
  });

  it('[AGENT-26] N15 a call that rings out at a dead line is not held against her', () => {
    const rang = run([...ready, offered, by('lineLost'), { kind: 'notResponded', callId: 'call-1' }]);
    expect(rang.record.confirmed).toMatchObject({ reason: 'lineLost' });
    const foundLater = run([...ready, offered, { kind: 'notResponded', callId: 'call-1' }, by('lineLost')]);
    expect(foundLater.record.confirmed).toMatchObject({ reason: 'lineLost' });
    const muchLater = { ...by('lineLost'), at: 90_000 };
    const unrelated = run([...ready, offered, { kind: 'notResponded', callId: 'call-1' }, muchLater]);
    expect(unrelated.record.confirmed).toMatchObject({ reason: 'notResponding' });
  });
});

describe('asking to be ready', () => {
  it('[AGENT-24] Q11 whoever asks is there', () => {
    const { record } = run([...ready, by('away'), wantReady]);
    expect(record).toMatchObject({ confirmed: { kind: 'ready' }, hinder: { hindrances: [] } });
  });
  it('[AGENT-24] Q13 nobody is ready on a lost line', () => {
    expect(run([...ready, by('lineLost'), wantReady]).refusal).toBe('agentState.lineLost');
  });
  it('[AGENT-24] [AGENT-25] N13 on battery as long as the centre allows', () => {
    const { record } = run([...ready, by('onBattery'), { ...wantReady, at: 60_000 }]);
    expect(record).toMatchObject({ confirmed: { kind: 'ready' }, hinder: { readyUntil: 60_000 + 20 * MINUTE_MS } });
    const over = run([...ready, by('onBattery'), wantReady, { kind: 'readyElapsed' }]);
    expect(over.record.confirmed).toMatchObject({ reason: 'onBattery' });
    const mains = run([...ready, by('onBattery'), wantReady, free, { kind: 'readyElapsed' }]);
    expect(mains.record).toMatchObject({ confirmed: { kind: 'ready' }, hinder: { readyUntil: null } });
    const never = { ...rules, batteryReadyMs: 0 };
    expect(run([...ready, by('onBattery'), wantReady], { by: never }).refusal).toBe('agentState.onBattery');
  });
});

it('[AGENT-19] whatever happens, nobody is left ready and hindered, and every hindrance that ends is forgotten', () => {
  const anything = fc.constantFrom<Untimed<AgentEvent>>(
    ...[joined, wantReady, wantBreak, free, by('lineLost'), by('onBattery'), by('away'), by('lineLost', 'away')],
    ...[offered, connected, completed, { kind: 'finishRequested' } as const, { kind: 'readyElapsed' } as const],
    ...[{ kind: 'notAnswered', callId: 'call-1' } as const, { kind: 'notResponded', callId: 'call-1' } as const],
    ...[{ kind: 'left' } as const, { kind: 'reserved' } as const, { kind: 'released', isPresent: true } as const],
  );
  fc.assert(
    fc.property(fc.array(anything, { maxLength: 30 }), (events) => {
      const { confirmed, hinder, pending } = run(events).record;
      const isReady = confirmed.kind === 'ready' && pending === null && hinder.readyUntil === null;
      expect(isReady && hinder.hindrances.length > 0).toBe(false);
      expect(hinder.outSince !== null && hinder.hindrances.length === 0).toBe(false);
    }),
  );
});
