import type { CheckId } from '@hearthline/protocol';
import type { AudioDevices } from '../audio/audioDevices.ts';
import type { Clock } from '../lib/clock.ts';
import type { Log } from '../lib/log.ts';
import { Scope } from '../lib/scope.ts';
import { type ReadableValue, Value } from '../lib/value.ts';
import type { PowerPort } from '../ports.ts';
import type { CallSnapshot } from '../snapshot.ts';
import { type Check, Stopped } from './check.ts';
import { EchoCheck } from './checks/echo.ts';
import { HeadsetCheck } from './checks/headset.ts';
import { LineCheck } from './checks/line.ts';
import { MicrophoneCheck } from './checks/microphone.ts';
import { PowerCheck } from './checks/power.ts';
import { RoomCheck } from './checks/room.ts';
import { EchoCall, type EchoCallOptions } from './echoCall.ts';
import { AT_FIRST, READINESS_AT_START, type ReadinessEvent, transitionReadiness } from './readinessMachine.ts';
import type { CheckPolicy, ReadinessSnapshot } from './readinessState.ts';

export interface ReadinessOptions {
  readonly clock: Clock;
  readonly log: Log;
  readonly audio: AudioDevices;
  readonly power: PowerPort | undefined;
  readonly calls: ReadableValue<readonly CallSnapshot[]>;
  readonly isLineUp: () => boolean;
  readonly echo: Pick<EchoCallOptions, 'paths' | 'invite'>;
}

/** Goes through the checks, or through one of them again. SPEC.md tells what each looks at. */
export class Readiness {
  readonly #options: ReadinessOptions;
  readonly #value = new Value<ReadinessSnapshot>(READINESS_AT_START);
  readonly #line: LineCheck;
  readonly #checks: ReadonlyMap<CheckId, Check>;
  readonly #stopWatching: () => void;
  #policy: CheckPolicy = { mayCutShort: false, echoNumber: '*65' };
  #run: Scope | null = null;

  constructor(options: ReadinessOptions) {
    this.#options = options;
    const { clock, audio, power, isLineUp, calls, log } = options;
    this.#line = new LineCheck({
      ...{ clock, isLineUp },
      call: (number) => new EchoCall({ clock, log, audio, ...options.echo }, number),
      echoNumber: () => this.#policy.echoNumber,
      mayCutShort: () => this.#policy.mayCutShort,
    });
    const all: readonly Check[] = [
      new PowerCheck(power),
      new HeadsetCheck(audio),
      new RoomCheck(audio),
      new MicrophoneCheck(audio),
      new EchoCheck(audio),
      this.#line,
    ];
    this.#checks = new Map(all.map((check) => [check.id, check]));
    // [READY-2]
    this.#stopWatching = calls.subscribe((now) => {
      if (now.some(({ state }) => state.kind !== 'ended')) this.stop('call');
    });
  }

  get value(): ReadableValue<ReadinessSnapshot> {
    return this.#value;
  }

  /** Every check, or only `ids`. Does nothing in a call. [READY-4] */
  start(policy: CheckPolicy, ids: readonly CheckId[] = [...this.#checks.keys()]): void {
    if (this.#options.calls.getState().some(({ state }) => state.kind !== 'ended')) return;
    this.stop('person');
    this.#policy = policy;
    const run = new Scope();
    this.#run = run;
    this.#on({ kind: 'started', ids });
    // The minute of the line passes while the others take their turns.
    const others = ids.filter((id) => id !== 'line');
    const lanes = [this.#lane(others, run), this.#lane(ids.includes('line') ? ['line'] : [], run)];
    void Promise.all(lanes).then(() => {
      if (this.#run === run && !run.isClosed) this.#on({ kind: 'finished' });
    });
  }

  /** [READY-53] */
  cutShort(): void {
    this.#line.cutShort();
  }

  stop(by: 'call' | 'person'): void {
    const run = this.#run;
    this.#run = null;
    run?.close();
    this.#on({ kind: 'stopped', by });
  }

  close(): void {
    this.#stopWatching();
    this.stop('person');
  }

  async #lane(ids: readonly CheckId[], run: Scope): Promise<void> {
    for (const id of ids) {
      const check = this.#checks.get(id);
      if (check === undefined || run.isClosed) return;
      await this.#one(check, run);
    }
  }

  async #one(check: Check, run: Scope): Promise<void> {
    const { clock, log } = this.#options;
    const { id } = check;
    const scope = new Scope();
    run.add(() => scope.close());
    let now = AT_FIRST;
    this.#on({ kind: 'began', id });
    try {
      const finding = await check.run({
        ...{ clock, scope },
        show: (more) => {
          now = { ...now, ...more };
          if (!scope.isClosed) this.#on({ kind: 'progressed', id, now });
        },
      });
      if (run.isClosed) return;
      scope.close();
      log.info('readiness: found', { id, verdict: finding.verdict, reason: finding.reason });
      this.#on({ kind: 'found', id, finding, at: clock.now() });
    } catch (error) {
      scope.close();
      if (error instanceof Stopped || run.isClosed) return;
      log.warn('readiness: a check broke', { id, error: String(error) });
      this.stop('person');
    }
  }

  #on(event: ReadinessEvent): void {
    this.#value.set(transitionReadiness(this.#value.getState(), event));
  }
}
