/** Scenes of rests and their allowances. */
import type { Rest } from '@hearthline/protocol';
import { lead, mine, op } from './hosts.ts';
import { of } from './scene.ts';
import { MINUTE, NOW, people, presences } from './people.ts';

const used = { break: 0, meal: 0, meeting: 0, training: 0, help: 0 };
const since = NOW - 26 * MINUTE;
const onBreak = { kind: 'notReady', reason: 'break', since } as const;
const rest = (personId: string, more: Partial<Rest>): Rest => ({ personId, usedMs: used, running: null, ...more });

export const restScenes = {
  restOver: of('today', (l) =>
    op(l, {
      agentState: mine(onBreak),
      rests: [rest('p0', { usedMs: { ...used, break: 11 * MINUTE }, running: { reason: 'break', since } })],
    }),
  ),
  floorRests: of('floor', (l) =>
    lead(l, {
      presence: presences(people(l, false)).map((row, index) =>
        index === 1 ? { ...row, isOnline: true, agentState: onBreak } : row,
      ),
      rests: [
        rest('p1', { usedMs: { ...used, break: 11 * MINUTE }, running: { reason: 'break', since } }),
        rest('p3', { usedMs: { ...used, meal: 72 * MINUTE } }),
        rest('p4', { usedMs: { ...used, meal: 42 * MINUTE } }),
      ],
    }),
  ),
};
