/** Scenes of somebody who asks for help, and of who comes. */
import type { HelpCall } from '@hearthline/protocol';
import type { Language } from '../host/index.ts';
import { inCall, lead, op, waiting } from './hosts.ts';
import { of } from './scene.ts';
import { MINUTE, NOW, SECOND } from './people.ts';
import { talking } from './telephony.ts';

const help = (personId: string, more: Partial<HelpCall> = {}): HelpCall => ({
  ...{ id: `h${personId}`, personId, askedAt: NOW - 42 * SECOND, taken: null, leadersOnline: 2 },
  call: { queue: 'broadband', since: NOW - 4 * MINUTE, number: '138****0046', endedAt: null },
  ...more,
});
const taken = (l: Language) => ({ at: NOW, byId: 'p11', byName: l === 'en' ? 'Mo Lead' : '刘组长' });

export const helpScenes = {
  helpAsked: of('phone', (l) => op(l, { agentState: inCall, calls: [talking(l)], helps: [help('p0')] })),
  helpComes: of('today', (l) => op(l, { helps: [help('p0', { call: null, taken: taken(l) })] })),
  helpOffline: of('today', (l) => op(l, { hubLink: waiting, helps: [help('p0', { leadersOnline: 0 })] })),
  floorHelp: of('floor', (l) =>
    lead(l, {
      helps: [
        help('p1', { taken: taken(l), call: null }),
        help('p2'),
        help('p5', {
          askedAt: NOW - 90 * SECOND,
          call: { queue: null, since: NOW - 60 * SECOND, number: '', endedAt: NOW },
        }),
      ],
    }),
  ),
};
