import type { CallerResult, Fact } from '@hearthline/protocol';
import { describe, expect, it } from 'vitest';
import { newFact } from '../facts/newFact.ts';
import { SOME_DAY, someCall, someReading } from '../testing/someFacts.ts';
import { earn } from './earn.ts';
import { maskNumber } from './rules/callAnswered.ts';
import { pointsRules } from './rules/index.ts';

const earned = (fact: Fact) => earn({ fact, workday: '2026-11-20', rules: pointsRules });

describe('points rules', () => {
  it('[POINTS-4] an answered queue call earns 5 points, from 5 s of talking on', () => {
    expect(earned(someCall({ talkMs: 5_000 }))).toMatchObject([
      { ruleId: 'call-answered', ruleVersion: 1, points: 5, personId: 'person-a', workday: '2026-11-20' },
    ]);
    expect(earned(someCall({ talkMs: 4_999 }))).toEqual([]);
  });

  it.each(['abandoned', 'timedOut', 'failed'] as const)('[POINTS-5] a call that %s earns nothing', (outcome) => {
    expect(earned({ ...someCall(), outcome } as Fact)).toEqual([]);
    expect(earned(someCall({ personId: null }))).toEqual([]);
  });

  it('[POINTS-6] [POINTS-7] reading a must-read earns 1 point, reading another nothing', () => {
    expect(earned(someReading())).toMatchObject([{ ruleId: 'announcement-read', points: 1, subject: '晚班调整' }]);
    expect(earned(someReading({ mustRead: false }))).toEqual([]);
  });

  it('[POINTS-1] an entry names its fact and its rule', () => {
    const fact = someCall();
    expect(earned(fact)[0]).toMatchObject({ factId: fact.id, factKind: 'call.ended', ruleId: 'call-answered' });
  });

  it('[POINTS-3] a new version of a rule earns from then on under its own number', () => {
    const rules = pointsRules.map((rule) => ({ ...rule, version: 2, points: 8 }));
    expect(earn({ fact: someCall(), workday: '2026-11-20', rules })).toMatchObject([{ ruleVersion: 2, points: 8 }]);
  });

  it('[POINTS-11] thanks and praise that are no trading earn their receiver', () => {
    const word = { at: SOME_DAY, kudosId: 'k', personId: 'person-a', fromId: 'person-b', fromName: 'B' };
    const given = (kudosKind: 'thanks' | 'praise', isEarning = true) =>
      earned(newFact('kudos.given', { ...word, kudosKind, isEarning }));
    expect(given('thanks')).toMatchObject([{ personId: 'person-a', points: 2, subject: 'B' }]);
    expect(given('praise')).toMatchObject([{ personId: 'person-a', points: 5 }]);
    expect([...given('thanks', false), ...given('praise', false)]).toEqual([]);
  });

  it('[POINTS-12] a correction says how many; no cut of line or power takes any', () => {
    const ids = { at: SOME_DAY, personId: 'person-a', leaderId: 'person-l', leaderName: 'L' };
    const corrected = newFact('points.corrected', { ...ids, appealId: 'a', points: -4 });
    expect(earned(corrected)).toMatchObject([{ ruleId: 'correction', ruleVersion: 1, points: -4, subject: 'L' }]);
    const outage = { at: SOME_DAY, personId: 'person-a', outageId: 'o' };
    const span = { beganAt: SOME_DAY - 600_000, endedAt: SOME_DAY, proof: [] };
    const cuts = [
      newFact('outage.ended', { ...outage, cause: 'line', ...span }),
      newFact('outage.excused', { ...outage, ms: 600_000 }),
      newFact('outage.answered', { ...outage, leaderId: 'person-l', isAccepted: false }),
    ];
    expect(cuts.flatMap(earned)).toEqual([]);
  });

  it('[POINTS-13] who came to an activity earns, once for each', () => {
    const body = { at: SOME_DAY, activityId: 'act', personId: 'person-a', byId: 'person-l', title: '包饺子' };
    const came = newFact('activity.attended', body, 'activity:act:person-a');
    expect(earned(came)).toMatchObject([{ personId: 'person-a', points: 2, subject: '包饺子' }]);
    expect(newFact('activity.attended', body, 'activity:act:person-a').id).toBe(came.id);
  });

  it('[POINTS-17] the best a caller can say earns; a worse one earns nothing and takes nothing', () => {
    const said = (result: CallerResult) =>
      earned(newFact('result.given', { at: SOME_DAY, personId: 'person-a', result, callId: null }));
    const stars = [1, 2, 3, 4, 5].map((value) => said({ kind: 'satisfaction', value }).map(({ points }) => points));
    expect(stars).toEqual([[], [], [], [], [1]]);
    expect(said({ kind: 'firstContact', value: true })).toMatchObject([{ ruleId: 'first-contact', points: 1 }]);
    expect(said({ kind: 'firstContact', value: false })).toEqual([]);
  });

  it('[POINTS-18] P7 who won a contest or reached it earns, once for each', () => {
    const body = { at: SOME_DAY, contestId: 'c', personId: 'person-a', title: '冬至接线赛' };
    for (const kind of ['contest.won', 'contest.reached'] as const) {
      const fact = newFact(kind, body, 'contest:c:person-a');
      expect(earned(fact)).toMatchObject([
        { ruleId: 'contest', personId: 'person-a', points: 5, subject: '冬至接线赛' },
      ]);
      expect(newFact(kind, body, 'contest:c:person-a').id).toBe(fact.id);
    }
  });

  it('[POINTS-8] every rule has words in both languages, and an id of its own', () => {
    for (const rule of pointsRules) {
      for (const text of [rule.title, rule.explanation]) {
        expect(text['zh-CN']).toMatch(/\p{Script=Han}/u);
        expect(text.en).toMatch(/[a-z]/);
      }
    }
    expect(new Set(pointsRules.map((rule) => rule.ruleId)).size).toBe(pointsRules.length);
  });

  it.each([
    ['13800001234', '138****1234'],
    ['82345678', '82****78'],
    ['110', '110'],
    ['', ''],
  ])('[POINTS-9] the number %s is shown as %s', (number, shown) => {
    expect(maskNumber(number)).toBe(shown);
  });
});
