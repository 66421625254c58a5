/** Scenes of what the PBX does in a call: conference, recording, parking, voicemail. */
import type { ConferenceParty, MyAgentState, PauseReason } from '@hearthline/protocol';
import type { Language } from '../host/index.ts';
import type { Answers } from './FakeHost.ts';
import { NOW, people, SECOND, unhindered } from './people.ts';
import type { HostState } from './state.ts';
import { talking } from './telephony.ts';

interface ServiceScene {
  readonly screen: 'phone';
  readonly state: HostState;
  readonly answers?: Answers;
}

type Op = (language: Language, change?: Partial<HostState>) => HostState;

const party = (id: string, more: Partial<ConferenceParty>): ConferenceParty => ({
  ...{ id, personId: null, number: '', name: '', state: 'joined', isTalking: false, isMuted: false },
  since: NOW - 40 * SECOND,
  ...more,
});

const parties = (language: Language, count: number): ConferenceParty[] => {
  const [me, second] = people(language, count > 4);
  return [
    party('a', { number: '13900002046', name: language === 'en' ? 'Mr Waters' : '王先生', isTalking: true }),
    party('b', { personId: me?.id ?? null, name: me?.name ?? '', number: '1001' }),
    party('c', { personId: second?.id ?? null, name: second?.name ?? '', number: '1002', isMuted: true }),
    party('d', { number: '05170000881', state: 'calling' }),
    party('e', { number: '05170000882', state: 'busy' }),
    ...Array.from({ length: 3 }, (_, index) => party(`f${index}`, { number: `1380000771${index}` })),
  ].slice(0, count);
};

export const serviceScenes = (op: Op, inCall: MyAgentState) => {
  const onPhone =
    (make: (language: Language) => Partial<HostState>) =>
    (language: Language): ServiceScene => ({
      screen: 'phone',
      state: op(language, { agentState: inCall, calls: [talking(language)], ...make(language) }),
    });
  const conference = (language: Language, count: number) => [
    { roomId: 'room', sipCallId: 'sip-1', myPartyId: 'b', parties: parties(language, count) },
  ];
  const recordings = (pausedBy: PauseReason | null) => [
    { recordingId: 'rec', sipCallId: 'sip-1', pausedBy, since: NOW - 12 * SECOND },
  ];
  const notResponding: MyAgentState = {
    confirmed: { kind: 'notReady', reason: 'notResponding', since: NOW - 48 * SECOND },
    pending: null,
    ...unhindered,
    isPbxConnected: true,
  };
  const group = (language: Language): Partial<HostState> => {
    const [me, second] = people(language, false);
    const caller = language === 'en' ? 'Mrs Leigh' : '李女士';
    const since = NOW - 31 * SECOND;
    return {
      calls: [],
      parked: [
        {
          ...{ id: 'p', number: '13800007711', name: caller, queue: 'broadband', parkedById: second?.id ?? '' },
          ...{ parkedAt: since, returnsAt: NOW + 59 * SECOND, isReturning: false },
        },
        {
          ...{ id: 'q', number: '05170000883', name: '', queue: null, parkedById: me?.id ?? '' },
          ...{ parkedAt: since, returnsAt: NOW, isReturning: true },
        },
      ],
      ringing: [{ personId: second?.id ?? '', number: '13900002046', name: '', since: NOW - 4 * SECOND }],
    };
  };
  return {
    shownNumber: onPhone(() => ({
      calls: [],
      shownNumber: {
        choices: [
          { number: '12345', title: { 'zh-CN': '市民热线', en: 'City hotline' } },
          { number: '12346', title: { 'zh-CN': '宽带报障', en: 'Broadband faults' } },
        ],
        chosen: '12346',
      },
    })),
    groupCalls: onPhone(group),
    notResponding: onPhone(() => ({ agentState: notResponding, calls: [] })),
    recording: onPhone(() => ({ recordings: recordings(null) })),
    recordingPaused: onPhone(() => ({ recordings: recordings('cardNumber') })),
    conference: onPhone((l) => ({ conferences: conference(l, 4) })),
    conferenceFull: onPhone((l) => ({ conferences: conference(l, 8) })),
  };
};
