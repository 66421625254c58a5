import { hindranceRules, readinessPolicy, restAllowances, type PcReport } from '@hearthline/protocol';
import { Value } from '@hearthline/softphone-core/value';
import { describe, expect, it } from 'vitest';
import type { HostValue, HostValueName } from './contract.ts';
import { PcTeller } from './pcTeller.ts';
import type { PowerState, SeatState } from './pc.ts';

const person = { id: 'p', name: 'Lin', role: 'operator', unitId: 'g', extension: '1001' } as const;
const link = { kind: 'live', since: 0, retryAt: null, problem: null, outboxCount: 0, clockOffsetMs: 0 } as const;
const present: SeatState = { isLocked: false, isAsleep: false, isIdle: false };

function setUp(rules: Partial<ReturnType<typeof hindranceRules.parse>> = {}) {
  const value = <N extends HostValueName>(_name: N, start: HostValue<N>) => new Value<HostValue<N>>(start);
  const values = {
    power: value('power', { source: 'mains', levelRatio: null, secondsLeft: null }),
    line: value('line', {
      state: { kind: 'registered', since: 0, expiresAt: 0 } as HostValue<'line'>['state'],
      serverUrl: null,
      isFallback: false,
      registrationDelayMs: null,
    }),
    calls: value('calls', []),
    agentState: value('agentState', null),
    organisation: value('organisation', {
      ...{ centreName: '', timeZone: 'Asia/Shanghai', autoAnswer: 'person', units: [] },
      readiness: readinessPolicy.parse({}),
      restAllowances: restAllowances.parse({}),
      hindranceRules: { ...hindranceRules.parse({}), ...rules },
    }),
    hubLink: value('hubLink', link),
    session: value('session', { kind: 'signedIn', person, isRemembered: true }),
  };
  const told: PcReport[] = [];
  const limits: (number | null)[] = [];
  const state = new Value<SeatState>(present);
  void new PcTeller({
    ...{ values, seat: { state, watchIdle: (limitS) => limits.push(limitS) } },
    tell: (report) => Promise.resolve(told.push(report)),
  });
  const aways = () => told.map(({ isAway }) => isAway);
  return { values, told, limits, state, aways };
}
const talking = [{ state: { kind: 'talking' } }] as HostValue<'calls'>;

describe('what the PC is like', () => {
  it('is told once, again when it changes, and whole after each connection', () => {
    const { values, told } = setUp();
    values.hubLink.set({ ...link, kind: 'waiting' });
    const onBattery: PowerState = { source: 'battery', levelRatio: 0.8, secondsLeft: 3_700 };
    values.power.set(onBattery);
    values.hubLink.set(link);
    values.power.set({ ...onBattery, secondsLeft: 3_650 });
    expect(told).toEqual([
      { isAway: false, isOnBattery: false, batterySecondsLeft: null, isLineUp: true },
      { isAway: false, isOnBattery: true, batterySecondsLeft: 3_600, isLineUp: true },
    ]);
  });

  it('Q11 locked, asleep and untouched are one word, and locked only by the centre’s rule', () => {
    const { state, told, aways } = setUp();
    for (const one of ['isLocked', 'isAsleep', 'isIdle'] as const) {
      state.set({ ...present, [one]: true });
      state.set(present);
    }
    expect(aways()).toEqual([false, true, false, true, false, true, false]);
    expect(new Set(told.map((report) => Object.keys(report).join())).size).toBe(1);
    const lax = setUp({ whenLocked: false });
    lax.state.set({ ...present, isLocked: true });
    expect(lax.aways()).toEqual([false]);
  });

  it('Q11 the time is the centre’s; off, or without a shift’s person, nobody looks', () => {
    expect(setUp().limits).toEqual([]);
    const { limits, values } = setUp({ idleAfterMin: 15 });
    values.session.set({ kind: 'signedOut', problem: null, retryAfterS: null });
    expect(limits).toEqual([900, null]);
  });

  it('Q11 a long call without a hand at the mouse is no empty chair, also after it', () => {
    const { values, state, aways } = setUp({ idleAfterMin: 15 });
    values.calls.set(talking);
    state.set({ ...present, isIdle: true });
    values.calls.set([]);
    expect(aways()).toEqual([false]);
    state.set(present);
    state.set({ ...present, isIdle: true });
    expect(aways()).toEqual([false, true]);
  });
});
