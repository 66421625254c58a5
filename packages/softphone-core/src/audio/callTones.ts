import type { TonePattern, ToneStretch } from './tones.ts';

/** Whose tones are heard: China, North America, Europe (the 425 Hz of ITU-T E.180). */
export type ToneCountry = 'CN' | 'US' | 'EU';
/** What a tone of the network says about a call out. */
export type CallTone = 'ringback' | 'busy' | 'congestion';

const repeated = (frequenciesHz: readonly number[], onMs: number, offMs: number): TonePattern => {
  const stretches: readonly ToneStretch[] = [
    { frequenciesHz, ms: onMs },
    { frequenciesHz: [], ms: offMs },
  ];
  return { stretches, isRepeated: true };
};

/**
 * [TONE-1] By country and meaning. CN: YD/T 1314, GF 002-9002. US: ANSI T1.401 ("reorder" is congestion). EU: the values
 * ITU-T E.180 recommends, at 425 Hz. All are in E.180's supplement 2, "Various tones used in national networks".
 */
export const CALL_TONES: Readonly<Record<ToneCountry, Readonly<Record<CallTone, TonePattern>>>> = {
  CN: {
    ringback: repeated([450], 1000, 4000),
    busy: repeated([450], 350, 350),
    congestion: repeated([450], 700, 700),
  },
  US: {
    ringback: repeated([440, 480], 2000, 4000),
    busy: repeated([480, 620], 500, 500),
    congestion: repeated([480, 620], 250, 250),
  },
  EU: {
    ringback: repeated([425], 1000, 4000),
    busy: repeated([425], 500, 500),
    congestion: repeated([425], 200, 200),
  },
};
