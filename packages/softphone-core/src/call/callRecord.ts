import type { Log } from '../lib/log.ts';
import { Value } from '../lib/value.ts';
import type { CallSnapshot, CallTimings } from '../snapshot.ts';
import { type CallEvent, transition } from './callMachine.ts';
import { type TransferEvent, transitionTransfer } from './transferMachine.ts';

/** What a call shows of itself; the one place that runs its state machine. */
export class CallRecord {
  readonly value: Value<CallSnapshot>;
  readonly #log: Log;

  constructor(start: CallSnapshot, log: Log) {
    this.value = new Value(start);
    this.#log = log;
  }

  get now(): CallSnapshot {
    return this.value.getState();
  }

  kind(): CallSnapshot['state']['kind'] {
    return this.now.state.kind;
  }

  apply(event: CallEvent): void {
    const call = this.now;
    const state = transition(call.state, event);
    if (state === call.state) return;
    this.value.set({ ...call, state });
    if (state.kind === call.state.kind) return;
    const reason = state.kind === 'ended' ? { reason: state.reason } : {};
    this.#log.info(`call: ${state.kind}`, { id: call.id, ...reason });
  }

  change(
    part: Partial<
      Pick<
        CallSnapshot,
        | 'isMuted'
        | 'sipCallId'
        | 'isAnsweredByItself'
        | 'hadEarlyMedia'
        | 'digitsReceived'
        | 'digitsSent'
        | 'quality'
        | 'warnings'
      >
    >,
  ): void {
    this.value.set({ ...this.now, ...part });
  }

  transfer(event: TransferEvent): void {
    const call = this.now;
    const transfer = transitionTransfer(call.transfer, event);
    if (transfer === call.transfer) return;
    this.value.set({ ...call, transfer });
    this.#log.info(`call: transfer ${transfer.kind}`, {
      id: call.id,
      ...(transfer.kind === 'failed' ? { problem: transfer.problem } : {}),
    });
  }

  stamp(moments: Partial<CallTimings>): void {
    this.value.set({ ...this.now, timings: { ...this.now.timings, ...moments } });
  }
}
