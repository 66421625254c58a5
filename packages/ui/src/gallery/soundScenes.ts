/** Scenes of sound devices: none, one and three, one that was pulled out, what is wrong with a microphone, the sound test. */
import type { CheckReason, CheckVerdict } from '@hearthline/protocol';
import {
  type AudioSnapshot,
  type CheckState,
  NO_AUDIO,
  READINESS_AT_START,
  rememberedAs,
  type SoundTestState,
} from '@hearthline/softphone-core/snapshot';
import { defaultSettings, type Language } from '../host/index.ts';
import { inCall, op, ready } from './hosts.ts';
import { of } from './scene.ts';
import { NOW, SECOND } from './people.ts';
import { audio, call, talking } from './telephony.ts';

const names = (language: Language) =>
  language === 'en'
    ? {
        headset: 'Headset Earphone (Made-up Voice 40) (0b0e:2456)',
        microphone: 'Headset Microphone (Made-up Voice 40) (0b0e:2456)',
        laptop: 'Microphone Array (Made-up High Definition Audio Device)',
        loud: 'Speakers (Made-up High Definition Audio Device)',
        office: 'Conference Loudspeaker (Office) (17a0:4001)',
      }
    : {
        headset: '耳机 (Made-up Voice 40) (0b0e:2456)',
        microphone: '耳麦 (Made-up Voice 40) (0b0e:2456)',
        laptop: '麦克风阵列 (Made-up High Definition Audio Device)',
        loud: '扬声器 (Made-up High Definition Audio Device)',
        office: '会议音箱 (Office) (17a0:4001)',
      };

const none: AudioSnapshot = { ...NO_AUDIO, permission: 'granted' };
const one = (language: Language): AudioSnapshot => {
  const { headset, microphone } = names(language);
  return {
    ...none,
    microphones: [{ id: 'm1', label: microphone }],
    speakers: [{ id: 's1', label: headset }],
    usedNow: { microphone, speaker: headset, ringer: headset },
  };
};
const three = (language: Language): AudioSnapshot => {
  const { headset, microphone, laptop, loud, office } = names(language);
  const here = [
    { id: 'm1', label: microphone },
    { id: 'm2', label: laptop },
    { id: 'm3', label: microphone },
  ];
  const speakers = [
    { id: 's1', label: headset },
    { id: 's2', label: loud },
    { id: 's3', label: headset },
  ];
  const [first, second] = here.map(rememberedAs);
  const gone = rememberedAs({ id: 'x', label: office });
  if (first === undefined || second === undefined) return none;
  return {
    ...none,
    microphones: here,
    speakers,
    ranking: {
      microphone: [gone, first, { kind: 'system' }, second],
      speaker: [rememberedAs({ id: 's1', label: headset }), gone],
      ringer: [rememberedAs({ id: 's2', label: loud })],
    },
    chosen: { microphone: 'x', speaker: 's1', ringer: 's2' },
    inUse: { microphone: 'm1', speaker: 's1', ringer: 's2' },
    usedNow: { microphone, speaker: headset, ringer: loud },
  };
};
const pulledOut = (language: Language): AudioSnapshot => {
  const { headset, microphone, laptop, loud } = names(language);
  return {
    ...three(language),
    takeover: {
      ...{ at: NOW - 2 * SECOND, why: 'gone' },
      changes: [
        { role: 'microphone', from: microphone, to: laptop },
        { role: 'speaker', from: headset, to: loud },
      ],
    },
  };
};

const done = (verdict: CheckVerdict, reason: CheckReason): CheckState => ({
  ...{ kind: 'done', verdict, reason, figures: null },
});
const found = {
  headset: 'headset.there',
  room: 'room.noisy',
  microphone: 'microphone.clear',
  echo: 'echo.none',
} as const;
const readiness = {
  ...READINESS_AT_START,
  checks: READINESS_AT_START.checks.map(({ id, state }) =>
    id in found
      ? { id, state: done(id === 'room' ? 'amber' : 'green', found[id as keyof typeof found]) }
      : { id, state },
  ),
};
const testing = (soundTest: SoundTestState, level: number | null) =>
  of('soundTest', (l) => op(l, { soundTest, audio: { ...one(l), microphoneLevel: level } }));

export const soundScenes = {
  soundNone: of('settings', (l) => op(l, { audio: none })),
  soundOne: of('settings', (l) => op(l, { audio: one(l) })),
  soundThree: of('settings', (l) =>
    op(l, {
      audio: three(l),
      settings: { ...defaultSettings, ringing: { tone: 'chime', level: 0.4, isAlsoOnSpeaker: true, isSilent: true } },
    }),
  ),
  soundPulledOut: of('phone', (l) => op(l, { agentState: inCall, calls: [talking(l)], audio: pulledOut(l) })),
  soundMuted: of('phone', (l) =>
    op(l, { agentState: inCall, calls: [talking(l)], audio: { ...one(l), microphoneWarnings: ['muted'] } }),
  ),
  soundWarm: of('phone', (l) => op(l, { agentState: ready, audio: { ...audio(l), isMicrophoneOpen: true } })),
  soundSilentRing: of('phone', (l) =>
    op(l, {
      agentState: ready,
      calls: [call(l, { kind: 'ringingHere' })],
      settings: { ...defaultSettings, ringing: { ...defaultSettings.ringing, isSilent: true } },
    }),
  ),
  soundTest: testing({ kind: 'idle', problem: null }, null),
  soundTestRecording: testing({ kind: 'recording', since: NOW - SECOND }, 0.7),
  soundTestNone: of('soundTest', (l) =>
    op(l, { audio: none, soundTest: { kind: 'idle', problem: 'audio.microphoneAbsent' } }),
  ),
  soundTestVerdict: of('soundTest', (l) => op(l, { audio: three(l), readiness })),
};
