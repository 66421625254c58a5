import type { VoicePath } from '../audio/voicePath.ts';
import { PhoneError } from '../errors.ts';
import type { Clock } from '../lib/clock.ts';
import type { Log } from '../lib/log.ts';
import type { CallEvent } from './callMachine.ts';
import { waitAfterGlare } from './glare.ts';
import type { Leg, ReinviteOutcome } from './leg.ts';

export interface HoldingOptions {
  readonly clock: Clock;
  readonly random: () => number;
  readonly log: Log;
  readonly canSend: () => boolean;
  readonly isTalking: () => boolean;
  /** Null while there is nothing to change. */
  readonly parties: () => { readonly path: VoicePath; readonly leg: Leg } | null;
  readonly inTurn: <T>(work: () => Promise<T>) => Promise<T>;
  readonly onChange: (event: Extract<CallEvent, { kind: 'holdAsked' | 'holdSettled' }>) => void;
  /** The far side has forgotten the call. */
  readonly onGone: () => void;
}

/** Changes of a session under way: hold, retrieve, ICE restart, one re-INVITE at a time. The last wish wins. [CALL-8] [CALL-9] */
export class Holding {
  readonly #options: HoldingOptions;
  #isHeld = false;
  #isWanted = false;
  #isRestarting = false;
  #isRestartOwed = false;
  #queue: Promise<void> = Promise.resolve();

  constructor(options: HoldingOptions) {
    this.#options = options;
  }

  /** The far side has agreed that it is held. */
  get isHeld(): boolean {
    return this.#isHeld;
  }

  /** Asked for, perhaps not agreed yet. */
  get isWanted(): boolean {
    return this.#isWanted;
  }

  want(isHeld: boolean): Promise<void> {
    this.#isWanted = isHeld;
    this.#options.onChange({ kind: 'holdAsked' });
    return this.#enqueue(() => this.#settle(isHeld));
  }

  /** [SESSION-4] Tells the far side again what the session is. */
  refresh(): Promise<void> {
    return this.#enqueue(() => this.#renegotiate({ isHeld: this.#isHeld }));
  }

  /**
   * Finds a new way for the sound (RFC 8445 §9). While one is under way nothing is begun: a PBX answers a second one that
   * comes on its heels without any candidate. `isAnyway`: that one may have been sent on a socket that is gone; if it fails, once more after it.
   */
  restartIce(options: { isAnyway?: boolean } = {}): void {
    if (this.#isRestarting) {
      this.#isRestartOwed ||= options.isAnyway === true;
      return;
    }
    this.#isRestarting = true;
    const { log } = this.#options;
    this.#enqueue(() => this.#renegotiate({ isHeld: this.#isHeld, isIceRestart: true }))
      .then(
        () => {
          this.#isRestartOwed = false;
          log.info('call: ICE restarted');
        },
        (error: unknown) => log.warn('call: ICE restart failed', { error: String(error) }),
      )
      .finally(() => {
        this.#isRestarting = false;
        if (!this.#isRestartOwed) return;
        this.#isRestartOwed = false;
        this.restartIce();
      });
  }

  async #settle(isHeld: boolean): Promise<void> {
    try {
      if (isHeld === this.#isWanted && isHeld !== this.#isHeld) {
        await this.#renegotiate({ isHeld });
        this.#isHeld = isHeld;
      }
    } catch (error) {
      if (this.#isWanted === isHeld) this.#isWanted = this.#isHeld;
      throw error;
    } finally {
      this.#options.onChange({ kind: 'holdSettled', isHeldHere: this.#isHeld, at: this.#options.clock.now() });
    }
  }

  async #renegotiate(session: { isHeld: boolean; isIceRestart?: boolean }): Promise<void> {
    const { clock, random, inTurn, canSend, isTalking, onGone } = this.#options;
    for (;;) {
      const parties = this.#options.parties();
      if (parties === null || !isTalking()) throw new PhoneError('call.wrongState');
      if (!canSend()) throw new PhoneError('call.lineDown');
      const outcome = await inTurn(() => this.#exchange(parties, session));
      if (outcome.kind === 'accepted') return;
      if (outcome.status === 491) {
        const waitMs = waitAfterGlare(parties.leg.isOwner, random());
        await new Promise<void>((resolve) => clock.after(waitMs, resolve));
        continue;
      }
      if (outcome.isLocal) throw new PhoneError('call.lineDown');
      if (outcome.status === 481 || outcome.status === 408) onGone();
      throw new PhoneError('call.holdRefused', { cause: outcome });
    }
  }

  async #exchange(
    parties: { path: VoicePath; leg: Leg },
    session: { isHeld: boolean; isIceRestart?: boolean },
  ): Promise<ReinviteOutcome> {
    const { path, leg } = parties;
    const offer = await path.offer(session);
    const outcome = await leg.reinvite(offer);
    const undo = async (): Promise<void> => {
      if (this.#options.isTalking()) await path.rollback({ isHeld: this.#isHeld });
    };
    if (outcome.kind !== 'accepted' || outcome.sdp === null) {
      await undo();
      return outcome;
    }
    try {
      await path.takeAnswer(outcome.sdp, { isFinal: true });
    } catch (error) {
      await undo();
      throw error;
    }
    return outcome;
  }

  #enqueue(work: () => Promise<void>): Promise<void> {
    const run = this.#queue.then(work);
    this.#queue = run.catch(() => {});
    return run;
  }
}
