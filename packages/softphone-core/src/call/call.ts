import { isHeldBy } from '../audio/sdpPolicy.ts';
import { PhoneError } from '../errors.ts';
import { afterSecond, NO_WARNINGS, raisedOf } from '../quality/warnings.ts';
import { Scope } from '../lib/scope.ts';
import type { Value } from '../lib/value.ts';
import type { CallSnapshot, EndReason, Quality } from '../snapshot.ts';
import { Answering } from './answering.ts';
import { Dialling } from './dialling.ts';
import { Handover } from './handover.ts';
import { isHeldHere } from './callMachine.ts';
import { CallRecord } from './callRecord.ts';
import { type CallOrigin, type CallParts, callAtStart } from './callStart.ts';
import { reasonOfMicrophone, reasonOfRefusal } from './endReason.ts';
import { Holding } from './holding.ts';
import { MediaRecovery } from './mediaRecovery.ts';
import type { DialogName, Invitation, Leg, LegListener } from './leg.ts';
import { SessionTimer } from './sessionTimer.ts';
import { Voice } from './voice.ts';

/** [CALL-5] */
const ENDING_AT_MOST_MS = 4000;
/** How long a digit by SIP INFO is said to last. */
const INFO_DIGIT_MS = 160;

/** One call: the effects of `callMachine`, between a leg (SIP) and a path (voice). */
export class Call {
  readonly #parts: CallParts;
  readonly #record: CallRecord;
  /** Everything that must end with the call. */
  readonly #scope = new Scope();
  readonly #holding: Holding;
  readonly #recovery: MediaRecovery;
  readonly #dialling: Dialling;
  readonly #answering: Answering;
  readonly #sessionTimer: SessionTimer;
  /** Handing the far side on. */
  readonly handover: Handover;
  readonly #voice: Voice;
  #leg: Leg | null = null;
  #warnings = NO_WARNINGS;

