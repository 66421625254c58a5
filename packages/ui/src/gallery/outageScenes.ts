/** Scenes of power cuts, lost lines and empty chairs. */
import { inCall, lead, mine, op } from './hosts.ts';
import { of } from './scene.ts';
import type { Outage } from '@hearthline/protocol';
import type { Language } from '../host/index.ts';
import { HOUR, MINUTE, NOW, people, presences, SECOND } from './people.ts';
import { talking } from './telephony.ts';

const battery = { source: 'battery', levelRatio: 0.62, secondsLeft: 2_400 } as const;
const since = NOW - 95 * SECOND;
const out = (reason: 'lineLost' | 'onBattery' | 'away', comesBack = true) =>
  mine({ kind: 'notReady', reason, since }, { comesBack, hindrances: [reason] });

const cut = (index: number, more: Partial<Outage> = {}): Outage => ({
  ...{ id: `o${index}`, personId: 'p0', kind: 'line', beganAt: NOW - (index + 1) * HOUR },
  ...{ endedAt: NOW - (index + 1) * HOUR + 4 * MINUTE, proof: ['pbx'], isExcused: false, contest: null },
  ...more,
});
const note = (l: Language) =>
  l === 'en' ? 'The cable in our lane was dug up.' : '村口修路，光缆挖断了，别家也都断了。';
const answer = (l: Language) => ({
  ...{ at: NOW, byName: l === 'en' ? 'Olive Hart' : '刘组长', isAccepted: false },
  word: l === 'en' ? 'Nobody else in the lane was cut off.' : '同村的都没有断，先查查路由器。',
});
const cuts = (l: Language): Outage[] => [
  cut(0),
  cut(1, { kind: 'power', proof: ['pc', 'pbx'], isExcused: true }),
  cut(2, { contest: { at: NOW, note: note(l), answer: null } }),
  cut(3, { contest: { at: NOW, note: note(l), answer: answer(l) } }),
  cut(4, { kind: 'pbx', proof: ['hub'], isExcused: true }),
];

export const outageScenes = {
  outages: of('today', (l) => op(l, { outages: cuts(l) })),
  outagesContested: of('floor', (l) => lead(l, { outages: cuts(l).slice(2, 3) })),
  powerCut: of('today', (l) => op(l, { power: battery, agentState: out('onBattery') })),
  powerCutReady: of('today', (l) =>
    op(l, {
      power: { ...battery, secondsLeft: null },
      agentState: mine({ kind: 'ready', since }, { hindrances: ['onBattery'], readyUntil: NOW + 1_105 * SECOND }),
    }),
  ),
  powerCutInCall: of('phone', (l) => op(l, { power: battery, agentState: inCall, calls: [talking(l)] })),
  lineLost: of('today', (l) => op(l, { agentState: out('lineLost') })),
  away: of('today', (l) => op(l, { agentState: out('away', false) })),
  floorCutOff: of('floor', (l) =>
    lead(l, {
      presence: presences(people(l, false)).map((row, index) => ({
        ...row,
        ...(index === 1
          ? { isOnline: true, agentState: { kind: 'notReady', reason: 'lineLost', since } as const }
          : {}),
        ...(index === 3
          ? {
              isOnline: true,
              agentState: { kind: 'notReady', reason: 'onBattery', since } as const,
              battery: { since, emptyAt: NOW + 2_400 * SECOND },
            }
          : {}),
      })),
    }),
  ),
};
