/** What is measured, in the order of the report. A new measurement is one file and one line here. */
import type { Progress } from '../../scripts/prepare/progress.ts';
import { measurePress } from './headset/press.ts';
import { measureBroadcast } from './hub/broadcast.ts';
import { measureDoors } from './hub/doors.ts';
import { measureFacts } from './hub/facts.ts';
import { measureFloor } from './hub/floor.ts';
import { measureRanking } from './hub/ranking.ts';
import { measureComeBack } from './line/comeBack.ts';
import { measureFarEnd } from './line/farEnd.ts';
import { measureIdle } from './line/idle.ts';
import { measureLineChanges } from './line/lineChanges.ts';
import type { Comparison } from './measure.ts';
import { measureAnswer } from './phone/answer.ts';
import { measureColdStart } from './phone/coldStart.ts';
import { measureDial } from './phone/dial.ts';
import { measureLowBandwidth } from './phone/lowBandwidth.ts';
import { measureManyCalls } from './phone/manyCalls.ts';
import { measureMemory } from './phone/memory.ts';
import { measureRing } from './phone/ring.ts';
import { measureSilentStun } from './phone/silentStun.ts';
import { measureDeviceChange } from './sound/deviceChange.ts';
import { measureNoise } from './sound/noise.ts';

export interface Measurement {
  /** As it is asked for on the command line, and the name of its file of results. */
  readonly name: string;
  readonly measure: (progress: Progress) => Promise<readonly Comparison[]>;
}

export const measurements: readonly Measurement[] = [
  { name: 'dial', measure: measureDial },
  { name: 'silent-stun', measure: measureSilentStun },
  { name: 'ring', measure: measureRing },
  { name: 'answer', measure: measureAnswer },
  { name: 'cold-start', measure: measureColdStart },
  { name: 'memory', measure: measureMemory },
  { name: 'many-calls', measure: measureManyCalls },
  { name: 'low-bandwidth', measure: measureLowBandwidth },
  { name: 'far-end', measure: measureFarEnd },
  { name: 'headset', measure: measurePress },
  { name: 'noise', measure: measureNoise },
  { name: 'facts', measure: measureFacts },
  { name: 'come-back', measure: measureComeBack },
  { name: 'idle', measure: measureIdle },
  { name: 'line-changes', measure: measureLineChanges },
  { name: 'device-change', measure: measureDeviceChange },
  { name: 'broadcast', measure: measureBroadcast },
  { name: 'doors', measure: measureDoors },
  { name: 'floor', measure: measureFloor },
  { name: 'ranking', measure: measureRanking },
];
