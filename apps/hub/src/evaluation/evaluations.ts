import type { Badge, CommandInput, Evaluation, EvaluationPeriod, Excellence, Person } from '@hearthline/protocol';
import { excellenceBadges } from '../badges/rules.ts';
import type { Calendar, Clock } from '../clock.ts';
import { newFact } from '../facts/newFact.ts';
import { HubError } from '../hubError.ts';
import type { Directory } from '../organisation/directory.ts';
import { spanOf } from '../ranking/period.ts';
import { RankingTable } from '../ranking/ranking.ts';
import { momentsOf } from '../results/results.ts';
import type { CommandEffect, CommandTable } from '../session/commandTable.ts';
import type { Store } from '../store/store.ts';
import { standingOf } from './standing.ts';

interface Ports {
  readonly store: Store;
  readonly clock: Clock;
  readonly calendar: Calendar;
  readonly directory: Directory;
}

/** [EVAL-10] */
const WORD_KEPT_MS = 400 * 24 * 3_600_000;

interface Span {
  readonly period: EvaluationPeriod;
  readonly from: string;
  readonly to: string;
}

/** Months, quarters and years of operators. SPEC: evaluation/SPEC.md. */
export class Evaluations {
  readonly #ports: Ports;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  forgetOld(): Promise<void> {
    return this.#ports.store.purgeExcellenceWords(this.#ports.clock.now() - WORD_KEPT_MS);
  }

  /** [EVAL-5] @throws HubError `command.notAllowed`, `command.badInput` */
  async read(question: CommandInput<'evaluation.read'>, reader: Person): Promise<CommandEffect<'evaluation.read'>> {
    const { directory } = this.#ports;
    const whose = directory.people.get(question.personId ?? reader.id);
    if (whose?.role !== 'operator' || (whose.id !== reader.id && !directory.leads(reader, whose)))
      throw new HubError('command.notAllowed');
    const span = this.#spanOf(question);
    const deed = { aboutId: whose.id, what: 'evaluationRead' as const, subject: '' };
    return {
      value: await this.#evaluate(whose, span, reader),
      deeds: [{ ...deed, onceFor: `evaluation ${this.#today()}` }],
    };
  }

  /** [EVAL-7] @throws HubError `badge.notFound`, `excellence.known`, `command.badInput` */
  async honour(input: CommandInput<'excellence.give'>, leader: Person): Promise<CommandEffect<'excellence.give'>> {
    const { store, clock, directory } = this.#ports;
    const to = directory.people.get(input.toId);
    const rule = excellenceBadges[input.period];
    if (to?.role !== 'operator' || !directory.leads(leader, to)) throw new HubError('badge.notFound');
    const span = this.#spanOf(input);
    if (excellenceAmong(await store.readBadges(to.id), span) !== undefined) throw new HubError('excellence.known');
    const at = clock.now();
    const { badgeId, version: badgeVersion } = rule;
    const reason = { kind: 'excellence' as const, byId: leader.id, byName: leader.name, ...span };
    const source = `badge:${badgeId}:${to.id}:${span.from}`;
    const fact = newFact('badge.earned', { at, personId: to.id, badgeId, badgeVersion, reason }, source);
    return {
      value: {},
      write: { facts: [fact], excellenceWord: { factId: fact.id, at, word: input.word } },
      deeds: [{ aboutId: to.id, what: 'badgeAwarded', subject: input.word }],
    };
  }

  #today(): string {
    return this.#ports.calendar.workdayOf(this.#ports.clock.now());
  }

  /** [EVAL-1] */
  #spanOf({ period, workday }: { period: EvaluationPeriod; workday: string | null }): Span {
    const span = { period, ...spanOf(workday ?? this.#today(), period) };
    if (span.from > this.#today()) throw new HubError('command.badInput');
    return span;
  }

  async #evaluate(whose: Person, span: Span, reader: Person): Promise<Evaluation> {
    const { store, calendar } = this.#ports;
    const { id: personId } = whose;
    const moments = { personId, ...momentsOf(span, calendar) };
    const [days, rules, results, excusedOutages, badges, sharers, standing] = await Promise.all([
      store.readDays({ personId, from: span.from, to: span.to }),
      store.readRuleSums({ personId, from: span.from, to: span.to }),
      store.readResultSums(moments),
      store.readExcused(moments),
      store.readBadges(personId),
      store.readBadgeSharers(),
      this.#standingOf(whose, span, reader),
    ]);
    const sum = (of: 'callCount' | 'talkMs' | 'points') => days.reduce((all, day) => all + day[of], 0);
    const times = (...ids: string[]) =>
      rules.filter(({ ruleId }) => ids.includes(ruleId)).reduce((all, { count }) => all + count, 0);
    const ofThen = badges.filter(({ at }) => at >= moments.from && at < moments.to).toReversed();
    const areShown = reader.id === personId || sharers.includes(personId);
    return {
      ...{ personId, ...span, isOver: span.to < this.#today(), rules, standing, results, excusedOutages },
      daysWorked: days.filter(({ signedInAt, callCount }) => signedInAt !== null || callCount > 0).length,
      ...{ callCount: sum('callCount'), talkMs: sum('talkMs'), points: sum('points') },
      badgeIds: areShown ? [...new Set(ofThen.map(({ badgeId }) => badgeId))] : null,
      goodWordCount: times('thanks-received', 'praise-received'),
      activityCount: times('activity-attended'),
      excellence: await this.#excellenceOf(excellenceAmong(badges, span)),
    };
  }

  async #excellenceOf(badge: Badge | undefined): Promise<Excellence | null> {
    if (badge?.reason.kind !== 'excellence') return null;
    const word = (await this.#ports.store.readExcellenceWord(badge.id)) ?? '';
    return { at: badge.at, byName: badge.reason.byName, word };
  }

  /** [EVAL-4] */
  async #standingOf(whose: Person, { from, to }: Span, reader: Person): Promise<Evaluation['standing']> {
    const { store, directory } = this.#ports;
    const [points, hiding] = await Promise.all([store.readPoints({ from, to }), store.readRankingHidden()]);
    const hidden = new Set(hiding);
    if (hidden.has(whose.id) && reader.id !== whose.id) return null;
    const table = new RankingTable({ workday: from, directory, points, hidden });
    const among = table.operators.length + (hidden.has(whose.id) ? 1 : 0);
    return standingOf(table.standing(whose).mine?.rank ?? null, among);
  }
}

/** The one of this very period. */
const excellenceAmong = (badges: readonly Badge[], { period, from }: Span): Badge | undefined =>
  badges.find(({ reason }) => reason.kind === 'excellence' && reason.period === period && reason.from === from);

export function evaluationCommands(
  evaluations: Evaluations,
): Pick<CommandTable, 'evaluation.read' | 'excellence.give'> {
  return {
    'evaluation.read': { isRecorded: false, run: (question, { person }) => evaluations.read(question, person) },
    'excellence.give': {
      isRecorded: true,
      turn: (_context, { toId }) => `badges ${toId}`,
      run: (input, { person }) => evaluations.honour(input, person),
    },
  };
}
