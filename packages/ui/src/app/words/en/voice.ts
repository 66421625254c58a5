/** English: the person's own voice. */
import { said } from '../said.ts';
import type { Words } from '../zh/index.ts';

export const voiceSettings: Words['voiceSettings'] = {
  title: 'My voice',
  noise: 'Noise suppression',
  noises: { off: 'Off', standard: 'Standard', strong: 'Strong' },
  noiseMeanings: {
    off: 'Callers hear everything in the room.',
    standard: 'Takes out steady sounds such as a fan. Costs the PC next to nothing.',
    strong:
      'Also dims cocks, dishes and the television. Worked out on this PC alone: nothing leaves it, nothing is kept.',
  },
  strongProblems: {
    tooSlow: said(
      'This PC cannot keep up with strong suppression',
      'Your voice would have had gaps, so standard suppression is used again. Calls were not affected.',
      'Close programs that keep the PC busy, then start this one again.',
    ),
    failed: said(
      'Strong suppression cannot be begun',
      'Standard suppression is used instead. Calls are not affected.',
      'Start this program again. If that does not help, tell IT.',
    ),
  },
  echo: 'Cancel echo',
  echoMeaning: 'Needed without a headset; with a good one it can be off.',
  gain: 'Even out loudness',
  gainMeaning: 'Raises a quiet voice and lowers a loud one.',
};
