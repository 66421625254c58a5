import { PhoneError } from '../errors.ts';
import type { Log } from '../lib/log.ts';
import type { Call } from './call.ts';
import { dialableOf } from './number.ts';
import { problemOfConsultation } from './transferMachine.ts';

export interface TransfersOptions {
  readonly find: (callId: string) => Call;
  readonly dial: (number: string) => Promise<string>;
  readonly retrieve: (callId: string) => Promise<void>;
  readonly isLineUp: () => boolean;
  readonly log: Log;
}

/** Transfers that take two calls: the one that is handed on and the one that asks first. */
export class Transfers {
  readonly #options: TransfersOptions;

  constructor(options: TransfersOptions) {
    this.#options = options;
  }

  /** [TRANSFER-1] */
  async blind(callId: string, typed: string): Promise<void> {
    const call = this.#ofTalking(callId);
    await call.handover.begin({ number: this.#number(typed), replaces: null });
  }

  /** [TRANSFER-5] Resolves with the second call's id. */
  async consult(callId: string, typed: string): Promise<string> {
    const call = this.#ofTalking(callId);
    const number = this.#number(typed);
    const consultCallId = await this.#options.dial(number);
    call.handover.consult(number, consultCallId);
    this.#follow(call, consultCallId);
    return consultCallId;
  }

  /** [TRANSFER-5] Answered: the two are joined. Still ringing: the second call is taken back, the caller handed on blindly. */
  async complete(callId: string): Promise<void> {
    const call = this.#options.find(callId);
    const { transfer } = call.value.getState();
    if (transfer.kind !== 'consulting' || !this.#options.isLineUp()) throw wrong(this.#options.isLineUp());
    const consulted = this.#options.find(transfer.consultCallId);
    const { dialog } = consulted;
    if (dialog === null) {
      const handing = call.handover.begin({ number: transfer.to, replaces: null });
      consulted.hangUp();
      await handing;
      return;
    }
    consulted.handover.joinInto(call.handover);
    await call.handover.begin({ number: transfer.to, replaces: dialog });
  }

  /** [TRANSFER-9] */
  async cancel(callId: string): Promise<void> {
    const call = this.#options.find(callId);
    const { transfer } = call.value.getState();
    if (transfer.kind === 'failed') {
      call.handover.drop();
      return;
    }
    if (transfer.kind !== 'consulting') throw new PhoneError('call.wrongState');
    call.handover.drop();
    this.#options.find(transfer.consultCallId).hangUp();
    await this.#options.retrieve(callId);
  }

  /** [TRANSFER-9] The second call ends before the transfer was completed. */
  #follow(call: Call, consultCallId: string): void {
    const consulted = this.#options.find(consultCallId);
    const look = (): void => {
      const { state } = consulted.value.getState();
      if (state.kind !== 'ended') return;
      stop();
      const { transfer } = call.value.getState();
      if (transfer.kind !== 'consulting' || transfer.consultCallId !== consultCallId) return;
      const problem = problemOfConsultation(state.reason);
      if (problem === null)
        this.cancel(call.id).catch((error: unknown) =>
          // The card says that the caller is held: one press takes them back.
          this.#options.log.warn('call: the caller was not taken back', { error: String(error) }),
        );
      else call.handover.fail(problem);
    };
    const stop = consulted.value.subscribe(look);
    look();
  }

  #ofTalking(callId: string): Call {
    const call = this.#options.find(callId);
    const { state, transfer, broadcast } = call.value.getState();
    // [CAST-2] Nobody is handed on out of a live broadcast.
    const isFree = broadcast === null && (transfer.kind === 'none' || transfer.kind === 'failed');
    if (state.kind !== 'talking' || !isFree) throw new PhoneError('call.wrongState');
    if (!this.#options.isLineUp()) throw new PhoneError('call.lineDown');
    return call;
  }

  #number(typed: string): string {
    const number = dialableOf(typed);
    if (number === null) throw new PhoneError('call.badNumber');
    return number;
  }
}

const wrong = (isLineUp: boolean): PhoneError => new PhoneError(isLineUp ? 'call.wrongState' : 'call.lineDown');
