import {
  readinessPolicy,
  type CheckFinding,
  type CheckId,
  type ReadinessPolicy,
  type ReadinessReport,
} from '@hearthline/protocol';
import { type ReadinessSnapshot, worstOf } from '@hearthline/softphone-core/snapshot';
import type { z } from 'zod';
import type { Host } from '../contract.ts';
import type { HostPhone } from '../hostPorts.ts';
import { HostError } from '../problem.ts';
import { mayBeReady, takesCallersNow } from './gate.ts';
import type { LastReadiness, readinessCommands } from './readinessContract.ts';

/** What of the phone is used. */
export type CheckedPhone = Pick<HostPhone, 'readiness' | 'startReadiness' | 'cutLineCheckShort' | 'stopReadiness'>;

export interface ReadinessDeskOptions {
  /** Null in a browser. */
  readonly phone: CheckedPhone | null;
  readonly values: Pick<Host['values'], 'organisation' | 'agentState' | 'settings'>;
  readonly now: () => number;
  readonly report: (report: ReadinessReport) => void;
  readonly remember: (last: LastReadiness) => void;
}

type Table = typeof readinessCommands;
type Commands = { [N in keyof Table]: (input: z.infer<Table[N]['input']>) => Promise<void> };

/** The look before the shift, as the centre wants it. SPEC.md. */
export class ReadinessDesk {
  readonly #options: ReadinessDeskOptions;

  constructor(options: ReadinessDeskOptions) {
    this.#options = options;
    // [GATE-3]
    options.phone?.readiness.subscribe((now, before) => {
      if (now.doneAt === null || now.doneAt === before.doneAt) return;
      options.report({ at: now.doneAt, findings: findingsOf(now) });
      options.remember({ at: now.doneAt, worst: worstOf(now) ?? 'red' });
    });
  }

  /** The checks of her sound alone, which keep no caller away. */
  checkSound(): void {
    this.phone().startReadiness(this.#policy(), SOUND_CHECKS);
  }

  start(check: CheckId | null): void {
    const { agentState } = this.#options.values;
    const measuresLine = check === null || check === 'line';
    if (measuresLine && takesCallersNow(agentState.getState()?.confirmed ?? null))
      throw new HostError('readiness.whileReady');
    this.phone().startReadiness(this.#policy(), check === null ? undefined : [check]);
  }

  #policy(): ReadinessPolicy {
    return this.#options.values.organisation.getState()?.readiness ?? readinessPolicy.parse({});
  }

  /** Before she asks to be ready. Throws `readiness.required`. */
  beforeReady(): void {
    const { values, now, phone } = this.#options;
    const policy = values.organisation.getState()?.readiness ?? null;
    if (phone !== null && !mayBeReady(policy, values.settings.getState().lastReadiness, now()))
      throw new HostError('readiness.required');
    phone?.stopReadiness();
  }

  /** Throws `app.refused` in a browser. */
  phone(): CheckedPhone {
    if (this.#options.phone === null) throw new HostError('app.refused');
    return this.#options.phone;
  }
}

/** `desk`: asked for when a command comes. */
export const readinessCommandsOf = (desk: () => ReadinessDesk): Commands => ({
  startReadiness: async ({ check }) => desk().start(check),
  cutLineCheckShort: async () => desk().phone().cutLineCheckShort(),
  stopReadiness: async () => desk().phone().stopReadiness(),
});

/** [TEST-7] */
export const SOUND_CHECKS: readonly CheckId[] = ['headset', 'room', 'microphone', 'echo'];

const findingsOf = ({ checks }: ReadinessSnapshot): CheckFinding[] =>
  checks.flatMap(({ id, state }) =>
    state.kind === 'done' ? [{ check: id, verdict: state.verdict, reason: state.reason }] : [],
  );
