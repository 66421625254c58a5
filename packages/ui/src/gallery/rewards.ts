/** Made-up rewards: what is offered, what was asked for, and what is left to spend. */
import type { Reward, RewardBalance, RewardRequest } from '@hearthline/protocol';
import type { Language } from '../host/index.ts';
import { HOUR, longName, NOW, people } from './people.ts';

const DAY = 24 * HOUR;
const words = {
  'zh-CN': {
    titles: ['保温杯', '半天假', '一包菜籽', '遮光眼罩', '手工茶礼盒'],
    bodies: ['自己挑颜色，寄到家里。', '和组长商量是哪一天。', '', '午休用得上。', '南屏山上的秋茶。'],
    no: '这个月的半天假已经排满，下个月优先给你。',
    lead: '罗素芬',
  },
  en: {
    titles: ['Thermos cup', 'A morning off', 'A bag of seeds', 'Sleeping mask', 'Box of hill tea'],
    bodies: [
      'Choose the colour; it is sent to your home.',
      'Agree on the day with your leader.',
      '',
      'For the nap at noon.',
      'Autumn tea of the south ridge.',
    ],
    no: 'All mornings of this month are taken; next month you come first.',
    lead: 'Lois Fern',
  },
};

const offer = (l: Language, no: number, more: Partial<Reward>): Reward => ({
  ...{ id: `w${no}`, title: words[l].titles[no % 5] ?? '', body: words[l].bodies[no % 5] ?? '', cost: 120 },
  ...{ audience: { kind: 'unit', unitId: 'g0' }, stock: 10, perPerson: 1, until: NOW + 20 * DAY },
  ...{ authorName: words[l].lead, version: 1, endedAt: null, takenCount: 4, mineCount: 0 },
  ...{ isForMe: true, isMine: false, ...more },
});

const offers = (l: Language): Reward[] => [
  offer(l, 0, { mineCount: 1 }),
  offer(l, 1, { cost: 600, stock: 6, takenCount: 6, perPerson: null }),
  offer(l, 2, { cost: 30, stock: null, perPerson: null, takenCount: 21 }),
  offer(l, 3, { cost: 80, takenCount: 9, audience: { kind: 'all' } }),
  offer(l, 4, { cost: 2_400, stock: 3, takenCount: 0 }),
];

const asked = (l: Language, no: number, more: Partial<RewardRequest>): RewardRequest => ({
  ...{ id: `q${no}`, rewardId: `w${no % 5}`, personId: 'p0', personName: people(l, false)[0]?.name ?? '' },
  ...{ title: words[l].titles[no % 5] ?? '', cost: 120, at: NOW - no * 30 * HOUR - HOUR },
  ...{ standing: { kind: 'waiting' }, ...more },
});

const by = (l: Language, daysAgo: number) => ({ at: NOW - daysAgo * DAY, byName: words[l].lead });
const mine = (l: Language): RewardRequest[] => [
  asked(l, 2, { cost: 30 }),
  asked(l, 0, { standing: { kind: 'approved', ...by(l, 0) } }),
  asked(l, 3, { cost: 80, standing: { kind: 'handedOver', ...by(l, 3) } }),
  asked(l, 1, { cost: 600, standing: { kind: 'declined', ...by(l, 1), word: words[l].no } }),
  asked(l, 4, { cost: 2_400, standing: { kind: 'withdrawn', at: NOW - 2 * DAY } }),
];

const balance: RewardBalance = { earned: 17_460, spent: 15_200, held: 150, spendable: 2_110 };

export const rewardsOf = (l: Language) => ({ rewards: offers(l), rewardRequests: mine(l), rewardBalance: balance });

/** Of those a leader leads. */
export const rewardDeskOf = (l: Language) => ({
  rewardBalance: null,
  rewards: [
    ...offers(l).map((one) => ({ ...one, isForMe: false, isMine: true, mineCount: 0 })),
    offer(l, 5, { isForMe: false, isMine: true, endedAt: NOW - 5 * DAY }),
  ],
  rewardRequests: [0, 1, 2, 3, 4, 7, 10].map((no, index): RewardRequest => {
    const one = mine(l)[index] ?? asked(l, no, {});
    const { id: personId, name: personName } = people(l, false)[no] ?? { id: 'p0', name: '' };
    return { ...one, personId, personName };
  }),
});

/** Hundreds of people with the longest names. */
export const manyRewards = (l: Language) => ({
  ...rewardDeskOf(l),
  rewards: Array.from({ length: 30 }, (_, no) =>
    offer(l, no, { title: longName(l, no), authorName: longName(l, no), isForMe: true, isMine: true }),
  ),
  rewardRequests: Array.from({ length: 500 }, (_, no) =>
    asked(l, no, {
      ...{ personName: longName(l, no), title: longName(l, no + 1), at: NOW - no * HOUR },
      standing: no % 3 === 0 ? { kind: 'waiting' } : { kind: 'declined', ...by(l, 1), word: words[l].no.repeat(4) },
    }),
  ),
});

/** A correction took more than was left. */
export const overdrawn: RewardBalance = { earned: 90, spent: 80, held: 30, spendable: -20 };

export const noRewards = {
  rewards: [],
  rewardRequests: [],
  rewardBalance: { earned: 0, spent: 0, held: 0, spendable: 0 },
};
export const unknownRewards = { rewards: null, rewardRequests: null, rewardBalance: null };
