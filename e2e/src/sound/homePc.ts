/** An operator's PC with a laptop's own sound and a USB headset. */
import { hostUntil, type Desktop } from '../stage/index.ts';
import type { Plugged, Pulse, Speaker } from './pulse.ts';

export const LAPTOP = { microphone: 'Laptop microphone', speaker: 'Laptop speaker' } as const;
/** As Chromium writes it on systems that tell the USB id. */
export const HEADSET = { microphone: 'Voice 40 microphone (0b0e:2456)', speaker: 'Voice 40 ear (0b0e:2456)' } as const;

export interface Pair {
  readonly microphone: Plugged;
  readonly speaker: Speaker;
  unplug(): Promise<void>;
}

/** Plugs both in; each time under other names of the sound server, as in another port. */
export async function plugPair(
  pulse: Pulse,
  labels: { readonly microphone: string; readonly speaker: string },
  toneHz: number,
): Promise<Pair> {
  const speaker = await pulse.plugSpeaker(labels.speaker);
  const microphone = await pulse.plugMicrophone({ label: labels.microphone, toneHz });
  return {
    ...{ microphone, speaker },
    unplug: async () => {
      await Promise.all([microphone.unplug(), speaker.unplug()]);
    },
  };
}

/** Resolves with the ids when the app knows the device of this name. */
export async function idOf(desktop: Desktop, kind: 'microphones' | 'speakers', label: string): Promise<string> {
  const audio = await hostUntil(desktop, {
    name: 'audio',
    accepts: (value, wanted) => value[wanted.kind].some((device) => device.label === wanted.label),
    argument: { kind, label },
  });
  return audio[kind].find((device) => device.label === label)?.id ?? '';
}

/** Resolves when these are used for calls. */
export const uses = (desktop: Desktop, labels: { readonly microphone: string; readonly speaker: string }) =>
  hostUntil(desktop, {
    name: 'audio',
    accepts: ({ usedNow }, wanted) => usedNow.microphone === wanted.microphone && usedNow.speaker === wanted.speaker,
    argument: labels,
  });
