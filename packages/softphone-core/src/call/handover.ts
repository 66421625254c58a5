import type { Log } from '../lib/log.ts';
import type { Clock } from '../lib/clock.ts';
import { Scope } from '../lib/scope.ts';
import type { TransferProblem } from '../snapshot.ts';
import type { CallRecord } from './callRecord.ts';
import type { Leg, ReferTarget } from './leg.ts';
import { problemOfRefer, problemOfTarget } from './transferMachine.ts';

/** [TRANSFER-7] Longer than any phone rings; a PBX that has said nothing for so long says nothing more. */
const SILENT_AT_MOST_MS = 90_000;

export interface HandoverOptions {
  readonly clock: Clock;
  readonly log: Log;
  readonly record: CallRecord;
  readonly leg: () => Leg | null;
  /** Takes the caller back; the line may be down, then it is done when it is up. */
  readonly retrieve: () => Promise<void>;
  readonly hold: () => Promise<void>;
  /** Ends the call here; `isLegAlive`: the far side must be told. */
  readonly end: (reason: 'transferred' | 'transferFailed', isLegAlive: boolean) => void;
}

/** Hands the far side of one call on, and takes it back when that fails. Effects of `transferMachine`. */
export class Handover {
  readonly #options: HandoverOptions;
  /** Of one try: its subscription and its timer. */
  #attempt = new Scope();
  #isRetrieveOwed = false;
  #joined: Handover | null = null;

  constructor(options: HandoverOptions) {
    this.#options = options;
  }

  /** The far side is being handed over: a BYE from there is the PBX taking it. */
  get isUnderWay(): boolean {
    return this.#options.record.now.transfer.kind === 'handingOver';
  }

  /** [TRANSFER-1] [TRANSFER-5] */
  async begin(target: ReferTarget): Promise<void> {
    const { record, log, hold } = this.#options;
    record.transfer({ kind: 'asked', to: target.number });
    const attempt = new Scope();
    this.#attempt.close();
    this.#attempt = attempt;
    try {
      await hold();
    } catch (error) {
      // Not held, but silent all the same: the caller hears nothing for a moment instead of music.
      log.info('call: not held before the transfer', { error: String(error) });
    }
    const leg = this.#options.leg();
    if (attempt.isClosed || leg === null || record.kind() !== 'talking') return;
    this.#listen(attempt);
    attempt.add(
      leg.refer(target, {
        onRefused: (refusal) => this.#fail(attempt, problemOfRefer(refusal)),
        onProgress: (progress) => this.#onProgress(attempt, progress),
      }),
    );
  }

  /** [TRANSFER-5] The far side waits while a second call asks. */
  consult(to: string, consultCallId: string): void {
    this.#options.record.transfer({ kind: 'consulted', to, consultCallId });
  }

  /** [TRANSFER-9] Taken back, or its failure was seen. */
  drop(): void {
    this.#options.record.transfer({ kind: 'dropped' });
  }

  /** [TRANSFER-5] The second call: its dialog is given to who is handed over by `other`, so its end by that is no hang-up. */
  joinInto(other: Handover): void {
    this.#joined = other;
    const stop = other.#options.record.value.subscribe(({ state }) => {
      if (state.kind !== 'ended') return;
      stop();
      this.#joined = null;
      const { record, end } = this.#options;
      if (state.reason === 'transferred' && record.kind() === 'talking') end('transferred', true);
    });
  }

  get isJoined(): boolean {
    const { kind } = this.#joined === null ? { kind: 'none' } : this.#joined.#options.record.now.transfer;
    return kind === 'handingOver' || kind === 'done';
  }

  /** [TRANSFER-4] BYE from there while it is under way. */
  onBye(): void {
    this.#options.record.apply({ kind: 'handedOver', at: this.#options.clock.now() });
  }

  /** [TRANSFER-8] The far side has forgotten the call while it was handed over: the PBX has taken the caller. */
  onGone(): void {
    this.#succeed(this.#attempt);
  }

  /** [TRANSFER-7] */
  onLineUp(): void {
    if (!this.#isRetrieveOwed) return;
    this.#isRetrieveOwed = false;
    void this.#retrieve();
  }

  /** Gives up, with the caller back. */
  fail(problem: TransferProblem): void {
    this.#fail(this.#attempt, problem);
  }

  close(): void {
    this.#attempt.close();
  }

  #listen(attempt: Scope): void {
    const limit = this.#options.clock.after(SILENT_AT_MOST_MS, () => {
      if (this.#options.record.kind() === 'handedOver') this.#succeed(attempt);
      else this.#fail(attempt, 'noAnswer');
    });
    attempt.add(limit);
  }

  #onProgress(attempt: Scope, { status, isFinal }: { status: number; isFinal: boolean }): void {
    if (attempt.isClosed) return;
    if (status === 180) this.#options.record.transfer({ kind: 'rings' });
    if (!isFinal) return;
    if (status >= 200 && status < 300) this.#succeed(attempt);
    else this.#fail(attempt, problemOfTarget(status < 200 ? 408 : status));
  }

  #succeed(attempt: Scope): void {
    const { record, end } = this.#options;
    attempt.close();
    const isLegAlive = record.kind() === 'talking';
    record.transfer({ kind: 'done' });
    end('transferred', isLegAlive);
  }

  #fail(attempt: Scope, problem: TransferProblem): void {
    const { record, end } = this.#options;
    attempt.close();
    record.transfer({ kind: 'failed', problem });
    if (record.kind() === 'handedOver') end('transferFailed', false);
    else void this.#retrieve();
  }

  async #retrieve(): Promise<void> {
    const { retrieve, log } = this.#options;
    try {
      await retrieve();
    } catch (error) {
      log.warn('call: the caller could not be taken back yet', { error: String(error) });
      this.#isRetrieveOwed = true;
    }
  }
}
