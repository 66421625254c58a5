import { ANSWERED_ITSELF } from '../audio/tones.ts';
import { PhoneError } from '../errors.ts';
import type { EndReason } from '../snapshot.ts';
import type { CallRecord } from './callRecord.ts';
import type { CallParts } from './callStart.ts';
import { reasonOfMicrophone } from './endReason.ts';
import type { Invitation, Leg } from './leg.ts';
import type { Voice } from './voice.ts';

export interface AnsweringOptions extends Pick<CallParts, 'clock' | 'log'> {
  readonly record: CallRecord;
  readonly voice: Voice;
  readonly leg: () => Leg | null;
  /** Tells the far side no, and ends the call. */
  readonly refuse: (status: number, reason: EndReason) => void;
  /** What may be heard of us has changed. */
  readonly onSilence: () => void;
}

/** How a call in is taken up: prepared while it rings, then answered by a press or by a rule. */
export class Answering {
  readonly #options: AnsweringOptions;
  #answer: Promise<string> | null = null;
  #isAccepted = false;
  #isAnnouncing = false;

  constructor(options: AnsweringOptions) {
    this.#options = options;
  }

  /** Our 200 is on its way: from now on only BYE ends the call. */
  get isAccepted(): boolean {
    return this.#isAccepted;
  }

  /** [AUTO-4] The tone before the microphone opens has not ended yet. */
  get isAnnouncing(): boolean {
    return this.#isAnnouncing;
  }

  /** [CALL-3] */
  ring(invitation: Invitation, leg: Leg): void {
    const { refuse, voice, log, record, onSilence } = this.#options;
    if (invitation.offer === null) {
      // An INVITE without an offer wants ours in the 200; no PBX we know sends one to a browser.
      refuse(488, 'mediaFailed');
      return;
    }
    leg.ring();
    onSilence();
    this.#answer = voice.answer(invitation.offer);
    this.#answer.catch((error: unknown) => {
      log.warn('call: no answer made', { error: String(error) });
      if (record.kind() === 'ringingHere') refuse(488, 'mediaFailed');
    });
  }

  async answer(options: { isByItself: boolean }): Promise<void> {
    const { record, voice, clock, refuse, leg, onSilence } = this.#options;
    if (record.kind() !== 'ringingHere') throw new PhoneError('call.wrongState');
    this.#isAnnouncing = options.isByItself;
    record.change({ isAnsweredByItself: options.isByItself });
    record.apply({ kind: 'answerPressed' });
    record.stamp({ answerPressedAt: clock.now() });
    const sdp = await this.#answer?.catch(() => null);
    if (sdp === null || sdp === undefined) {
      refuse(488, 'mediaFailed');
      throw new PhoneError('phone.fault');
    }
    try {
      await voice.microphoneReady();
    } catch (error) {
      refuse(480, reasonOfMicrophone(error));
      throw error;
    }
    if (record.kind() !== 'answering') throw new PhoneError('call.wrongState');
    this.#isAccepted = true;
    leg()?.accept(sdp);
    onSilence();
  }

  /** [AUTO-4] The call is established. */
  async announce(): Promise<void> {
    const { voice, log, onSilence } = this.#options;
    if (!this.#isAnnouncing) return;
    try {
      await voice.announce(ANSWERED_ITSELF);
    } catch (error) {
      log.warn('call: the tone could not be played', { error: String(error) });
    }
    this.#isAnnouncing = false;
    onSilence();
  }
}
