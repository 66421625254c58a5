import { GtcrnWorkletNode, loadGtcrn } from '@sapphi-red/web-noise-suppressor';
import { Pace } from '../audio/pace.ts';

/** Where the strong suppression's parts are; the host serves them. */
export interface NoiseParts {
  readonly workletUrl: string;
  readonly wasmUrl: string;
}

/** The filter takes this rate; its net hears up to 8 kHz of it. */
const RATE_HZ = 48_000;
const LOOK_MS = 1_000;

/**
 * [VOICE-2] Puts GTCRN (https://github.com/Xiaobin-Rong/gtcrn) around an open microphone. The result owns it: stopping the
 * result's track frees microphone and filter [VOICE-4]. Rejects where the filter cannot be begun.
 */
export async function cleanVoice(
  microphone: MediaStream,
  parts: NoiseParts,
  onTooSlow: () => void,
): Promise<MediaStream> {
  const context = new AudioContext({ sampleRate: RATE_HZ, latencyHint: 'interactive' });
  try {
    const [wasmBinary] = await Promise.all([
      loadGtcrn({ url: parts.wasmUrl }),
      context.audioWorklet.addModule(parts.workletUrl),
      context.resume(),
    ]);
    const filter = new GtcrnWorkletNode(context, { maxChannels: 1, wasmBinary });
    const destination = context.createMediaStreamDestination();
    context.createMediaStreamSource(microphone).connect(filter).connect(destination);
    const stopWatch = watchPace(context, onTooSlow);
    own(destination.stream, microphone, () => {
      stopWatch();
      filter.destroy();
      void context.close();
    });
    return destination.stream;
  } catch (error) {
    void context.close();
    throw error;
  }
}

/** [VOICE-4] A track says nothing when it is stopped by its own side, so its `stop` does the rest here. */
function own(voice: MediaStream, microphone: MediaStream, release: () => void): void {
  const [track] = voice.getAudioTracks();
  const [source] = microphone.getAudioTracks();
  if (track === undefined || source === undefined) throw new Error('a microphone without a track');
  const stop = track.stop.bind(track);
  track.stop = (): void => {
    if (track.readyState === 'ended') return;
    stop();
    source.stop();
    release();
  };
  for (const said of ['mute', 'unmute', 'ended'] as const)
    source.addEventListener(said, () => {
      if (said === 'ended') track.stop();
      track.dispatchEvent(new Event(said));
    });
}

/** [VOICE-5] A context that cannot keep up falls behind the clock. */
function watchPace(context: AudioContext, onTooSlow: () => void): () => void {
  const pace = new Pace();
  let last = { worked: context.currentTime * 1000, at: performance.now() };
  const timer = setInterval(() => {
    const now = { worked: context.currentTime * 1000, at: performance.now() };
    const isTooSlow = pace.look({ workedMs: now.worked - last.worked, passedMs: now.at - last.at });
    last = now;
    if (isTooSlow) onTooSlow();
  }, LOOK_MS);
  return () => clearInterval(timer);
}
