/** English: what is wrong with the sound, as every look says it. */
import type { devices as devicesZh } from '../zh/devices.ts';

export const devices: Record<keyof typeof devicesZh, string> = {
  denied: 'The microphone may not be used.',
  absent: 'No microphone was found.',
  busy: 'Another program has the microphone.',
  headsetThere: 'The headset you chose is there.',
  headsetNotChosen: 'No headset is chosen; the system’s default is used.',
  headsetGone: 'The headset you chose is not plugged in.',
  headsetNone: 'There is no microphone or no speaker.',
};
