/** Made-up records of calls and people, and the scenes that show them. */
import type { CallRow, Contact, DispositionCode, MyHistory, MyVoicemail } from '@hearthline/protocol';
import type { ScreenId } from '../app/router.tsx';
import type { HubLinkState, Language } from '../host/index.ts';
import type { Answers } from './FakeHost.ts';
import { longName, MINUTE, NOW, queues, SECOND } from './people.ts';
import type { HostState } from './state.ts';

const row = (index: number, more: Partial<CallRow> = {}): CallRow => {
  const startedAt = NOW - (index * 37 + 4) * MINUTE;
  return {
    ...{ id: `h${index}`, personId: 'p0', direction: 'in', number: `1390000${2046 + index}`, peerId: null },
    ...{ queue: queues[index % 2]?.name ?? null, startedAt, answeredAt: startedAt + 18 * SECOND },
    ...{ endedAt: startedAt + 205 * SECOND, end: 'hungUpThere', callId: `c${index}` },
    disposition: null,
    quality: { mos: 4.3, lowestMos: 4.1, lossRatio: 0.001, jitterMs: 6, roundTripMs: 48, warnings: [], heldMs: 0 },
    ...more,
  };
};
const short = (index: number, more: Partial<CallRow>): CallRow => {
  const { startedAt } = row(index);
  return row(index, { answeredAt: null, endedAt: startedAt + 14 * SECOND, quality: null, ...more });
};

const callRows = (): CallRow[] => [
  row(0, { disposition: { codeId: 'resolved', note: 'Router restarted, line is back.', at: NOW } }),
  short(1, { end: 'noAnswer' }),
  row(2, { direction: 'out', queue: null, peerId: 'p3', number: '1004', end: 'hungUpHere' }),
  row(3, {
    quality: {
      mos: 3.2,
      lowestMos: 2.4,
      lossRatio: 0.05,
      jitterMs: 40,
      roundTripMs: 320,
      warnings: ['loss', 'jitter'],
      heldMs: 0,
    },
  }),
  short(4, { direction: 'out', queue: null, number: '6003', end: 'busy' }),
  short(5, { queue: null, number: '', peerId: 'p7', end: 'cancelled' }),
  row(6, { number: '' }),
];

const history = (): MyHistory => ({ missedCount: 2, recent: callRows() });

const codes: DispositionCode[] = [
  { id: 'resolved', title: { 'zh-CN': '当场办结', en: 'Resolved' } },
  { id: 'answered', title: { 'zh-CN': '咨询答复', en: 'Question answered' } },
  { id: 'passed-on', title: { 'zh-CN': '转办派单', en: 'Passed on' } },
  { id: 'call-back', title: { 'zh-CN': '需要回访', en: 'To call back' } },
  { id: 'complaint', title: { 'zh-CN': '投诉建议', en: 'Complaint' } },
  { id: 'wrong-number', title: { 'zh-CN': '错拨或骚扰', en: 'Wrong number' } },
];

const contacts: Contact[] = [
  { id: 'k1', name: '曾雨荷', numbers: ['13900002046'], organisation: '清溪物业', note: '', isFavourite: true },
  { id: 'k2', name: 'Waters', numbers: ['+442079460958', '1004'], organisation: '', note: '', isFavourite: false },
];

const voicemail = (more: Partial<MyVoicemail> = {}): MyVoicemail => ({
  keepDays: 30,
  unheardCount: 2,
  messages: ['13900002046', '13900002051', '', '1004'].map((number, index) => ({
    ...{ id: `m${index}`, number, at: NOW - (index * 67 + 12) * MINUTE, lengthMs: (19 + index * 31) * SECOND },
    isHeard: index > 1,
  })),
  ...more,
});

/** What is remembered, as the hub has told it on an ordinary afternoon. */
export const records = () => ({
  history: history(),
  dispositionCodes: codes,
  dispositionDrafts: [],
  contacts,
  voicemail: voicemail(),
});
export const noRecords = {
  history: null,
  dispositionCodes: null,
  dispositionDrafts: [],
  contacts: null,
  voicemail: null,
  callbacks: null,
  outages: null,
};

export const recordAnswers = (): Answers => ({
  readHistory: ({ filter }) => ({
    rows: callRows().filter((one) => filter === 'all' || (filter === 'missed') === (one.answeredAt === null)),
    hasMore: filter === 'all',
  }),
  seeMissed: () => undefined,
  hearMessage: () => undefined,
  removeMessage: () => undefined,
  restoreMessage: () => undefined,
  putContacts: () => undefined,
  removeContacts: () => undefined,
  draftDisposition: () => undefined,
  saveDisposition: () => undefined,
  countDispositions: () => ({
    counts: [
      { codeId: 'resolved', count: 31 },
      { codeId: 'call-back', count: 4 },
    ],
  }),
});

/** The gallery's own makers. */
interface Makers<S> {
  readonly of: (screen: ScreenId, make: (language: Language) => HostState) => (language: Language) => S;
  readonly op: (language: Language, change?: Partial<HostState>) => HostState;
  readonly lead: (language: Language, change?: Partial<HostState>) => HostState;
  readonly full: (language: Language, change?: Partial<HostState>) => HostState;
  readonly unknown: (state: HostState, hub: HubLinkState) => HostState;
  readonly waiting: HubLinkState;
  readonly connecting: HubLinkState;
}

export const recordScenes = <S>({ of, op, lead, full, unknown, waiting, connecting }: Makers<S>) => ({
  history: of('history', (l) => op(l)),
  historyEmpty: of('history', (l) => op(l, { hubLink: waiting, history: { missedCount: 0, recent: [] } })),
  historyLoading: of('history', (l) => unknown(op(l), connecting)),
  historyOffline: of('history', (l) => op(l, { hubLink: waiting })),
  historyFull: of('history', (l) =>
    full(l, {
      hubLink: waiting,
      history: {
        missedCount: 99,
        recent: callRows().map((one) => ({ ...one, number: '9'.repeat(64), peerId: one.peerId })),
      },
      queues: [
        {
          ...{ name: 'broadband', title: { 'zh-CN': longName(l, 1), en: longName(l, 1) }, waitingCount: 0 },
          ...{ oldestJoinedAt: null, readyCount: 0, answeredToday: 0, abandonedToday: 0 },
        },
      ],
    }),
  ),
  messages: of('messages', (l) => op(l)),
  messagesEmpty: of('messages', (l) => op(l, { voicemail: voicemail({ unheardCount: 0, messages: [] }) })),
  messagesLoading: of('messages', (l) => unknown(op(l), connecting)),
  messagesOffline: of('messages', (l) => op(l, { hubLink: waiting })),
  messagesFull: of('messages', (l) =>
    full(l, {
      voicemail: voicemail({
        unheardCount: 99,
        messages: voicemail().messages.map((one) => ({ ...one, number: '9'.repeat(64), isHeard: false })),
      }),
    }),
  ),
  dispositionDraft: of('today', (l) =>
    op(l, {
      hubLink: waiting,
      dispositionDrafts: [{ callId: 'c3', codeId: 'call-back', note: 'Ask again on Monday.', isSaved: false }],
    }),
  ),
  contacts: of('contacts', (l) => op(l)),
  contactsEmpty: of('contacts', (l) => op(l, { contacts: [], people: [] })),
  contactsLoading: of('contacts', (l) => unknown(op(l), connecting)),
  contactsOffline: of('contacts', (l) => op(l, { hubLink: waiting })),
  contactsFull: of('contacts', (l) => full(l)),
  leaderHistory: of('history', (l) => lead(l)),
});
