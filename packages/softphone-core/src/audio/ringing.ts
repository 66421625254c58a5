/** How this phone rings. SPEC.md, RING. */
import type { InUse } from './deviceSeats.ts';
import type { ToneStretch, TonePattern } from './tones.ts';

export const ringtones = ['exchange', 'bell', 'chime', 'marimba'] as const;
export type Ringtone = (typeof ringtones)[number];

/** How a person wants to be rung. */
export interface Ringing {
  readonly tone: Ringtone;
  /** 0…1; 0 is silent. */
  readonly level: number;
  /** In the ears too, not only on the loudspeaker. */
  readonly isAlsoOnSpeaker: boolean;
  /** Nothing is heard; the screens show it all the same. */
  readonly isSilent: boolean;
}
export const NO_RINGING: Ringing = { tone: 'exchange', level: 0.7, isAlsoOnSpeaker: false, isSilent: false };

const sound = (frequenciesHz: readonly number[], ms: number): ToneStretch => ({ frequenciesHz, ms });
const rest = (ms: number): ToneStretch => ({ frequenciesHz: [], ms });
const notes = (frequenciesHz: readonly number[], ms: number): ToneStretch[] =>
  frequenciesHz.map((hz) => sound([hz], ms));
const trill = (times: number): ToneStretch[] =>
  Array.from({ length: times }, () => [sound([880, 1320], 40), sound([1046, 1568], 40)]).flat();

/** [RING-1] Each begins with sound, so that the first ring is heard from its first moment. */
export const RINGTONES: Readonly<Record<Ringtone, TonePattern>> = {
  /** The ringing of a Chinese exchange (GF 002-9002): 450 Hz, 1 s on, 4 s off. */
  exchange: { stretches: [sound([450], 1000), rest(4000)], isRepeated: true },
  bell: { stretches: [...trill(10), rest(400), ...trill(10), rest(2400)], isRepeated: true },
  chime: { stretches: [...notes([784, 988, 1175], 260), rest(2200)], isRepeated: true },
  marimba: {
    stretches: [...notes([523, 659, 784, 659], 150), rest(250), ...notes([587, 740], 150), rest(1800)],
    isRepeated: true,
  },
};

export interface RingSeat {
  readonly role: 'ringer' | 'speaker';
  readonly deviceId: string | null;
  readonly level: number;
}

/** [RING-2] Where it rings, and how loud: in the ears at half the level. */
export function ringOn({ level, isSilent, isAlsoOnSpeaker }: Ringing, inUse: InUse): RingSeat[] {
  if (isSilent || level <= 0) return [];
  const ringer: RingSeat = { role: 'ringer', deviceId: inUse.ringer, level };
  if (!isAlsoOnSpeaker || inUse.ringer === inUse.speaker) return [ringer];
  return [ringer, { role: 'speaker', deviceId: inUse.speaker, level: level / 2 }];
}
