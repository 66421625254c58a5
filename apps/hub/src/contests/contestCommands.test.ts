import { describe, expect, it } from 'vitest';
import { lastRow } from '../testing/lastChange.ts';
import { SeatedGroup } from '../testing/seatedGroup.ts';

const DAY_MS = 24 * 3_600_000;

describe('over the socket', () => {
  it('[CONTEST-1] [CONTEST-3] [CONTEST-14] P7 each command is done once, by who may, and is there after a restart', async () => {
    const group = await SeatedGroup.start();
    try {
      const input = {
        ...{ title: '冬至接线赛', measure: 'calls', aim: { kind: 'eachOther', places: 1 } },
        ...{ audience: { kind: 'unit', unitId: 'group-1' } },
        startsAt: 0,
        endsAt: Date.now() + DAY_MS,
      };
      expect(await group.lin.ask('contest.start', input)).toBe('command.notAllowed');
      for (const aim of [
        { kind: 'eachOther', places: 4 },
        { kind: 'ownAverage', percent: 10 },
        { kind: 'together', goal: 0 },
      ])
        expect(await group.leader.ask('contest.start', { ...input, aim })).toBe('command.badInput');
      const started = await group.leader.do('contest.start', input, 'started once');
      expect(await group.leader.do('contest.start', input, 'started once')).toEqual(started);
      expect(group.hub.rows('select * from contest')).toHaveLength(1);
      const of = started as { contestId: string };
      expect(await group.leader.ask('contest.join', of)).toBe('command.notAllowed');
      expect(await group.zhou.ask('contest.join', of)).toBe('contest.notFound');
      await Promise.all([group.lin.do('contest.join', of), group.lin.do('contest.join', of)]);
      expect(group.hub.rows('select person_id from contest_join')).toEqual([{ person_id: group.lin.personId }]);
      await group.restart();
      const row = () => lastRow(group.lin.socket, { topic: 'contests', key: of.contestId });
      expect(await row()).toMatchObject({ isIn: true, joinedCount: 1 });
      await group.lin.do('contest.leave', of);
      await group.lin.do('contest.leave', of);
      expect(group.hub.rows('select * from contest_join')).toEqual([]);
      expect(await row()).toMatchObject({ isIn: false, joinedCount: 0 });
    } finally {
      await group.stop();
    }
  });
});
