import type { AudioDevices } from '../audio/audioDevices.ts';
import type { SparePaths } from '../audio/sparePaths.ts';
import type { TonePattern } from '../audio/tones.ts';
import type { VoicePath } from '../audio/voicePath.ts';
import type { Leg, LegListener } from '../call/leg.ts';
import type { Clock } from '../lib/clock.ts';
import type { Log } from '../lib/log.ts';
import { Scope } from '../lib/scope.ts';
import { QualitySampler } from '../quality/sampler.ts';
import type { Quality } from '../snapshot.ts';

/** [READY-51] Sent in place of a voice: the microphone stays shut. */
const INSTEAD_OF_A_VOICE: TonePattern = {
  stretches: [
    { frequenciesHz: [440, 620], ms: 600 },
    { frequenciesHz: [], ms: 200 },
  ],
  isRepeated: true,
};

/** `refused`: the PBX has no such number. `unreached`: nobody answered. `cut`: it ended while it talked. */
export type EchoCallEnd = 'refused' | 'unreached' | 'cut';

export interface EchoCallOptions {
  readonly clock: Clock;
  readonly log: Log;
  readonly audio: AudioDevices;
  readonly paths: SparePaths;
  readonly invite: (number: string, sdp: string, listener: LegListener) => Leg;
}

/** A call of the phone with itself, by the PBX: shown nowhere as a call, heard by nobody. */
export class EchoCall {
  readonly #options: EchoCallOptions;
  readonly #scope = new Scope();
  #leg: Leg | null = null;
  #isAnswered = false;
  #onEnd: (end: EchoCallEnd) => void = () => {};
  #onHeard: () => void = () => {};
  #onQuality: (quality: Quality) => void = () => {};

  constructor(options: EchoCallOptions, number: string) {
    this.#options = options;
    this.#begin(number).catch((error: unknown) => {
      options.log.warn('readiness: no echo call', { error: String(error) });
      this.#over('unreached');
    });
  }

  /** Told once, and not when `end` was called. */
  onEnd(listener: (end: EchoCallEnd) => void): void {
    this.#onEnd = listener;
  }

  /** The first packet has come back. */
  onHeard(listener: () => void): void {
    this.#onHeard = listener;
  }

  /** Once a second from the first packet that came back on. */
  onQuality(listener: (quality: Quality) => void): void {
    this.#onQuality = listener;
  }

  end(): void {
    if (this.#scope.isClosed) return;
    if (this.#isAnswered) this.#leg?.bye();
    else this.#leg?.cancel();
    this.#scope.close();
  }

  async #begin(number: string): Promise<void> {
    const { paths, audio, invite } = this.#options;
    const { path, offer } = await paths.take();
    this.#scope.add(() => path.close());
    if (this.#scope.isClosed) return;
    const tone = audio.streamTone(INSTEAD_OF_A_VOICE);
    this.#scope.add(() => tone.close());
    await path.sendInstead(tone.stream);
    if (!this.#scope.isClosed) this.#leg = invite(number, offer, this.#listener(path));
  }

  #listener(path: VoicePath): LegListener {
    const nothing = (): void => {};
    return {
      onProgress: nothing,
      onAccepted: (sdp) => void this.#accepted(path, sdp),
      onTerms: nothing,
      onRefused: ({ isLocal }) => this.#over(isLocal ? 'unreached' : 'refused'),
      onAcknowledged: nothing,
      onNeverAcknowledged: nothing,
      onCancelled: nothing,
      onBye: () => this.#over('cut'),
      onReinvite: (_offer, reply) => reply.refuse(488),
      onDigits: nothing,
    };
  }

  async #accepted(path: VoicePath, sdp: string | null): Promise<void> {
    this.#isAnswered = true;
    if (this.#scope.isClosed || sdp === null) {
      this.#leg?.bye();
      this.#over('cut');
      return;
    }
    try {
      await path.takeAnswer(sdp, { isFinal: true });
    } catch (error) {
      this.#options.log.warn('readiness: the echo cannot be used', { error: String(error) });
      this.#leg?.bye();
      this.#over('cut');
      return;
    }
    // Only what comes back says something of the line.
    let hasHeard = false;
    const sampler = new QualitySampler({
      path,
      clock: this.#options.clock,
      listener: {
        onQuality: (quality) => hasHeard && this.#onQuality(quality),
        onFirstAudio: (direction) => {
          if (direction !== 'in') return;
          hasHeard = true;
          this.#onHeard();
        },
      },
    });
    this.#scope.add(() => sampler.close());
  }

  #over(end: EchoCallEnd): void {
    if (this.#scope.isClosed) return;
    this.#scope.close();
    this.#onEnd(end);
  }
}
