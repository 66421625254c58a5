import {
  type CheckId,
  hindranceRules,
  restAllowances,
  myAgentState,
  type MyAgentState,
  type Organisation,
  readinessPolicy,
} from '@hearthline/protocol';
import type { ReadinessSnapshot } from '@hearthline/softphone-core/snapshot';
import { Value } from '@hearthline/softphone-core/value';
import { describe, expect, it } from 'vitest';
import { defaultSettings, type Settings } from '../settings.ts';
import { type CheckedPhone, ReadinessDesk, type ReadinessDeskOptions, readinessCommandsOf } from './readinessDesk.ts';

const NOW = 1_800_000_000_000;
const HOUR = 3_600_000;
const nothing: ReadinessSnapshot = { checks: [], isRunning: false, stoppedBy: null, doneAt: null };

class FakePhone implements CheckedPhone {
  readonly readiness = new Value(nothing);
  readonly started: (readonly CheckId[] | undefined)[] = [];
  stops = 0;
  startReadiness(_policy: unknown, ids?: readonly CheckId[]): void {
    this.started.push(ids);
  }
  cutLineCheckShort(): void {}
  stopReadiness(): void {
    this.stops += 1;
  }
  finds(verdict: 'green' | 'red', at: number): void {
    const state = { kind: 'done', verdict, reason: 'line.good', figures: null } as const;
    this.readiness.set({ ...nothing, checks: [{ id: 'line', state }], doneAt: at });
  }
}

const centre = (gate: 'offered' | 'required'): Organisation => ({
  ...{ centreName: 'c', timeZone: 'Asia/Shanghai', autoAnswer: 'person', units: [] },
  readiness: readinessPolicy.parse({ gate }),
  hindranceRules: hindranceRules.parse({}),
  restAllowances: restAllowances.parse({}),
});

function desk(gate: 'offered' | 'required' | null) {
  const phone = new FakePhone();
  const settings = new Value<Settings>(defaultSettings);
  const agentState = new Value<MyAgentState | null>(null);
  const reports: Parameters<ReadinessDeskOptions['report']>[0][] = [];
  let now = NOW;
  const made = new ReadinessDesk({
    ...{ phone, now: () => now, report: (report) => void reports.push(report) },
    remember: (lastReadiness) => settings.set({ ...settings.getState(), lastReadiness }),
    values: { settings, agentState, organisation: new Value(gate === null ? null : centre(gate)) },
  });
  const be = (kind: 'ready' | 'notReady'): void => {
    const confirmed = kind === 'ready' ? { kind, since: NOW } : { kind, since: NOW, reason: 'break' as const };
    agentState.set(myAgentState.parse({ confirmed, pending: null, isPbxConnected: true }));
  };
  return { phone, desk: made, reports, be, wait: (ms: number) => (now += ms) };
}

describe('the gate before the shift', () => {
  it('[GATE-3] what a whole look found is told once', () => {
    const { phone, reports } = desk('offered');
    phone.finds('green', NOW + 1);
    phone.readiness.set({ ...phone.readiness.getState(), stoppedBy: null });
    expect(reports).toEqual([{ at: NOW + 1, findings: [{ check: 'line', verdict: 'green', reason: 'line.good' }] }]);
  });

  it('[GATE-4] [GATE-5] required: refused before a look, after red, and 12 hours later; offered never', () => {
    const required = desk('required');
    expect(() => required.desk.beforeReady()).toThrow('readiness.required');
    required.phone.finds('red', NOW);
    expect(() => required.desk.beforeReady()).toThrow('readiness.required');
    required.phone.finds('green', NOW + 1);
    expect(() => required.desk.beforeReady()).not.toThrow();
    required.wait(12 * HOUR + 1);
    expect(() => required.desk.beforeReady()).toThrow('readiness.required');
    for (const gate of ['offered', null] as const) expect(() => desk(gate).desk.beforeReady()).not.toThrow();
  });

  it('[GATE-6] not while callers may come, but a single check of her sound may; being ready ends a look', async () => {
    const { desk: one, phone, be } = desk('offered');
    const commands = readinessCommandsOf(() => one);
    be('ready');
    await expect(commands.startReadiness({ check: null })).rejects.toMatchObject({ code: 'readiness.whileReady' });
    await expect(commands.startReadiness({ check: 'line' })).rejects.toMatchObject({ code: 'readiness.whileReady' });
    await commands.startReadiness({ check: 'microphone' });
    be('notReady');
    await commands.startReadiness({ check: null });
    expect(phone.started).toEqual([['microphone'], undefined]);
    one.beforeReady();
    expect(phone.stops).toBe(1);
  });
});
