/** Scenes of chats with colleagues. */
import { chatIdOf, type Chat, type ChatMessage, type ChatPartner } from '@hearthline/protocol';
import type { ChatWaiting } from '../host/chat/chatContract.ts';
import type { Language } from '../host/index.ts';
import { connecting, inCall, op, operator, unknown, waiting as away } from './hosts.ts';
import { of, type Make } from './scene.ts';
import { HOUR, longName, MINUTE, NOW, people } from './people.ts';
import type { HostState } from './state.ts';
import { talking } from './telephony.ts';

const ME = 'p0';
const person = (personId: string): ChatPartner => ({ kind: 'person', personId });
const team: ChatPartner = { kind: 'team', unitId: 'g0' };

const chatWith = (partner: ChatPartner, more: Partial<Chat> = {}): Chat => ({
  ...{ id: chatIdOf(partner, ME), partner, seenUpTo: NOW, partnerSeenUpTo: partner.kind === 'team' ? null : 0 },
  ...more,
});
const said = (
  l: Language,
  { partner, from, text, at }: { partner: ChatPartner; from: string; text: string; at: number },
): ChatMessage => ({
  ...{ id: `${partner.kind} ${from} ${at}`, chatId: chatIdOf(partner, ME), fromId: from, writtenAt: at, at },
  ...{ fromName: people(l, false).find(({ id }) => id === from)?.name ?? from, text, isDeleted: false },
});

const words: Readonly<Record<Language, readonly string[]>> = {
  'zh-CN': [
    '退费流程换了吗？',
    '换了，先问办理日期。',
    '谢谢你，帮了大忙！',
    '下午三点一起练新话术？',
    '好，我接完这通就来。',
  ],
  en: [
    'Has the refund procedure changed?',
    'Yes, ask for the date first.',
    'Thank you, that helped a lot!',
    'Shall we practise the new lines at three?',
    'Yes, once this call is done.',
  ],
};

const few = (l: Language): Pick<HostState, 'chats' | 'chatMessages'> => {
  const partner = person('p3');
  const [asked, answered, thanks, practise, yes] = words[l] as [string, string, string, string, string];
  const late = said(l, { partner, from: ME, text: thanks, at: NOW - 4 * MINUTE });
  return {
    chats: [
      chatWith(partner, { seenUpTo: NOW - 5 * MINUTE, partnerSeenUpTo: NOW - 4 * MINUTE }),
      chatWith(team, { seenUpTo: NOW - 3 * HOUR }),
      chatWith(person('gone')),
    ],
    chatMessages: [
      said(l, { partner, from: ME, text: asked, at: NOW - 30 * MINUTE }),
      said(l, { partner, from: 'p3', text: answered, at: NOW - 20 * MINUTE }),
      { ...late, writtenAt: NOW - 15 * MINUTE },
      { ...said(l, { partner, from: 'p3', text: '', at: NOW - 3 * MINUTE }), isDeleted: true },
      said(l, { partner, from: 'p3', text: practise, at: NOW - MINUTE }),
      said(l, { partner: team, from: 'p5', text: practise, at: NOW - 2 * HOUR }),
      said(l, { partner: team, from: 'p6', text: yes, at: NOW - HOUR }),
      said(l, { partner: person('gone'), from: 'gone', text: yes, at: NOW - 300 * HOUR }),
    ],
  };
};
/** As many and as long as it can be. */
const many = (l: Language): Pick<HostState, 'chats' | 'chatMessages'> => ({
  chats: [
    chatWith(team, { seenUpTo: 0 }),
    ...Array.from({ length: 40 }, (_, index) => chatWith(person(`p${index + 1}`))),
  ],
  chatMessages: [
    ...Array.from({ length: 40 }, (_, index) =>
      said(l, {
        ...{ partner: team, from: `p${index % 9}`, at: NOW - (41 - index) * MINUTE },
        text: index === 38 ? longName(l, 1).repeat(17).slice(0, 1_000) : (words[l][index % 5] ?? ''),
      }),
    ),
    ...Array.from({ length: 40 }, (_, index) =>
      said(l, {
        ...{ partner: person(`p${index + 1}`), from: `p${index + 1}`, at: NOW - index * HOUR },
        text: words[l][index % 5] ?? '',
      }),
    ),
  ],
});
const waits = (l: Language): ChatWaiting[] => [
  { id: 'w1', to: person('p3'), text: words[l][4] ?? '', at: NOW - MINUTE, refusedBy: null },
  { id: 'w2', to: person('p3'), text: words[l][2] ?? '', at: NOW - MINUTE, refusedBy: 'chat.notFound' },
];
const at =
  (find: string, make: (l: Language) => HostState): Make =>
  (l) => ({ ...of('chat', make)(l), find });

export const chatScenes = {
  chat: at('person p3', (l) => op(l, few(l))),
  chatTeam: at('team g0', (l) => op(l, few(l))),
  chatEmpty: of('chat', (l) => op(l)),
  chatNobodyYet: at('person p7', (l) => op(l)),
  chatLoading: of('chat', (l) => unknown(operator({ language: l }), connecting)),
  chatNever: of('chat', (l) => unknown(operator({ language: l }), away)),
  chatOffline: at('person p3', (l) => op(l, { ...few(l), hubLink: away, chatWaiting: waits(l) })),
  chatGone: at('person gone', (l) => op(l, few(l))),
  chatMany: at('team g0', (l) => op(l, { ...many(l), people: people(l, true) })),
  chatInCall: of('today', (l) => op(l, { ...few(l), agentState: inCall, calls: [talking(l)] })),
};
