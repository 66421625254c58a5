/** Scenes of objectives and contests: hers on the points page, the leader's desk. */
import type { Language } from '../host/index.ts';
import {
  contestsOf,
  contestsOfLeader,
  contestsPast,
  objectivesAtFirst,
  objectivesOf,
  unitObjectivesOf,
} from './aims.ts';
import { connecting, full, lead, leader, op, unknown, waiting } from './hosts.ts';
import { of, type Make } from './scene.ts';
import { people } from './people.ts';
import type { HostState } from './state.ts';

const desk =
  (make: (language: Language) => HostState): Make =>
  (language) => ({ ...of('points', make)(language), find: 'aims' });

export const aimScenes = {
  objectives: of('points', (l) => op(l, { objectives: objectivesOf(l) })),
  objectivesAtFirst: of('points', (l) => op(l, { objectives: objectivesAtFirst(l) })),
  objectivesOffline: of('points', (l) => op(l, { objectives: objectivesOf(l), hubLink: waiting })),
  contests: of('points', (l) => op(l, { objectives: objectivesOf(l), contests: contestsOf(l) })),
  contestsPast: of('points', (l) => op(l, { contests: contestsPast(l) })),
  contestsOffline: of('points', (l) => op(l, { contests: contestsOf(l), hubLink: waiting })),
  contestsFull: of('points', (l) => full(l, { objectives: objectivesOf(l), contests: contestsOf(l, true) })),
  aimDesk: desk((l) => lead(l, { unitObjectives: unitObjectivesOf(l), contests: contestsOfLeader(l) })),
  aimDeskEmpty: desk((l) => lead(l)),
  aimDeskLoading: desk((l) => unknown(leader({ language: l }), connecting)),
  aimDeskOffline: desk((l) =>
    lead(l, { unitObjectives: unitObjectivesOf(l), contests: contestsOfLeader(l), hubLink: waiting }),
  ),
  aimDeskFull: desk((l) =>
    lead(l, {
      people: people(l, true),
      unitObjectives: unitObjectivesOf(l),
      contests: [...contestsOfLeader(l, true), ...contestsPast(l).map((one) => ({ ...one, isIn: false }))],
    }),
  ),
};
