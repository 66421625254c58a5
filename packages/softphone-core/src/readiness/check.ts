import type { CheckId } from '@hearthline/protocol';
import { PhoneError } from '../errors.ts';
import type { AudioDevices } from '../audio/audioDevices.ts';
import { stopTracks } from '../audio/voicePath.ts';
import type { Clock } from '../lib/clock.ts';
import type { Scope } from '../lib/scope.ts';
import type { SoundTap } from '../ports.ts';
import type { Finding, Running } from './readinessMachine.ts';

/** What a check may use while it runs. */
export interface CheckRun {
  readonly clock: Clock;
  /** Closed when the check is over or stopped: everything opened belongs to it. */
  readonly scope: Scope;
  show(now: Partial<Running>): void;
}

/** One thing that is looked at. Its `run` never rejects but with `Stopped`. */
export interface Check {
  readonly id: CheckId;
  run(run: CheckRun): Promise<Finding>;
}

/** The check was stopped; nothing was found. */
export class Stopped extends Error {
  override readonly name = 'Stopped';
}

/** Rejects with `Stopped` when the check is stopped meanwhile. */
export function wait({ clock, scope }: Pick<CheckRun, 'clock' | 'scope'>, ms: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const cancel = clock.after(ms, resolve);
    scope.add(() => {
      cancel();
      reject(new Stopped());
    });
  });
}

export interface OpenEar {
  readonly track: MediaStreamTrack | undefined;
  readonly tap: SoundTap;
}

const REASON_OF = {
  'audio.microphoneDenied': 'sound.denied',
  'audio.microphoneAbsent': 'sound.absent',
  'audio.microphoneBusy': 'sound.busy',
} as const;

/** Opens the microphone for one check; a microphone that cannot be had is a finding. [READY-3] */
export async function openEar(
  audio: AudioDevices,
  { scope }: CheckRun,
  processing: 'voice' | 'raw',
): Promise<OpenEar | Finding> {
  try {
    const stream = await audio.openMicrophone(processing);
    scope.add(() => stopTracks(stream));
    if (scope.isClosed) throw new Stopped();
    const tap = audio.tap(stream);
    scope.add(() => tap.close());
    return { track: stream.getAudioTracks()[0], tap };
  } catch (error) {
    if (error instanceof Stopped) throw error;
    const code = error instanceof PhoneError ? error.code : 'audio.microphoneAbsent';
    const reason = code in REASON_OF ? REASON_OF[code as keyof typeof REASON_OF] : 'sound.absent';
    return { verdict: 'red', reason };
  }
}

/** A check that listens by the microphone. */
export abstract class EarCheck implements Check {
  abstract readonly id: CheckId;
  /** `raw`: the room as it is, not what is made of it. */
  protected abstract readonly processing: 'voice' | 'raw';
  protected readonly audio: AudioDevices;

  constructor(audio: AudioDevices) {
    this.audio = audio;
  }

  async run(run: CheckRun): Promise<Finding> {
    const ear = await openEar(this.audio, run, this.processing);
    return 'tap' in ear ? this.listen(run, ear) : ear;
  }

  protected abstract listen(run: CheckRun, ear: OpenEar): Promise<Finding>;
}

/** The newest so many milliseconds of what was heard. */
export const newestOf = ({ tap }: OpenEar, ms: number): Float32Array =>
  tap.latest().slice(-Math.round((tap.sampleRateHz * ms) / 1000));
