import { group } from './made.ts';
import type { OfTogether, Samples } from './sampled.ts';
import type { World } from './world.ts';

const HOUR_MS = 3_600_000;
const rewardDraft = (w: World) => ({
  ...{ title: '保温杯', body: '', cost: 1, stock: null, perPerson: null },
  until: w.now() + HOUR_MS,
});
const offer = async (w: World): Promise<string> =>
  (await w.do<{ rewardId: string }>('leader', 'reward.offer', { ...rewardDraft(w), audience: group })).rewardId;

/** One of the operator's, who has enough points for it. */
async function request(w: World): Promise<string> {
  await w.do('leader', 'points.correct', { personId: w.idOf('operator'), points: 5, word: '带新人' });
  const redeemed = { rewardId: await offer(w), version: 1 };
  return (await w.do<{ requestId: string }>('operator', 'reward.redeem', redeemed)).requestId;
}

const contestDraft = (w: World) => ({
  ...{
    title: '一起加油',
    measure: 'points' as const,
    aim: { kind: 'together' as const, goal: 1_000 },
    audience: group,
  },
  ...{ startsAt: w.now(), endsAt: w.now() + HOUR_MS },
});
/** There may be few at once for one part of the tree. */
async function endContests(w: World): Promise<void> {
  for (const { id } of w.rows('select id from contest'))
    await w.do('leader', 'contest.callOff', { contestId: id, why: '' });
}

async function contest(w: World): Promise<string> {
  await endContests(w);
  return (await w.do<{ contestId: string }>('leader', 'contest.start', contestDraft(w))).contestId;
}

/** Sits with the leader of others, who does not sit there. */
const table = (w: World) => ({ place: { kind: 'pair' as const, withId: w.idOf('stranger') } });

/** What is aimed at and won together, and sitting side by side. */
export const togetherSamples: Samples<OfTogether> = {
  'objective.set': (w) => {
    const known = w.rows(
      `select max(version) as version from objective_plan where unit_id = 'group-1' and period = 'day'`,
    );
    return {
      ...{ unitId: 'group-1', period: 'day', basis: Number(known[0]?.['version'] ?? 0) },
      aims: [{ measure: 'points', target: 20, nearFrom: 80, beyondFrom: 120, weight: 1 }],
    };
  },
  'contest.start': async (w) => {
    await endContests(w);
    return contestDraft(w);
  },
  'contest.callOff': async (w) => ({ contestId: await contest(w), why: '停电' }),
  'contest.join': async (w) => ({ contestId: await contest(w) }),
  'contest.leave': async (w) => {
    const joined = { contestId: await contest(w) };
    await w.do('operator', 'contest.join', joined);
    return joined;
  },
  'reward.offer': (w) => ({ ...rewardDraft(w), audience: group }),
  'reward.change': async (w) => ({ ...rewardDraft(w), title: '热水壶', rewardId: await offer(w), version: 1 }),
  'reward.end': async (w) => ({ rewardId: await offer(w) }),
  'reward.redeem': async (w) => {
    await w.do('leader', 'points.correct', { personId: w.idOf('operator'), points: 5, word: '带新人' });
    return { rewardId: await offer(w), version: 1 };
  },
  'reward.withdraw': async (w) => ({ requestId: await request(w) }),
  'reward.answer': async (w) => ({ requestId: await request(w), answer: { kind: 'approved' } }),
  'reward.handOver': async (w) => {
    const requestId = await request(w);
    await w.do('leader', 'reward.answer', { requestId, answer: { kind: 'approved' } });
    return { requestId };
  },
  'league.read': () => ({ period: 'week', which: 'running' }),
  'quietRoom.sit': (w) => table(w),
  'quietRoom.leave': () => ({}),
  'quietRoom.ask': (w) => ({ personId: w.idOf('stranger') }),
  'quietRoom.takeBack': () => ({}),
  'quietRoom.answer': (w) => ({ personId: w.idOf('stranger'), isYes: false }),
  'quietRoom.sign': async (w, as) => {
    await w.do(as, 'quietRoom.sit', table(w));
    return { sign: null };
  },
  'quietRoom.focus': async (w, as) => {
    await w.do(as, 'quietRoom.sit', table(w));
    return { isOn: true };
  },
};
