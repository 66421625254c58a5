import type { Fact } from '@hearthline/protocol';
import type { Calendar } from '../clock.ts';
import { excusedOf } from '../evaluation/excused.ts';
import type { DayTotals, FactEffects, FactFold, QueueTotals } from '../store/store.ts';
import { badgeOf } from '../badges/badgeOf.ts';
import { earn } from '../points/earn.ts';
import { callRowsOf } from '../history/callRows.ts';
import { stretchOf } from '../rests/stretch.ts';
import { resultOf } from '../results/callerResult.ts';
import { messageOf } from '../voicemail/messageOf.ts';
import type { PointsRule } from '../points/rule.ts';

const noDay: Omit<DayTotals, 'personId' | 'workday'> = {
  points: 0,
  callCount: 0,
  talkMs: 0,
  readyMs: 0,
  notReadyMs: 0,
  wrapUpMs: 0,
  signedInAt: null,
};

/**
 * The one place that says what a fact adds: ledger entries by the rules, and running totals. Pure, and a sum: in
 * whatever order facts arrive the totals are the same. SPEC: facts/SPEC.md.
 */
export function createFold(calendar: Calendar, rules: readonly PointsRule[]): FactFold {
  return (fact): FactEffects => {
    const workday = calendar.workdayOf(fact.at);
    const ledger = earn({ fact, workday, rules });
    const days = dayOf(fact, workday);
    for (const entry of ledger) {
      days.push({ ...noDay, personId: entry.personId, workday: entry.workday, points: entry.points });
    }
    const message = messageOf(fact);
    const messages = message === null ? [] : [message];
    const stretch = stretchOf(fact);
    const stretches = stretch === null ? [] : [stretch];
    const badge = badgeOf(fact);
    const badges = badge === null ? [] : [badge];
    const result = resultOf(fact);
    const results = result === null ? [] : [result];
    const excused = excusedOf(fact);
    const queues = queueOf(fact, workday);
    return {
      ledger,
      days,
      queues,
      calls: callRowsOf(fact),
      messages,
      stretches,
      badges,
      results,
      ...{ excused: excused === null ? [] : [excused] },
    };
  };
}

function dayOf(fact: Fact, workday: string): DayTotals[] {
  switch (fact.kind) {
    case 'call.ended':
      if (fact.outcome !== 'answered' || fact.personId === null || fact.answeredAt === null) return [];
      return [
        {
          ...noDay,
          personId: fact.personId,
          workday,
          callCount: 1,
          talkMs: Math.max(0, fact.endedAt - fact.answeredAt),
        },
      ];
    case 'agent.stateChanged':
      return timesOf(fact, workday);
    case 'shift.signedIn':
      return [{ ...noDay, personId: fact.personId, workday, signedInAt: fact.at }];
    case 'outage.excused':
      // [OUTAGE-6]
      return [{ ...noDay, personId: fact.personId, workday, notReadyMs: -fact.ms }];
    case 'outage.ended':
    case 'outage.contested':
    case 'outage.answered':
    case 'call.made':
    case 'call.offerMissed':
    case 'call.received':
    case 'shift.signedOut':
    case 'readiness.checked':
    case 'kudos.given':
    case 'points.contested':
    case 'points.declined':
    case 'points.corrected':
    case 'activity.attended':
    case 'contest.won':
    case 'contest.reached':
    case 'badge.earned':
    case 'result.given':
    case 'announcement.published':
    case 'announcement.acknowledged':
      return [];
  }
}

/** The stretch that a change of state closes. Talking is counted from the PBX's own call facts instead. */
function timesOf(fact: Extract<Fact, { kind: 'agent.stateChanged' }>, workday: string): DayTotals[] {
  const lengthMs = Math.max(0, fact.to.since - fact.from.since);
  const day = { ...noDay, personId: fact.personId, workday };
  switch (fact.from.kind) {
    case 'ready':
      return [{ ...day, readyMs: lengthMs }];
    case 'notReady':
      return [{ ...day, notReadyMs: lengthMs }];
    case 'wrapUp':
      return [{ ...day, wrapUpMs: lengthMs }];
    case 'signedOut':
    case 'offered':
    case 'talking':
      return [];
  }
}

function queueOf(fact: Fact, workday: string): QueueTotals[] {
  if (fact.kind !== 'call.ended') return [];
  const answered = fact.outcome === 'answered' ? 1 : 0;
  return [{ queue: fact.queue, workday, answered, abandoned: fact.outcome === 'abandoned' ? 1 : 0 }];
}
