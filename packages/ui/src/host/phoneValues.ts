import { Value, type ReadableValue } from '@hearthline/softphone-core/value';
import {
  NO_AUDIO,
  READINESS_AT_START,
  SOUND_TEST_IDLE,
  type CallSnapshot,
  type HeadsetDevice,
  type HeadsetState,
  type LineSnapshot,
  type RoomState,
} from '@hearthline/softphone-core/snapshot';
import type { HostPhone } from './hostPorts.ts';
import { splitCalls } from './voice/voiceDesk.ts';
import { keepQualityHistory } from './quality/qualityHistory.ts';

const noLine: LineSnapshot = { state: { kind: 'off' }, serverUrl: null, isFallback: false, registrationDelayMs: null };

const noCalls = (): Value<readonly CallSnapshot[]> => new Value<readonly CallSnapshot[]>([]);

/** What the phone shows; without one (a leader's browser) what a phone that is off shows. */
export const phoneValues = (phone: HostPhone | null, now: () => number) => ({
  line: phone?.line ?? new Value(noLine),
  ...(splitCalls(phone?.calls ?? noCalls()) as {
    calls: ReadableValue<CallSnapshot[]>;
    broadcastLeg: ReadableValue<CallSnapshot | null>;
  }),
  qualityHistory: keepQualityHistory(phone?.calls ?? noCalls(), now),
  audio: phone?.audio ?? new Value(NO_AUDIO),
  soundTest: phone?.sound.test ?? new Value(SOUND_TEST_IDLE),
  headset: phone?.headset ?? new Value<HeadsetState>({ kind: 'unsupported' }),
  headsets: (phone?.headsets ?? new Value<readonly HeadsetDevice[]>([])) as ReadableValue<HeadsetDevice[]>,
  readiness: phone?.readiness ?? new Value(READINESS_AT_START),
  room: phone?.room ?? new Value<RoomState>({ kind: 'off' }),
});
