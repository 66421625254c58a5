import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { transition } from './machine.ts';
import { signedOut, unhindered, type AgentEvent, type AgentRecord, type Transition } from './record.ts';
import { WRAP_UP_PAUSE, type Observation } from './pauses.ts';

const WRAP_UP_MS = 30_000;
type Untimed<T> = T extends unknown ? Omit<T, 'at'> : never;

/** Runs events one second apart; the last transition. */
function run(...events: Untimed<AgentEvent>[]): Transition {
  let last: Transition = { record: signedOut(0), actions: [] };
  events.forEach((event, index) => {
    last = transition(last.record, { ...event, at: (index + 1) * 1_000 }, WRAP_UP_MS);
  });
  return last;
}
const joined = { kind: 'joined', queuePause: 'signedIn' } as const;
const unpaused = { kind: 'unpaused' } as const;
const offered = { kind: 'offered', callId: 'call-1', queue: 'city-hotline' } as const;
const connected = { kind: 'connected', callId: 'call-1', queue: 'city-hotline' } as const;
const wrapUpPaused = { kind: 'paused', reason: WRAP_UP_PAUSE } as const;
const completed = { kind: 'completed', callId: 'call-1' } as const;
const wantReady = { kind: 'requested', target: { kind: 'ready' } } as const;
const wantBreak = { kind: 'requested', target: { kind: 'notReady', reason: 'break' } } as const;
const inWrapUp = [joined, unpaused, offered, connected, wrapUpPaused, completed] as const;