  constructor(origin: CallOrigin, parts: CallParts & { readonly retrieve: (callId: string) => Promise<void> }) {
    this.#parts = parts;
    this.#record = new CallRecord(callAtStart(origin, parts.clock.now()), parts.log);
    this.#voice = new Voice({
      ...parts,
      sampled: {
        onQuality: (quality) => this.#onQuality(quality),
        onFirstAudio: (direction, at) =>
          this.#record.stamp(direction === 'in' ? { firstAudioInAt: at } : { firstAudioOutAt: at }),
      },
      onNoMicrophone: (error) => this.#onNoMicrophone(error),
      onConnectionFailed: (wasWorking) => this.#onConnectionFailed(wasWorking),
    });
    this.#scope.add(() => this.#voice.close());
    const common = { ...parts, record: this.#record, voice: this.#voice, leg: () => this.#leg };
    this.#dialling = new Dialling({
      ...common,
      end: (reason) => this.end(reason),
      onEstablished: () => this.#onEstablished(),
    });
    this.#answering = new Answering({
      ...common,
      refuse: (status, reason) => this.#refuseAndEnd(status, reason),
      onSilence: () => this.#applySilence(),
    });
    this.#sessionTimer = new SessionTimer({
      ...parts,
      refresh: () => this.#holding.refresh(),
      onExpired: () => {
        this.#leg?.bye();
        this.end('callGone');
      },
    });
    this.#scope.add(() => this.#sessionTimer.close());
    this.handover = new Handover({
      ...common,
      hold: () => this.hold(true),
      retrieve: () => parts.retrieve(this.id),
      end: (reason, isLegAlive) => {
        if (isLegAlive) this.#leg?.bye();
        this.end(reason);
      },
    });
    this.#scope.add(() => this.handover.close());
    this.#holding = new Holding({
      ...parts,
      inTurn: (work) => this.#voice.inTurn(work),
      parties: () => {
        const { path } = this.#voice;
        return path === null || this.#leg === null ? null : { path, leg: this.#leg };
      },
      isTalking: () => this.#record.kind() === 'talking',
      onChange: (event) => {
        this.#record.apply(event);
        this.#applySilence();
      },
      onGone: () => this.#onGone(),
    });
    this.#recovery = new MediaRecovery({
      ...parts,
      state: () => this.#record.now.state,
      isConnected: () => this.#voice.isConnected,
      restartIce: (options) => this.#holding.restartIce(options),
      onBack: () => this.#settleVoiceMode(),
    });
    this.#scope.add(() => this.#recovery.close());
  }

  get value(): Value<CallSnapshot> {
    return this.#record.value;
  }

  get id(): string {
    return this.#record.now.id;
  }

  get isTalkingUnheld(): boolean {
    const { state } = this.#record.now;
    return state.kind === 'talking' && !isHeldHere(state.hold) && !this.#holding.isWanted;
  }

  /** Hears a live broadcast, or is about to. [CAST-2] */
  get isListening(): boolean {
    return this.#record.now.broadcast?.role === 'listener' && this.isAlive;
  }

  get isAlive(): boolean {
    return this.#record.kind() !== 'ended';
  }

  get isRingingHere(): boolean {
    return this.#record.kind() === 'ringingHere';
  }

  /** [CALL-2] Resolves when INVITE is on its way; the call may have ended before that. */
  async dial(invite: (sdp: string, listener: LegListener) => Leg): Promise<void> {
    this.#applySilence();
    await this.#dialling.dial((offer) => {
      this.#takeLeg(invite(offer, this.#listener));
    });
  }

  #takeLeg(leg: Leg): Leg {
    this.#leg = leg;
    this.#record.change({ sipCallId: leg.sipCallId });
    return leg;
  }

  /** [CALL-3] */
  ring(invitation: Invitation): void {
    this.#answering.ring(invitation, this.#takeLeg(invitation.take(this.#listener)));
  }

  /** [CALL-14] */
  endRingAfter(ms: number): void {
    const limit = this.#parts.clock.after(ms, () => {
      if (this.#record.kind() === 'ringingHere') this.#refuseAndEnd(480, 'noAnswer');
    });
    this.#scope.add(limit);
  }

  /** `isByItself`: by a rule and not by a press. [AUTO-4] */
  answer(options: { isByItself: boolean }): Promise<void> {
    return this.#answering.answer(options);
  }

  reject(): void {
    if (this.#record.kind() !== 'ringingHere') throw new PhoneError('call.wrongState');
    this.#refuseAndEnd(486, 'rejectedHere');
  }

  hangUp(): void {
    const kind = this.#record.kind();
    if (kind === 'ended' || kind === 'ending') return;
    if (kind === 'handedOver') {
      this.end('transferred');
      return;
    }
    if (kind === 'ringingHere' || (kind === 'answering' && !this.#answering.isAccepted)) {
      this.#refuseAndEnd(486, 'rejectedHere');
      return;
    }
    this.#record.apply({ kind: 'hangUpPressed' });
    if (kind === 'dialling' || kind === 'ringingThere') {
      if (this.#leg === null) this.end('cancelled');
      else this.#leg.cancel();
      this.#scope.add(this.#parts.clock.after(ENDING_AT_MOST_MS, () => this.end('cancelled')));
    } else {
      this.#leg?.bye();
      this.end('hungUpHere');
    }
  }

  hold(isHeld: boolean): Promise<void> {
    const isNone = this.#record.kind() !== 'talking' || this.isListening;
    if (isNone) return Promise.reject(new PhoneError('call.wrongState'));
    return this.#holding.want(isHeld);
  }

  /** [CALL-10] */
  setMuted(isMuted: boolean): void {
    if (this.#record.kind() === 'ended') throw new PhoneError('call.wrongState');
    if (this.isListening) return;
    this.#record.change({ isMuted });
    this.#applySilence();
  }

  /** [CALL-11] */
  async sendDigits(tones: string): Promise<void> {
    const digits = tones.toUpperCase();
    if (!/^[0-9*#A-D]{1,64}$/.test(digits)) throw new PhoneError('call.badNumber');
    const { state } = this.#record.now;
    const hasAudio = state.kind === 'talking' || (state.kind === 'ringingThere' && state.hasEarlyMedia);
    const { path } = this.#voice;
    if (!hasAudio || path === null) throw new PhoneError('call.wrongState');
    // Tones are put into what the microphone sends: without one there is nothing to put them into.
    await this.#voice.microphoneReady();
    if (!(await path.sendTones(digits))) {
      for (const digit of digits) {
        if ((await this.#leg?.sendDigit(digit, INFO_DIGIT_MS)) !== true) throw new PhoneError('call.lineDown');
      }
    }
    this.#record.change({ digitsSent: this.#record.now.digitsSent + digits });
  }

  /** The dialog of an answered call; null before and after. */
  get dialog(): DialogName | null {
    return this.#record.kind() === 'talking' ? (this.#leg?.dialog ?? null) : null;
  }

  /** [AUDIO-2] */
  changeMicrophone(): void {
    this.#voice.changeMicrophone();
  }

  /** [SAVE-4] */
  followVoiceMode(): void {
    const { path } = this.#voice;
    const { mode } = this.#parts.paths;
    if (this.#record.kind() !== 'talking' || path === null || path.mode === mode) return;
    path.setMode(mode);
    this.#settleVoiceMode();
  }

  /** [SAVE-6] */
  #settleVoiceMode(): void {
    const { path } = this.#voice;
    if (path === null || path.voiceMode === path.mode || this.#recovery.isSeeking) return;
    this.#holding.refresh().catch((error: unknown) => {
      // The next exchange of descriptions, whatever it is for, takes it along.
      this.#parts.log.warn('call: the voice mode is not agreed on yet', { mode: path.mode, error: String(error) });
    });
  }

  setIceServers(iceServers: readonly RTCIceServer[]): void {
    this.#voice.path?.setIceServers(iceServers);
  }

  /** [CALL-6] */
  onLineLost(): void {
    const kind = this.#record.kind();
    if (kind === 'ringingHere') this.#refuseAndEnd(480, 'lineDown');
    else if (kind === 'dialling' || kind === 'ringingThere') this.end('lineDown');
    else if (kind === 'handedOver') this.handover.onGone();
  }

  /** [CALL-7] */
  async onLineUp(): Promise<void> {
    if (this.#record.kind() !== 'talking' || this.#leg === null) return;
    const health = await this.#leg.probe();
    if (health === 'gone') this.#onGone();
    else if (health === 'alive') {
      const isUnsettled = this.#leg.hasLostOffer;
      this.#recovery.onLine({ isAnyway: isUnsettled, isUnsettled });
    }
    this.handover.onLineUp();
    this.#sessionTimer.onLineUp();
  }

  /** [MEDIA-4] Another socket, perhaps over another line: the sound follows at once if it is not heard. */
  onSwitched(): void {
    if (this.#record.kind() === 'talking') this.#recovery.onLine({ isAnyway: true, isUnsettled: false });
  }

  /** Ends it here and now; the leg must have been told. */
  end(reason: EndReason): void {
    if (this.#record.kind() === 'ended') return;
    const { clock } = this.#parts;
    const at = clock.now();
    const { answeredAt } = this.#record.now.timings;
    this.#record.apply({ kind: 'ended', at, reason, talkedMs: answeredAt === null ? 0 : at - answeredAt });
    this.#scope.close();
  }

  readonly #listener: LegListener = {
    onProgress: (sdp) => this.#dialling.onProgress(sdp),
    onAccepted: (sdp) => this.#dialling.onAccepted(sdp),
    onRefused: (refusal) => this.end(this.#record.kind() === 'ending' ? 'cancelled' : reasonOfRefusal(refusal)),
    onTerms: (terms) => this.#sessionTimer.agree(terms),
    onAcknowledged: () => this.#onEstablished(),
    onNeverAcknowledged: () => this.end('failed'),
    onCancelled: (isElsewhere) => this.end(isElsewhere ? 'answeredElsewhere' : 'cancelled'),
    onBye: () => this.#onBye(),
    onReinvite: (offer, reply) => void this.#onReinvite(offer, reply),
    onDigits: (digits) => this.#record.change({ digitsReceived: this.#record.now.digitsReceived + digits }),
  };

  /** [TRANSFER-4] */
  #onBye(): void {
    if (this.handover.isJoined) this.end('transferred');
    else if (!this.handover.isUnderWay) this.end('hungUpThere');
    else {
      this.handover.onBye();
      this.#voice.close();
    }
  }

  #onGone(): void {
    if (this.handover.isUnderWay) this.handover.onGone();
    else this.end('callGone');
  }

  #onEstablished(): void {
    const at = this.#parts.clock.now();
    this.#record.stamp({ answeredAt: at });
    this.#record.apply({ kind: 'established', at });
    this.#voice.watch();
    if (this.#voice.path !== null) this.#recovery.watch(this.#voice.path);
    this.followVoiceMode();
    this.#applySilence();
    void this.#answering.announce();
  }

  async #onReinvite(
    offer: string | null,
    reply: { accept(sdp: string): void; refuse(status: number): void },
  ): Promise<void> {
    if (offer === null || this.#record.kind() === 'ended') {
      reply.refuse(488);
      return;
    }
    try {
      reply.accept(await this.#voice.answerAgain(offer, { isHeld: this.#holding.isHeld }));
      this.#record.apply({ kind: 'heldThere', isHeldThere: isHeldBy(offer) });
    } catch (error) {
      this.#parts.log.warn('call: their re-INVITE cannot be taken', { error: String(error) });
      reply.refuse(488);
    }
  }

  /** [CALL-13] */
  #onConnectionFailed(wasWorking: boolean): void {
    if (this.#record.kind() !== 'talking' && this.#record.kind() !== 'answering') return;
    if (!wasWorking) {
      this.#leg?.bye();
      this.end('mediaFailed');
    } else this.#recovery.restart({ isAnyway: false });
  }

  /** [CALL-12] */
  #onNoMicrophone(error: unknown): void {
    const kind = this.#record.kind();
    const hadOne = this.#voice.path !== null && this.#voice.path.microphone !== null;
    if (this.#record.now.direction === 'in' || hadOne) return;
    if (kind === 'talking') this.#leg?.bye();
    else if (kind === 'dialling' || kind === 'ringingThere') this.#leg?.cancel();
    this.end(reasonOfMicrophone(error));
  }

  #onQuality(quality: Quality): void {
    const { state } = this.#record.now;
    // A held stream is silent by intent: no figure about the line.
    if (state.kind !== 'talking' || state.hold !== 'none') return;
    this.#warnings = afterSecond(this.#warnings, quality);
    this.#record.change({ quality, warnings: raisedOf(this.#warnings) });
  }

  #refuseAndEnd(status: number, reason: EndReason): void {
    if (this.#record.kind() === 'ringingHere' || this.#record.kind() === 'answering') this.#leg?.refuse(status);
    this.end(reason);
  }

  /** [PATH-2] [CALL-10] */
  #applySilence(): void {
    const { state, isMuted } = this.#record.now;
    const isNotYet = state.kind === 'ringingHere' || this.#answering.isAnnouncing;
    this.#voice.setSilent(isMuted || isNotYet || this.#holding.isWanted || this.#holding.isHeld);
  }
}
