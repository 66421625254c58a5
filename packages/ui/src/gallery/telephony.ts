/** Made-up calls, line and devices. */
import {
  type AudioSnapshot,
  type CallSnapshot,
  type CallState,
  type LineSnapshot,
  NO_AUDIO,
  type Quality,
  rememberedAs,
} from '@hearthline/softphone-core/snapshot';
import type { Language } from '../host/index.ts';
import { HOUR, NOW, people, queues, SECOND } from './people.ts';

export const quality: Quality = {
  mos: 4.3,
  lossRatio: 0.001,
  jitterMs: 6,
  roundTripMs: 48,
  concealedRatio: 0.002,
  bitrateInKbps: 44,
  bitrateOutKbps: 43,
  codec: 'opus',
  isFecOn: true,
  voiceMode: 'normal',
};
export const poorQuality: Quality = { ...quality, mos: 3.3, lossRatio: 0.042, jitterMs: 38, roundTripMs: 310 };

const peers = { 'zh-CN': ['王先生', '张阿姨', '李女士'], en: ['Mr Waters', 'Auntie Chang', 'Mrs Leigh'] };

export const call = (language: Language, state: CallState, more: Partial<CallSnapshot> = {}): CallSnapshot => ({
  id: 'call-1',
  direction: 'in',
  peerNumber: '139 0000 2046',
  peerName: peers[language][state.kind === 'ringingHere' ? 1 : 0] ?? null,
  queue: { name: queues[0].name, waitedMs: 18 * SECOND },
  pbxCallId: null,
  sipCallId: 'sip-1',
  isGivenBack: false,
  takenFrom: null,
  broadcast: null,
  isAnsweredByItself: false,
  hadEarlyMedia: false,
  transfer: { kind: 'none' },
  state,
  isMuted: false,
  digitsReceived: '',
  digitsSent: '',
  timings: {
    invitedAt: NOW - 290 * SECOND,
    dialledAt: null,
    ringingAt: null,
    answerPressedAt: null,
    answeredAt: null,
    firstAudioInAt: null,
    firstAudioOutAt: null,
  },
  quality: state.kind === 'talking' ? quality : null,
  warnings: [],
  ...more,
});

const talkingNow = { kind: 'talking', hold: 'none', heldSince: null, isHoldPending: false } as const;

export const talking = (language: Language, more: Partial<CallSnapshot> = {}): CallSnapshot =>
  call(
    language,
    { kind: 'talking', since: NOW - 267 * SECOND, hold: 'none', heldSince: null, isHoldPending: false },
    more,
  );

export const heldOther = (language: Language): CallSnapshot =>
  call(
    language,
    { kind: 'talking', since: NOW - 470 * SECOND, hold: 'here', heldSince: NOW - 38 * SECOND, isHoldPending: false },
    { id: 'call-2', peerName: peers[language][2] ?? null, peerNumber: '138 0000 7711' },
  );

export const goodLine: LineSnapshot = {
  state: { kind: 'registered', since: NOW - 6 * HOUR },
  serverUrl: 'wss://pbx.example.org/ws',
  isFallback: false,
  registrationDelayMs: 63,
};

export const audio = (language: Language): AudioSnapshot => {
  const names =
    language === 'en' ? ['USB headset', 'Built-in microphone', 'Loudspeaker'] : ['USB 耳机', '内置麦克风', '扬声器'];
  const [headset = '', builtIn = '', loud = ''] = names;
  return {
    ...NO_AUDIO,
    permission: 'granted',
    microphones: [
      { id: 'm1', label: headset },
      { id: 'm2', label: builtIn },
    ],
    speakers: [
      { id: 's1', label: headset },
      { id: 's2', label: loud },
    ],
    chosen: { microphone: null, speaker: 's1', ringer: 's2' },
    inUse: { microphone: null, speaker: 's1', ringer: 's2' },
    usedNow: { microphone: headset, speaker: headset, ringer: loud },
    ranking: {
      microphone: [],
      speaker: [rememberedAs({ id: 's1', label: headset })],
      ringer: [rememberedAs({ id: 's2', label: loud })],
    },
  };
};

/** A customer waits with music while a colleague is asked. */
export const consulting = (language: Language): CallSnapshot[] => {
  const colleague = people(language, false)[4];
  const to = colleague?.extension ?? '';
  const transfer = { kind: 'consulting', to, consultCallId: 'call-4' } as const;
  const asked = {
    id: 'call-4',
    direction: 'out',
    queue: null,
    peerNumber: to,
    peerName: colleague?.name ?? null,
  } as const;
  return [
    { ...heldOther(language), id: 'call-1', transfer },
    talking(language, { ...asked, state: { ...talkingNow, since: NOW - 9 * SECOND } }),
  ];
};

/** The PBX has taken the caller and rings a colleague. */
export const transferring = (language: Language): CallSnapshot =>
  call(
    language,
    { kind: 'handedOver', since: NOW - 4 * SECOND },
    { transfer: { kind: 'handingOver', to: people(language, false)[4]?.extension ?? '', isRinging: true } },
  );
