/** Announcements that are urgent, corrected, withdrawn, reminded of. */
import type { Announcement, AnnouncementPlan, Organisation, Proposal } from '@hearthline/protocol';
import type { HubLinkState, Language } from '../host/index.ts';
import type { lead as leadOf, op as opOf } from './hosts.ts';
import type { Make, of as ofScene } from './scene.ts';
import { HOUR, MINUTE, NOW, organisation } from './people.ts';
import type { HostState } from './state.ts';
import { talking } from './telephony.ts';

interface Tools {
  readonly of: typeof ofScene;
  readonly op: typeof opOf;
  readonly lead: typeof leadOf;
  readonly waiting: HubLinkState;
  readonly inCall: HostState['agentState'];
}

/** The first of them as `change` says. */
const first = (state: HostState, change: Partial<Announcement>): HostState => ({
  ...state,
  announcements: (state.announcements ?? []).map((one, index) => (index === 0 ? { ...one, ...change } : one)),
});

const plans = (l: Language): AnnouncementPlan[] =>
  (['weekdays', 'once'] as const).map((repeat, index) => ({
    ...{ id: `plan${index}`, authorId: 'p11', authorName: l === 'en' ? 'Mo Lead' : '刘组长', body: '' },
    title: l === 'en' ? 'Morning words: drink water, stretch, breathe' : '早上的话：喝水、伸展、慢慢来',
    ...{ audience: { kind: 'unit' as const, unitId: 'g1' }, mustRead: false },
    ...{ firstOn: '2026-11-20', lastOn: '2026-12-31', timeOfDay: '08:30', repeat, validMs: HOUR },
    nextAt: NOW + (index + 18) * HOUR,
  }));

/** With somebody in charge of the operator's group. */
const ledBy = (l: Language): Organisation => {
  const tree = organisation(l);
  return { ...tree, units: tree.units.map((unit) => (unit.id === 'g0' ? { ...unit, inChargeId: 'p11' } : unit)) };
};

const asked = (l: Language, askedById: string): Proposal[] => {
  const zh = l === 'zh-CN';
  const by = { at: NOW - HOUR, byId: 'p11', byName: zh ? '刘组长' : 'Mo Lead' };
  const row = { unitId: askedById === 'p0' ? 'g0' : 'g1', askedById, askedByName: zh ? '吴春妮' : 'Chun Swift' };
  return [
    {
      ...{ ...row, id: 'q0', kind: 'question', askedAt: NOW - 40 * MINUTE, state: { kind: 'received' } },
      text: zh
        ? '下周三下午要带孩子打疫苗，可以和晚班换吗？'
        : 'Next Wednesday my child gets a vaccination. May I swap with the late shift?',
    },
    {
      ...{ ...row, id: 'q1', kind: 'proposal', askedAt: NOW - 3 * HOUR, state: { kind: 'lookedAt', ...by } },
      text: zh
        ? '红灯闪的话术太长，先说断电那一句就好。'
        : 'The words for a red light are too long; begin with the power.',
    },
    {
      ...{ ...row, id: 'q2', kind: 'proposal', askedAt: NOW - 30 * HOUR },
      text: zh ? '茶歇能不能从五分钟改成八分钟？' : 'Could the tea break be eight minutes instead of five?',
      state: { kind: 'accepted', word: zh ? '好主意，从下周一开始。' : 'Good idea, from Monday on.', ...by },
    },
  ];
};

/** The first is to the leader's own group. */
const mine = (state: HostState, change: Partial<Announcement> = {}): HostState =>
  first(state, {
    ...{ audience: { kind: 'unit', unitId: 'g1' }, audienceCount: 10, acknowledgedCount: 6 },
    missingPersonIds: (state.people ?? []).slice(13, 17).map(({ id }) => id),
    ...change,
  });

export const announcementScenes = ({ of, op, lead, waiting, inCall }: Tools) => {
  const urgent = (l: Language, state: Partial<HostState> = {}): HostState => first(op(l, state), { isUrgent: true });
  return {
    announcementUrgent: of('points', (l) => urgent(l)),
    announcementUrgentInCall: of('points', (l) => urgent(l, { agentState: inCall, calls: [talking(l)] })),
    announcementReminded: of('today', (l) => first(op(l), { remindedAt: NOW - MINUTE })),
    announcementRemindedOffline: of('today', (l) => first(op(l, { hubLink: waiting }), { remindedAt: NOW - MINUTE })),
    announcementsChanged: of('announcements', (l) => {
      const state = first(op(l), { version: 2, correctedAt: NOW - HOUR });
      return {
        ...state,
        announcements: (state.announcements ?? []).map((one, index) =>
          index === 2 ? { ...one, withdrawnAt: NOW - HOUR } : one,
        ),
      };
    }),
    broadcastMine: of('broadcast', (l) => mine(lead(l))),
    broadcastReminded: of('broadcast', (l) =>
      mine(lead(l), { remindedAt: NOW - 20 * MINUTE, correctedAt: NOW - HOUR }),
    ),
    broadcastPlanned: of('broadcast', (l) => lead(l, { announcementPlans: plans(l) })),
    proposalsMine: of('announcements', (l) =>
      op(l, { announcements: [], organisation: ledBy(l), proposals: asked(l, 'p0') }),
    ),
    proposalsOffline: of('announcements', (l) =>
      op(l, { announcements: [], hubLink: waiting, organisation: ledBy(l), proposals: asked(l, 'p0') }),
    ),
    proposalsReceived: of('broadcast', (l) => lead(l, { proposals: asked(l, 'p12') })),
    broadcastOffline: of('broadcast', (l) => mine(lead(l, { hubLink: waiting }))),
    broadcastWithdrawn: of('broadcast', (l) => mine(lead(l), { withdrawnAt: NOW - MINUTE })),
  } satisfies Record<string, Make>;
};