describe('agent state', () => {
  it('[AGENT-2] a shift begins as not ready, signed in', () => {
    expect(run(joined).record.confirmed).toEqual({ kind: 'notReady', reason: 'signedIn', since: 1_000 });
  });

  it('[AGENT-1] [AGENT-3] asking asks the PBX; only its word changes the state', () => {
    const asked = run(joined, wantReady);
    expect(asked).toEqual({
      record: {
        confirmed: { kind: 'notReady', reason: 'signedIn', since: 1_000 },
        pending: { kind: 'ready' },
        queuePause: 'signedIn',
        hinder: unhindered,
      },
      actions: [{ kind: 'unpause' }],
    });
    const told = run(joined, wantReady, unpaused);
    expect(told.record).toEqual({
      confirmed: { kind: 'ready', since: 3_000 },
      pending: null,
      queuePause: null,
      hinder: unhindered,
    });
    expect(run(joined, unpaused, wantBreak).actions).toEqual([{ kind: 'pause', reason: 'break' }]);
    expect(run(joined, unpaused, wantReady)).toMatchObject({ actions: [], record: { pending: null } });
  });

  it('[AGENT-4] [AGENT-10] what is impossible is refused and changes nothing', () => {
    expect(run(wantReady)).toMatchObject({ refusal: 'agentState.impossible', actions: [] });
    expect(run(joined, { kind: 'finishRequested' })).toMatchObject({ refusal: 'agentState.impossible' });
    expect(run(joined, { kind: 'extendRequested' })).toMatchObject({ refusal: 'agentState.impossible' });
  });

  it('[AGENT-17] a callback pauses who is ready; then ready again, or not responding; a caller comes first', () => {
    const reserved = { kind: 'reserved' } as const;
    const paused = { kind: 'paused', reason: 'callback' } as const;
    expect(run(joined, reserved).refusal).toBe('agentState.impossible');
    expect(run(joined, unpaused, wantBreak, reserved).refusal).toBe('agentState.impossible');
    expect(run(joined, unpaused, reserved).actions).toEqual([paused].map(({ reason }) => ({ kind: 'pause', reason })));
    const held = [joined, unpaused, reserved, paused] as const;
    expect(run(...held).record.confirmed).toMatchObject({ kind: 'notReady', reason: 'callback' });
    expect(run(...held, { kind: 'released', isPresent: true }).actions).toEqual([{ kind: 'unpause' }]);
    const passed = run(...held, { kind: 'released', isPresent: false });
    expect(passed.actions).toEqual([{ kind: 'pause', reason: 'notResponding' }]);
    expect(run(joined, unpaused, { kind: 'released', isPresent: true }).actions).toEqual([]);
    const caller = run(joined, unpaused, reserved, offered);
    expect(caller.record).toMatchObject({ confirmed: { kind: 'offered' }, pending: null });
  });

  it('[AGENT-5] an offer not answered brings back what the queue’s pause says', () => {
    const missed = { kind: 'notAnswered', callId: 'call-1' } as const;
    expect(run(joined, unpaused, offered).record.confirmed).toMatchObject({ kind: 'offered', callId: 'call-1' });
    expect(run(joined, unpaused, offered, missed).record.confirmed).toEqual({ kind: 'ready', since: 4_000 });
    const paused = run(joined, unpaused, offered, { kind: 'paused', reason: 'meal' }, missed);
    expect(paused.record.confirmed).toMatchObject({ kind: 'notReady', reason: 'meal' });
    expect(run(joined, unpaused, offered, { kind: 'notAnswered', callId: 'other' }).record.confirmed.kind).toBe(
      'offered',
    );
  });

  it('[AGENT-16] an offer that rang out makes her not responding, once the PBX says so', () => {
    const rangOut = { kind: 'notResponded', callId: 'call-1' } as const;
    const missed = run(joined, unpaused, offered, rangOut);
    expect(missed.actions).toEqual([{ kind: 'pause', reason: 'notResponding' }]);
    const told = run(joined, unpaused, offered, rangOut, { kind: 'paused', reason: 'notResponding' });
    expect(told.record.confirmed).toEqual({ kind: 'notReady', reason: 'notResponding', since: 5_000 });
    expect(run(joined, unpaused, offered, wantBreak, rangOut).actions).toEqual([{ kind: 'pause', reason: 'break' }]);
    const other = run(joined, unpaused, offered, { kind: 'notResponded', callId: 'other' });
    expect(other).toMatchObject({ actions: [], record: { confirmed: { kind: 'offered' } } });
    expect(run(joined, unpaused, rangOut).actions).toEqual([]);
  });

  it('[AGENT-6] [AGENT-7] paused from the moment of answering; wrap-up begins when the call ends', () => {
    const talking = run(joined, unpaused, offered, connected);
    // [AGENT-18] Told of the same call again: since when she talks stays.
    expect(run(joined, unpaused, offered, connected, connected).record).toEqual(talking.record);
    expect(talking.record.confirmed).toEqual({
      kind: 'talking',
      since: 4_000,
      callId: 'call-1',
      queue: 'city-hotline',
    });
    expect(talking.actions).toEqual([{ kind: 'pause', reason: WRAP_UP_PAUSE }]);
    const after = run(...inWrapUp);
    expect(after.record.confirmed).toEqual({
      ...{ kind: 'wrapUp', since: 6_000, endsAt: 6_000 + WRAP_UP_MS, isExtended: false, callId: 'call-1' },
    });
    expect(after.actions).toEqual([]);
    expect(run(joined, unpaused, offered, connected, completed).actions).toEqual([
      { kind: 'pause', reason: WRAP_UP_PAUSE },
    ]);
  });

  it('[AGENT-8] a state chosen in a call waits until after wrap-up', () => {
    const chosen = run(joined, unpaused, offered, connected, wrapUpPaused, wantBreak);
    expect(chosen).toMatchObject({
      actions: [],
      record: { confirmed: { kind: 'talking' }, pending: { reason: 'break' } },
    });
    const ended = transition(chosen.record, { ...completed, at: 9_000 }, WRAP_UP_MS);
    expect(ended.record).toMatchObject({ confirmed: { kind: 'wrapUp' }, pending: { reason: 'break' } });
    const elapsed = transition(ended.record, { kind: 'wrapUpElapsed', at: 9_000 + WRAP_UP_MS }, WRAP_UP_MS);
    expect(elapsed.actions).toEqual([{ kind: 'pause', reason: 'break' }]);
    const told = transition(elapsed.record, { kind: 'paused', reason: 'break', at: 40_000 }, WRAP_UP_MS);
    expect(told.record).toMatchObject({ confirmed: { kind: 'notReady', reason: 'break' }, pending: null });
    const missed = run(joined, unpaused, offered, wantBreak, { kind: 'notAnswered', callId: 'call-1' });
    expect(missed.actions).toEqual([{ kind: 'pause', reason: 'break' }]);
  });

  it('[AGENT-9] wrap-up ends by its timer, by finishing, or by choosing', () => {
    const { record } = run(...inWrapUp);
    const early = transition(record, { kind: 'wrapUpElapsed', at: 6_000 + WRAP_UP_MS - 1 }, WRAP_UP_MS);
    expect(early.actions).toEqual([]);
    const elapsed = transition(record, { kind: 'wrapUpElapsed', at: 6_000 + WRAP_UP_MS }, WRAP_UP_MS);
    expect(elapsed.actions).toEqual([{ kind: 'unpause' }]);
    expect(elapsed.record.confirmed.kind).toBe('wrapUp');
    expect(transition(elapsed.record, { kind: 'unpaused', at: 99_000 }, WRAP_UP_MS).record).toMatchObject({
      confirmed: { kind: 'ready' },
      pending: null,
    });
    expect(transition(record, { kind: 'finishRequested', at: 7_000 }, WRAP_UP_MS).actions).toEqual([
      { kind: 'unpause' },
    ]);
    expect(transition(record, { ...wantBreak, at: 7_000 }, WRAP_UP_MS).actions).toEqual([
      { kind: 'pause', reason: 'break' },
    ]);
  });

  it('[AGENT-10] wrap-up is extended once, by 30 s', () => {
    const once = run(...inWrapUp, { kind: 'extendRequested' });
    expect(once.record.confirmed).toMatchObject({
      endsAt: 6_000 + WRAP_UP_MS + 30_000,
      isExtended: true,
      since: 6_000,
    });
    const twice = run(...inWrapUp, { kind: 'extendRequested' }, { kind: 'extendRequested' });
    expect(twice).toMatchObject({ refusal: 'wrapUp.alreadyExtended', record: once.record });
  });

  it('[AGENT-13] a pause made at the PBX is shown as a break', () => {
    expect(run(joined, unpaused, { kind: 'paused', reason: 'by hand' }).record.confirmed).toMatchObject({
      reason: 'break',
    });
  });

  describe('[AGENT-12] after the link was away', () => {
    const observe = (
      record: AgentRecord,
      observed: Omit<Observation, 'isRestarted'> & { isRestarted?: true },
      at = 50_000,
    ) => transition(record, { kind: 'observed', at, observation: { isRestarted: false, ...observed } }, WRAP_UP_MS);
    const ready = run(joined, unpaused).record;
    const talking = run(joined, unpaused, offered, connected, wrapUpPaused).record;
    const call = { callId: 'call-1', queue: 'city-hotline' };

    it('who was forgotten joins again as they were', () => {
      expect(observe(ready, { member: null, call: null }).actions).toEqual([{ kind: 'join', queuePause: null }]);
      expect(observe(run(joined).record, { member: null, call: null }).actions).toEqual([
        { kind: 'join', queuePause: 'signedIn' },
      ]);
      const cut = observe(talking, { member: null, call: null });
      expect(cut).toMatchObject({
        record: { confirmed: { kind: 'wrapUp' } },
        actions: [{ kind: 'join', queuePause: WRAP_UP_PAUSE }],
      });
    });

    it('who should not be there leaves', () => {
      expect(observe(signedOut(0), { member: { queuePause: null }, call: null }).actions).toEqual([{ kind: 'leave' }]);
      expect(observe(signedOut(0), { member: null, call: null }).actions).toEqual([]);
    });

    it('a call still up keeps talking since when it did', () => {
      const same = observe(talking, { member: { queuePause: WRAP_UP_PAUSE }, call });
      expect(same).toEqual({ record: talking, actions: [] });
    });

    it('a call that began meanwhile is talked', () => {
      const began = observe(ready, { member: { queuePause: null }, call });
      expect(began).toMatchObject({
        record: { confirmed: { kind: 'talking', callId: 'call-1' } },
        actions: [{ kind: 'pause' }],
      });
    });

    it('a call that ended meanwhile begins wrap-up', () => {
      const ended = observe(talking, { member: { queuePause: WRAP_UP_PAUSE }, call: null });
      expect(ended.record.confirmed).toMatchObject({ kind: 'wrapUp', endsAt: 50_000 + WRAP_UP_MS });
      const wholeCall = observe(ready, { member: { queuePause: WRAP_UP_PAUSE }, call: null });
      expect(wholeCall.record.confirmed.kind).toBe('wrapUp');
    });

    it('the PBX is believed about pauses, and a pending request is asked again', () => {
      expect(observe(ready, { member: { queuePause: 'meal' }, call: null }).record.confirmed).toMatchObject({
        reason: 'meal',
      });
      const asked = run(joined, wantReady).record;
      expect(observe(asked, { member: { queuePause: 'signedIn' }, call: null }).actions).toEqual([{ kind: 'unpause' }]);
    });

    it('a wrap-up that is over by now ends', () => {
      const { record } = run(...inWrapUp);
      const paused = { member: { queuePause: WRAP_UP_PAUSE }, call: null };
      expect(observe(record, paused, 10_000)).toEqual({ record, actions: [] });
      expect(observe(record, paused, 36_000).actions).toEqual([{ kind: 'unpause' }]);
    });

    it('[AGENT-29] a PBX that was started anew is not believed about pauses, only about a call that is up', () => {
      const old = { member: { queuePause: 'signedIn' }, call: null, isRestarted: true } as const;
      expect(observe(ready, old)).toEqual({ record: ready, actions: [{ kind: 'join', queuePause: null }] });
      expect(observe(ready, { ...old, call }).record.confirmed).toMatchObject({ kind: 'talking' });
      expect(observe(signedOut(0), old).actions).toEqual([{ kind: 'leave' }]);
      const cut = observe(talking, { ...old, member: { queuePause: null } });
      expect(cut.record.confirmed).toMatchObject({ kind: 'wrapUp', endsAt: 50_000 + WRAP_UP_MS });
      expect(cut.actions).toEqual([{ kind: 'join', queuePause: WRAP_UP_PAUSE }]);
    });

    it('[AGENT-12] what was asked for while the PBX was forgetting her is asked again', () => {
      const forgotten = { member: null, call: null };
      const asked = run(joined, unpaused, offered, wantBreak).record;
      expect(asked.confirmed.kind).toBe('offered');
      expect(observe(asked, forgotten).actions).toEqual([{ kind: 'join', queuePause: 'break' }]);
      const { record } = run(...inWrapUp);
      expect(observe(record, forgotten, 10_000).actions).toEqual([{ kind: 'join', queuePause: WRAP_UP_PAUSE }]);
      expect(observe(record, forgotten, 36_000)).toMatchObject({
        record: { pending: { kind: 'ready' } },
        actions: [{ kind: 'join', queuePause: null }],
      });
    });
  });

  it('[AGENT-1] no request alone ever changes the confirmed kind, whatever happened before', () => {
    const anyEvent = fc.constantFrom<Untimed<AgentEvent>>(
      ...[joined, unpaused, offered, connected, wrapUpPaused, completed, wantReady, wantBreak],
      ...([
        { kind: 'left' },
        { kind: 'finishRequested' },
        { kind: 'extendRequested' },
        { kind: 'wrapUpElapsed' },
      ] as const),
      { kind: 'notAnswered', callId: 'call-1' },
      { kind: 'observed', observation: { member: { queuePause: null }, call: null, isRestarted: false } },
      { kind: 'observed', observation: { member: null, call: null, isRestarted: true } },
    );
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 30 }), (events) => {
        const { record } = run(...events);
        for (const request of [
          wantReady,
          wantBreak,
          { kind: 'finishRequested' },
          { kind: 'extendRequested' },
        ] as const) {
          const after = transition(record, { ...request, at: 1_000_000 }, WRAP_UP_MS);
          expect(after.record.confirmed.kind).toBe(record.confirmed.kind);
          expect(after.refusal === undefined || after.record === record).toBe(true);
        }
      }),
    );
  });
});
