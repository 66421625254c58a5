import { describe, expect, it } from 'vitest';
import { aim } from '../testing/objectiveBench.ts';
import { SeatedGroup } from '../testing/seatedGroup.ts';

describe('over the socket', () => {
  it('[OBJ-1] [OBJ-11] P3 her leader sets it, she sees hers, a colleague and the leader see nothing of it', async () => {
    const group = await SeatedGroup.start();
    try {
      const unitId = 'group-1';
      const draft = { unitId, period: 'day', basis: 0, aims: [aim('calls', 40)] };
      expect(await group.lin.ask('objective.set', draft)).toBe('command.notAllowed');
      for (const wrong of [
        { ...draft, aims: [aim('wrapUp', 101)] },
        { ...draft, aims: [aim('calls', 40), aim('calls', 50)] },
        { ...draft, aims: [{ ...aim('calls', 40), beyondFrom: 100 }] },
        { ...draft, aims: [{ ...aim('calls', 40), weight: 0 }] },
      ])
        expect(await group.leader.ask('objective.set', wrong)).toBe('command.badInput');
      await group.leader.do('objective.set', draft, 'set only once');
      await group.leader.do('objective.set', draft, 'set only once');
      const value = await group.lin.value('objectives', ({ running: all }) => all.length === 1);
      expect(value.running).toMatchObject([
        { unitId, version: 1, byName: '刘组长', lines: [{ measure: 'calls', target: 0 }] },
      ]);
      await group.lin.beReady();
      await group.lin.do('agentState.set', { to: { kind: 'notReady', reason: 'meal' } });
      await group.lin.value('objectives', ({ running: [one] }) => one?.dayCount === 1 && one.lines[0]?.target === 40);
      const told = ({ socket }: typeof group.lin) =>
        socket
          .changes()
          .flatMap(({ change }) => (change.op === 'set' && change.topic === 'objectives' ? [change.value] : []));
      expect(told(group.leader)).toEqual([]);
      for (const value of told(group.zhou)) expect(value).toEqual({ running: [], closed: [] });
      const rows = group.zhou.socket
        .changes()
        .flatMap(({ change }) => (change.topic === 'unitObjectives' ? [change] : []));
      expect(rows).toEqual([{ op: 'reset', topic: 'unitObjectives', rows: [] }]);
      await group.restart();
      await group.lin.value('objectives', ({ running: [one] }) => one?.version === 1);
    } finally {
      await group.stop();
    }
  });
});
