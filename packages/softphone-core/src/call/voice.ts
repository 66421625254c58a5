import type { AudioDevices } from '../audio/audioDevices.ts';
import type { SparePaths } from '../audio/sparePaths.ts';
import { lengthMsOf, type TonePattern } from '../audio/tones.ts';
import { stopTracks, type VoicePath } from '../audio/voicePath.ts';
import type { Clock } from '../lib/clock.ts';
import type { Log } from '../lib/log.ts';
import { Scope } from '../lib/scope.ts';
import { QualitySampler, type SamplerListener } from '../quality/sampler.ts';

export interface VoiceOptions {
  readonly clock: Clock;
  readonly log: Log;
  readonly audio: AudioDevices;
  readonly paths: SparePaths;
  readonly sampled: SamplerListener;
  readonly onNoMicrophone: (error: unknown) => void;
  /** `wasWorking`: it had been connected before. */
  readonly onConnectionFailed: (wasWorking: boolean) => void;
}

/** A call's sound: its path, its microphone and what is known of its quality. Offers and answers go one after another. */
export class Voice {
  readonly #options: VoiceOptions;
  readonly #scope = new Scope();
  #path: VoicePath | null = null;
  #turn: Promise<unknown> = Promise.resolve();
  #microphone: Promise<void> = Promise.resolve();
  #isSilent = false;
  #wasConnected = false;
  #isWatched = false;
  #stopLevel: () => void = () => {};

  constructor(options: VoiceOptions) {
    this.#options = options;
    this.#scope.add(() => this.#stopLevel());
  }

  get path(): VoicePath | null {
    return this.#path;
  }

  get isConnected(): boolean {
    return this.#path?.connectionState === 'connected';
  }

  /** [CALL-2] Takes the spare path; the microphone is opened meanwhile. */
  async offer(): Promise<string> {
    const taken = this.#options.paths.take();
    this.#openMicrophone(taken.then(({ path }) => path));
    const { path, offer } = await taken;
    this.#use(path);
    return offer;
  }

  /** [CALL-3] */
  answer(offer: string): Promise<string> {
    const path = this.#options.paths.takeEmpty();
    this.#use(path);
    this.#openMicrophone(Promise.resolve(path));
    return this.inTurn(() => path.answer(offer));
  }

  /** Answers a later offer of theirs; forgets it when that fails. */
  async answerAgain(offer: string, options: { isHeld: boolean }): Promise<string> {
    const path = this.#path;
    if (path === null) throw new Error('no path');
    return this.inTurn(async () => {
      try {
        return await path.answer(offer);
      } catch (error) {
        await path.rollback(options).catch(() => {});
        throw error;
      }
    });
  }

  /** Takes their answer; `isFinal: false` for early media. */
  takeAnswer(sdp: string, options: { isFinal: boolean }): Promise<void> {
    const path = this.#path;
    if (path === null) return Promise.reject(new Error('no path'));
    this.watch();
    return this.inTurn(() => path.takeAnswer(sdp, options));
  }

  /** Resolves when the microphone is in; tries once more if it could not be had before. */
  async microphoneReady(): Promise<void> {
    try {
      await this.#microphone;
    } catch {
      // It may have been allowed or plugged in while the phone rang.
      this.changeMicrophone();
      await this.#microphone;
    }
  }

  /** [AUDIO-2] */
  changeMicrophone(): void {
    if (this.#path !== null && !this.#scope.isClosed) this.#openMicrophone(Promise.resolve(this.#path));
  }

  setSilent(isSilent: boolean): void {
    this.#isSilent = isSilent;
    this.#path?.setSilent(isSilent);
  }

  /** [AUTO-4] Plays a tone to both sides as soon as there is a way; resolves when it is over, or the call is. */
  async announce(pattern: TonePattern): Promise<void> {
    const path = this.#path;
    if (path === null) return;
    await path.untilConnected();
    if (this.#scope.isClosed) return;
    const { audio, clock } = this.#options;
    const there = audio.streamTone(pattern);
    const here = audio.playTone(pattern);
    const over = new Promise<void>((resolve) => {
      this.#scope.add(clock.after(lengthMsOf(pattern), resolve));
      this.#scope.add(resolve);
    });
    try {
      await path.sendInstead(there.stream);
      await over;
      await path.sendInstead(null);
    } finally {
      here();
      there.close();
    }
  }

  /** Begins to look at the quality, once. */
  watch(): void {
    if (this.#isWatched || this.#path === null || this.#scope.isClosed) return;
    this.#isWatched = true;
    const sampler = new QualitySampler({
      path: this.#path,
      clock: this.#options.clock,
      listener: this.#options.sampled,
    });
    this.#scope.add(() => sampler.close());
  }

  inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#turn.then(work);
    this.#turn = result.catch(() => {});
    return result;
  }

  /** SIP remembers a call for 32 s after its end (RFC 3261 §17, 64*T1); its connection and sound must not stay with it. */
  close(): void {
    this.#scope.close();
    this.#path = null;
    this.#stopLevel = () => {};
  }

  #use(path: VoicePath): void {
    this.#scope.add(() => path.close());
    if (this.#scope.isClosed) return;
    this.#path = path;
    path.setSilent(this.#isSilent);
    path.onRemoteStream((stream) => this.#scope.add(this.#options.audio.play(stream)));
    path.onConnectionState((state) => {
      if (state === 'connected') this.#wasConnected = true;
      // `disconnected`: what we send is not acknowledged any more, though something may still be heard.
      if (state === 'failed' || (state === 'disconnected' && this.#wasConnected))
        this.#options.onConnectionFailed(this.#wasConnected);
    });
  }

  #openMicrophone(pathReady: Promise<VoicePath>): void {
    const { audio, onNoMicrophone } = this.#options;
    this.#microphone = audio.openMicrophone().then(async (stream) => {
      const path = await pathReady.catch(() => null);
      if (path === null || this.#scope.isClosed) {
        stopTracks(stream);
        return;
      }
      await path.setMicrophone(stream);
      this.#stopLevel();
      this.#stopLevel = audio.watchLevel(stream);
    });
    this.#microphone.catch(onNoMicrophone);
  }
}
