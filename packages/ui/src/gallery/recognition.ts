/** Made-up good words, and what comes of points. */
import type { Appeal, Kudos, MyKudos, RankingAnswer, RankingBy } from '@hearthline/protocol';
import type { Language } from '../host/index.ts';
import { HOUR, MINUTE, NOW, organisation, people } from './people.ts';

const names = {
  'zh-CN': { me: '林小满', a: '吴春妮', b: '孙玉梅', lead: '罗素芬' },
  en: { me: 'Lina Meadow', a: 'Una Spring', b: 'Suri Plum', lead: 'Lois Fern' },
};
const sentences = {
  'zh-CN': [
    '上午那通难缠的电话，谢谢你帮我接过去。',
    '对老人家说话特别有耐心，大家都该听听。',
    '谢谢你教我查宽带报障。',
  ],
  en: [
    'Thank you for taking over that hard call this morning.',
    'So patient with elderly callers; everybody should hear it.',
    'Thanks for showing me how to look up a fault.',
  ],
};

/** `fresh`: how many of those I got I have not looked at. */
export const kudosOf = (language: Language, fresh: number): MyKudos => {
  const who = names[language];
  const one = (index: number, more: Partial<Kudos>): Kudos => ({
    ...{ id: `k${index}`, at: NOW - index * 26 * HOUR - 12 * MINUTE, kind: 'thanks' },
    ...{ fromId: 'p3', fromName: who.a, toId: 'p0', toName: who.me, text: sentences[language][index] ?? '' },
    ...{ isNew: index < fresh, ...more },
  });
  return {
    got: [one(0, {}), one(1, { kind: 'praise', fromId: 'p11', fromName: who.lead })],
    given: [one(2, { fromId: 'p0', fromName: who.me, toId: 'p4', toName: who.b, isNew: false })],
    thanksLeft: 2,
  };
};

const appealWords = {
  'zh-CN': { note: '这通我和客户谈了两分钟，应该算分。', yes: '查过录音，说得对。', no: '那通只有三秒，客户打错了。' },
  en: {
    note: 'I talked with the caller for two minutes; it should count.',
    yes: 'I looked at the call; you are right.',
    no: 'It was three seconds, a wrong number.',
  },
};

/** One that waits, one accepted, one declined, one of the leader's own accord. */
export const appealsOf = (language: Language): Appeal[] => {
  const { note, yes, no } = appealWords[language];
  const who = names[language];
  const entry = { id: 'e0', ruleId: 'answered', points: 2, at: NOW - HOUR, subject: '139 •••• 2046' };
  const answer = { at: NOW - HOUR, byName: who.lead, isAccepted: true, points: 5, word: yes };
  const one = (index: number, more: Partial<Appeal>): Appeal => ({
    ...{ id: `ap${index}`, personId: 'p0', personName: who.me, at: NOW - index * 3 * HOUR - MINUTE },
    ...{ entry: null, note, answer: null, ...more },
  });
  return [
    one(0, { entry }),
    one(1, { answer }),
    one(2, { answer: { ...answer, isAccepted: false, points: 0, word: no } }),
    one(3, { note: null, answer: { ...answer, points: -4 } }),
  ];
};

/** A table of the week; my own row is the twelfth. */
export const rankingAnswerOf = (language: Language, by: RankingBy): RankingAnswer => {
  const span = { workday: '2026-11-21', from: '2026-11-16', to: '2026-11-22' };
  if (by !== 'operator') {
    const units = organisation(language).units.filter(({ kind }) => kind === by);
    const rows = units.map(({ id, name }, index) => ({
      ...{ key: id, name, points: 40 - index * 3 },
      rank: index < Math.ceil(units.length / 2) ? index + 1 : null,
    }));
    return { ...span, rows, mine: rows[0] ?? null, neighbours: [] };
  }
  const all = people(language, false);
  const order = [...all.slice(1, 12), ...all.slice(0, 1), ...all.slice(12)];
  const rows = order.map(({ id, name }, index) => ({
    ...{ key: id, name, points: 380 - index * 4, rank: index < 30 ? index + 1 : null },
  }));
  const placed = rows.filter((row) => row.rank !== null);
  return { ...span, rows: placed, mine: rows[11] ?? null, neighbours: rows.slice(9, 14) };
};
