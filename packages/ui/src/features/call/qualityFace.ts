import type { Quality } from '@hearthline/softphone-core/snapshot';
import type { Words } from '../../app/words/index.ts';
import type { Tone } from '../../components/tone.ts';

export type QualityLevel = 'clear' | 'fair' | 'unsteady' | 'bad';

/** Bounds by the user satisfaction classes of ITU-T G.109 (MOS 4.03, 3.60, 3.10), and loss over 3 % is always unsteady. */
export const qualityLevel = (quality: Pick<Quality, 'mos' | 'lossRatio'>): QualityLevel => {
  if (quality.mos < 3.1) return 'bad';
  if (quality.mos < 3.6 || quality.lossRatio > 0.03) return 'unsteady';
  return quality.mos < 4.03 ? 'fair' : 'clear';
};

interface QualityFace {
  readonly tone: Tone | undefined;
  readonly word: string;
  readonly meaning: string;
}

export const qualityFace = (quality: Pick<Quality, 'mos' | 'lossRatio'>, w: Words): QualityFace => {
  switch (qualityLevel(quality)) {
    case 'clear':
      return { tone: 'live', word: w.call.qualityClear, meaning: w.phone.qualityGoodMeaning };
    case 'fair':
      return { tone: 'live', word: w.call.qualityFair, meaning: w.phone.qualityFairMeaning };
    case 'unsteady':
      return { tone: 'wait', word: w.call.qualityUnsteady, meaning: w.phone.qualityPoorMeaning };
    case 'bad':
      return { tone: 'danger', word: w.call.qualityBad, meaning: w.phone.qualityPoorMeaning };
  }
};
