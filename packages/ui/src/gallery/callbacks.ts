/** Made-up people to call back, and the scenes that show them. */
import type { Callback, MyAgentState } from '@hearthline/protocol';
import type { ScreenId } from '../app/router.tsx';
import type { HubLinkState, Language } from '../host/index.ts';
import { HOUR, longName, MINUTE, NOW, SECOND, unhindered } from './people.ts';
import type { HostState } from './state.ts';
import { talking } from './telephony.ts';

const one = (index: number, more: Partial<Callback> = {}): Callback => ({
  ...{ id: `cb${index}`, number: `1390000${2046 + index}`, name: '', note: '', dueAt: NOW + index * 40 * MINUTE },
  ...{ callId: null, createdBy: 'p0', createdAt: NOW - 2 * HOUR, groupId: 'g1', passedBy: [], attempts: [] },
  ...{ owner: { kind: 'person', personId: 'p0' }, state: { kind: 'scheduled', since: NOW - HOUR } },
  ...more,
});
const team = { owner: { kind: 'team', groupId: 'g1' } } as const;
const tried = (count: number): Callback['attempts'] =>
  Array.from({ length: count }, (_, index) => ({
    personId: 'p0',
    at: NOW - index * HOUR,
    outcome: 'noAnswer' as const,
  }));

const said = (language: Language) =>
  language === 'en'
    ? { name: 'Mrs Leigh', note: 'Wants to know when the street lamp is repaired. After lunch is best.' }
    : { name: '李阿姨', note: '路灯什么时候修好，要一个准日子。午饭以后方便。' };

/** On an ordinary afternoon. */
export const callbackRows = (language: Language): Callback[] => [
  one(0, { ...said(language), dueAt: NOW - 12 * MINUTE, attempts: tried(1) }),
  one(1, { ...team, dueAt: NOW - 3 * MINUTE }),
  one(2, { ...team, state: { kind: 'offered', offerId: 'o', to: 'p3', since: NOW, endsAt: NOW + 30 * SECOND } }),
  one(3, { name: language === 'en' ? 'Mr Waters' : '王先生' }),
  one(4, { ...team, note: language === 'en' ? 'Bill of October.' : '十月的账单。', dueAt: NOW + 20 * HOUR }),
  one(5, { state: { kind: 'done', at: NOW - 30 * MINUTE, outcome: 'reached' }, attempts: tried(1) }),
  one(6, { state: { kind: 'givenUp', at: NOW - HOUR, why: 'unreached' }, attempts: tried(3) }),
];

const before = (language: Language, state: Callback['state'], more: Partial<Callback> = {}): Callback[] => [
  one(0, { ...said(language), attempts: tried(1), state, ...more }),
];
const paused: MyAgentState = {
  confirmed: { kind: 'notReady', reason: 'callback', since: NOW - 14 * SECOND },
  pending: null,
  ...unhindered,
  isPbxConnected: true,
};
const offered: Callback['state'] = {
  ...{ kind: 'offered', offerId: 'o', to: 'p0', since: NOW - 14 * SECOND, endsAt: NOW + 31 * SECOND },
};
const ended: Callback['state'] = {
  ...{ kind: 'ended', by: 'p0', at: NOW - 5 * SECOND, outcome: 'noAnswer', confirmBy: NOW + 55 * SECOND },
};

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

export const callbackScenes = <S>({ of, op, lead, full, unknown, waiting, connecting }: Makers<S>) => ({
  callbackOffered: of('today', (l) => op(l, { agentState: paused, callbacks: before(l, offered) })),
  callbackDialled: of('phone', (l) =>
    op(l, {
      ...{ agentState: paused, calls: [talking(l)] },
      callbacks: before(l, { kind: 'dialled', offerId: 'o', by: 'p0', since: NOW - MINUTE }),
    }),
  ),
  callbackEnded: of('today', (l) => op(l, { agentState: paused, callbacks: before(l, ended) })),
  callbackFull: of('today', (l) =>
    full(l, {
      agentState: paused,
      callbacks: before(l, offered, { name: longName(l, 1), number: '9'.repeat(63), note: 'w'.repeat(500) }),
    }),
  ),
  callbacks: of('callbacks', (l) => op(l)),
  callbacksEmpty: of('callbacks', (l) => op(l, { callbacks: [] })),
  callbacksLoading: of('callbacks', (l) => unknown(op(l), connecting)),
  callbacksOffline: of('callbacks', (l) => op(l, { hubLink: waiting })),
  callbacksFull: of('callbacks', (l) =>
    full(l, {
      callbacks: callbackRows(l).map((row) => ({
        ...row,
        name: longName(l, 1),
        number: '9'.repeat(63),
        note: 'w'.repeat(500),
      })),
    }),
  ),
  leaderCallbacks: of('callbacks', (l) => lead(l)),
});
