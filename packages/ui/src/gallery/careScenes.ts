/** Scenes of days to keep and of visits. */
import type { CareDay, CareVisit, ComingFeast, Feast } from '@hearthline/protocol';
import type { Language } from '../host/index.ts';
import { connecting, full, lead, leader, op, unknown, waiting } from './hosts.ts';
import { of } from './scene.ts';
import { HOUR, longName, NOW, people } from './people.ts';
import { talking } from './telephony.ts';

const TODAY = '2026-11-21';
const birthday: Feast = { kind: 'birthday' };
const years = (count: number): Feast => ({ kind: 'anniversary', years: count });
const holiday = (zh: string, en: string): Feast => ({ kind: 'holiday', title: { 'zh-CN': zh, en } });
const teaDay = holiday('开茶节', 'the Tea Festival');
const dayOf = (more: Partial<CareDay>): CareDay => ({ workday: TODAY, mine: [], mates: [], coming: null, ...more });

const coming: ComingFeast[] = [
  { on: TODAY, personId: 'p14', feast: birthday },
  { on: '2026-11-22', personId: null, feast: teaDay },
  { on: '2026-11-24', personId: 'p17', feast: years(2) },
  { on: '2026-11-28', personId: 'p12', feast: birthday },
];
const visit = (l: Language, no: number, more: Partial<CareVisit> = {}): CareVisit => ({
  ...{ id: `v${no}`, personId: `p${10 + no}`, kind: no % 2 === 0 ? 'visit' : 'call', on: TODAY, byId: 'p11' },
  ...{ byName: l === 'en' ? 'Mo Lead' : '刘组长', plannedAt: NOW - 50 * HOUR, done: null, isMine: true },
  text: l === 'en' ? 'It is getting cold: how are the stove and the line?' : '天冷了，问问炉子和网线好不好',
  ...more,
});
const visits = (l: Language): CareVisit[] => [
  visit(l, 4),
  visit(l, 7, { on: '2026-11-18', text: l === 'en' ? 'How are the new calls going?' : '新业务上手了没有' }),
  visit(l, 8, { on: '2026-11-27', isMine: false, text: l === 'en' ? 'Bring a new headset' : '带一副新耳机过去' }),
  visit(l, 5, {
    on: '2026-11-12',
    done: {
      ...{ at: NOW - 8 * 24 * HOUR, byName: l === 'en' ? 'Mo Lead' : '刘组长' },
      word: l === 'en' ? 'A good talk; the line is mended' : '聊得很好，网线也换好了',
    },
  }),
];
/** A large group, long names, many days and visits. */
const busy = (l: Language) => {
  const feasts = Array.from({ length: 30 }, (_, no): ComingFeast => {
    const on = new Date(Date.parse(TODAY) + Math.floor(no / 2.2) * 24 * HOUR).toISOString().slice(0, 10);
    return { on, personId: `p${10 + (no % 50)}`, feast: no % 3 === 0 ? years(no + 1) : birthday };
  });
  return lead(l, {
    people: people(l, true),
    careDay: dayOf({ coming: feasts }),
    careVisits: Array.from({ length: 9 }, (_, no) =>
      visit(l, no, { text: `${longName(l, no)}${longName(l, no)}`.slice(0, 120), byName: longName(l, no) }),
    ),
  });
};

export const careScenes = {
  careBirthday: of('today', (l) => op(l, { careDay: dayOf({ mine: [birthday] }) })),
  careFeasts: of('today', (l) => op(l, { careDay: dayOf({ mine: [years(3), teaDay], mates: ['p2', 'p5'] }) })),
  careFeastsFull: of('today', (l) =>
    full(l, { careDay: dayOf({ mine: [birthday, years(12), teaDay], mates: ['p2', 'p3', 'p5'] }) }),
  ),
  careInCall: of('today', (l) => op(l, { careDay: dayOf({ mine: [birthday], mates: ['p2'] }), calls: [talking(l)] })),
  careYesterday: of('today', (l) => op(l, { careDay: dayOf({ workday: '2026-11-20', mine: [birthday] }) })),
  careSettings: of('settings', (l) => op(l, { myBirthday: { birthday: { on: '02-29', toldTo: 'team' } } })),
  careSettingsOffline: of('settings', (l) => op(l, { hubLink: waiting })),
  careDesk: of('activities', (l) => lead(l, { careDay: dayOf({ coming }), careVisits: visits(l) })),
  careDeskEmpty: of('activities', (l) => lead(l)),
  careDeskLoading: of('activities', (l) => unknown(leader({ language: l }), connecting)),
  careDeskOffline: of('activities', (l) =>
    lead(l, { hubLink: waiting, careDay: dayOf({ coming }), careVisits: visits(l) }),
  ),
  careDeskFull: of('activities', busy),
  careReminder: of('floor', (l) => lead(l, { careVisits: visits(l).slice(0, 1) })),
  careReminderInCall: of('floor', (l) => lead(l, { careVisits: visits(l), calls: [talking(l)] })),
};
