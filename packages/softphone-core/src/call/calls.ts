import { PhoneError } from '../errors.ts';
import { Value } from '../lib/value.ts';
import type { CallSnapshot } from '../snapshot.ts';
import { answersItselfAfter } from './autoAnswer.ts';
import { Call } from './call.ts';
import type { CallOrigin, CallParts } from './callStart.ts';
import type { Invitation, Leg, LegListener } from './leg.ts';
import { dialableOf } from './number.ts';
import { Transfers } from './transfers.ts';

/** [CALLS-4] */
const ALIVE_AT_MOST = 8;
/** [CALL-14] */
const RINGS_AT_MOST_MS = 180_000;
/** [CALLS-3] */
const ENDED_STAYS_MS = 5000;

export interface CallsOptions extends CallParts {
  readonly invite: (number: string, sdp: string, listener: LegListener) => Leg;
  readonly newId: () => string;
}

/** All calls of the phone. */
export class Calls {
  readonly #options: CallsOptions;
  readonly #calls = new Map<string, Call>();
  /** Handing calls on. */
  readonly transfers: Transfers;
  readonly #value = new Value<readonly CallSnapshot[]>([]);
  #isAutoAnswerOn = false;

  constructor(options: CallsOptions) {
    this.#options = options;
    this.transfers = new Transfers({
      find: (callId) => this.#find(callId),
      dial: (number) => this.dial(number),
      retrieve: (callId) => this.retrieve(callId),
      isLineUp: options.isLineUp,
      log: options.log,
    });
    options.audio.onMicrophoneToUse(() => {
      for (const call of this.#calls.values()) call.changeMicrophone();
    });
  }

  get value(): Value<readonly CallSnapshot[]> {
    return this.#value;
  }

  /** Rejects with call.badNumber or call.lineDown before anything is sent. */
  async dial(typed: string): Promise<string> {
    const number = dialableOf(typed);
    if (number === null) throw new PhoneError('call.badNumber');
    if (!this.#options.isLineUp()) throw new PhoneError('call.lineDown');
    this.#holdOthers(null);
    const call = this.#add({
      direction: 'out',
      peerNumber: number,
      peerName: null,
      queue: null,
      pbxCallId: null,
      isGivenBack: false,
      takenFrom: null,
      broadcast: null,
      transfer: { kind: 'none' },
    });
    await call.dial((sdp, listener) => this.#options.invite(number, sdp, listener));
    return call.id;
  }

  onInvitation(invitation: Invitation): void {
    const { peerNumber, peerName, queue, pbxCallId, answerAsked: asked } = invitation;
    const alive = [...this.#calls.values()].filter((call) => call.isAlive).length;
    const isBusy = alive > 0;
    // [CALLS-4] [CAST-1]
    if (alive >= ALIVE_AT_MOST || (isBusy && asked?.kind === 'broadcast')) {
      invitation.refuse(486);
      return;
    }
    const afterMs = answersItselfAfter({ asked, isFromQueue: queue !== null, isOn: this.#isAutoAnswerOn, isBusy });
    const call = this.#add({
      ...{ direction: 'in', peerNumber, peerName, queue, pbxCallId },
      isGivenBack: asked?.kind === 'givenBack',
      takenFrom: asked?.kind === 'taken' ? asked.from : null,
      broadcast: asked?.kind === 'broadcast' ? asked.leg : null,
      transfer: invitation.transferFailed ?? { kind: 'none' },
    });
    call.ring(invitation);
    call.endRingAfter(RINGS_AT_MOST_MS);
    if (afterMs === 0) this.#answerItself(call);
    else if (afterMs !== null) this.#options.clock.after(afterMs, () => this.#answerItself(call));
  }

  /** [AUTO-2] The centre's policy and the person's setting together. */
  setAutoAnswer(isOn: boolean): void {
    this.#isAutoAnswerOn = isOn;
  }

  /** [SAVE-4] The paths' mode has changed. */
  followVoiceMode(): void {
    for (const call of this.#calls.values()) call.followVoiceMode();
  }

  answer(callId: string): Promise<void> {
    const call = this.#find(callId);
    this.#holdOthers(call);
    return call.answer({ isByItself: false });
  }

  reject(callId: string): void {
    this.#find(callId).reject();
  }

  hangUp(callId: string): void {
    this.#find(callId).hangUp();
  }

  hold(callId: string): Promise<void> {
    return this.#find(callId).hold(true);
  }

  retrieve(callId: string): Promise<void> {
    const call = this.#find(callId);
    this.#holdOthers(call);
    return call.hold(false);
  }

  setMuted(callId: string, isMuted: boolean): void {
    this.#find(callId).setMuted(isMuted);
  }

  sendDigits(callId: string, tones: string): Promise<void> {
    return this.#find(callId).sendDigits(tones);
  }

  onLineLost(): void {
    for (const call of [...this.#calls.values()]) call.onLineLost();
  }

  onLineUp(): void {
    for (const call of this.#calls.values()) void call.onLineUp();
  }

  /** [RELAY-4] */
  setIceServers(iceServers: readonly RTCIceServer[]): void {
    for (const call of this.#calls.values()) call.setIceServers(iceServers);
  }

  onSwitched(): void {
    for (const call of this.#calls.values()) call.onSwitched();
  }

  hangUpAll(): void {
    for (const call of [...this.#calls.values()]) call.hangUp();
  }

  #answerItself(call: Call): void {
    if (!call.isRingingHere) return;
    this.#holdOthers(call);
    call.answer({ isByItself: true }).catch((error: unknown) => {
      this.#options.log.warn('call: not answered by itself', { error: String(error) });
    });
  }

  /** [CALLS-1] */
  #holdOthers(except: Call | null): void {
    for (const call of this.#calls.values()) {
      // [CAST-3]
      if (call !== except && call.isListening) call.hangUp();
      if (call === except || !call.isTalkingUnheld) continue;
      call.hold(true).catch((error: unknown) => {
        this.#options.log.warn('call: the other call cannot be held', { error: String(error) });
      });
    }
  }

  #add(origin: Omit<CallOrigin, 'id'>): Call {
    const call = new Call(
      { ...origin, id: this.#options.newId() },
      { ...this.#options, retrieve: (callId) => this.retrieve(callId) },
    );
    this.#calls.set(call.id, call);
    call.value.subscribe((now, before) => {
      this.#publish();
      if (now.state.kind === 'ended' && before.state.kind !== 'ended') {
        this.#options.clock.after(ENDED_STAYS_MS, () => this.#remove(call));
      }
    });
    this.#publish();
    return call;
  }

  #remove(call: Call): void {
    this.#calls.delete(call.id);
    this.#publish();
  }

  #find(callId: string): Call {
    const call = this.#calls.get(callId);
    if (call === undefined) throw new PhoneError('call.notFound');
    return call;
  }

  #publish(): void {
    this.#value.set([...this.#calls.values()].map((call) => call.value.getState()));
  }
}
