import { randomUUID } from 'node:crypto';
import {
  isForUnit,
  SURVEY_FEWEST,
  type Change,
  type Person,
  type Survey,
  type SurveyAnswer,
  type SurveyDraft,
} from '@hearthline/protocol';
import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import { HubError } from '../hubError.ts';
import type { Directory } from '../organisation/directory.ts';
import type { CommandEffect, CommandTable } from '../session/commandTable.ts';
import type { Publisher } from '../session/streams.ts';
import type { TopicSource } from '../session/topicSource.ts';
import type { Store } from '../store/store.ts';
import type { KeptSurvey, SurveyCounts } from './keptSurvey.ts';

interface Ports {
  readonly store: Store;
  readonly clock: Clock;
  readonly directory: Directory;
  readonly publisher: Publisher;
  readonly log: Logger;
}

interface Known {
  readonly survey: KeptSurvey;
  readonly answered: Set<string>;
  /** Null: open, or not read yet. */
  counts: SurveyCounts | null;
}

const DAY_MS = 24 * 3_600_000;
const LONGEST_MS = 30 * DAY_MS;
/** [SURVEY-6] */
const KEPT_MS = 60 * DAY_MS;

/** Short surveys, of whose answers only counts exist. SPEC: surveys/SPEC.md. */
export class Surveys implements TopicSource {
  readonly #ports: Ports;
  readonly #all = new Map<string, Known>();
  readonly #ends = new Map<string, () => void>();

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  async load(): Promise<void> {
    const { store, clock } = this.#ports;
    await store.purgeSurveys(clock.now() - KEPT_MS);
    const kept = await store.readSurveys();
    for (const id of [...this.#all.keys()]) if (!kept.some(({ survey }) => survey.id === id)) this.#all.delete(id);
    for (const { survey, answeredIds } of kept) {
      const known = this.#all.get(survey.id) ?? { survey, answered: new Set(answeredIds), counts: null };
      this.#all.set(survey.id, known);
      await this.#untilOver(known);
    }
  }

  /** [ORG-23] */
  runsFor(unitId: string): boolean {
    return [...this.#all.values()].some((one) => isForUnit(one.survey.audience, unitId) && !this.#isOver(one));
  }

  snapshot(viewer: Person): Change[] {
    const rows = [...this.#all.values()]
      .filter((one) => this.#isFor(viewer, one))
      .map((one): [string, Survey] => [one.survey.id, this.#shown(one, viewer)]);
    return [{ op: 'reset', topic: 'surveys', rows }];
  }

  /** [SURVEY-1] @throws HubError `command.notAllowed`, `survey.tooFew` */
  async open(draft: SurveyDraft, author: Person): Promise<CommandEffect<'survey.open'>> {
    const { directory, clock } = this.#ports;
    const now = clock.now();
    if (!directory.hasAudience(draft.audience) || !directory.mayAddress(author, draft.audience))
      throw new HubError('command.notAllowed');
    const isTooLong = draft.closesAt <= now || draft.closesAt > now + LONGEST_MS;
    if (isTooLong) throw new HubError('command.badInput', { detail: 'closesAt' });
    const by = { authorId: author.id, authorName: author.name };
    const survey: KeptSurvey = { ...draft, ...by, id: randomUUID(), openedAt: now };
    if (this.#asked(survey).length < SURVEY_FEWEST) throw new HubError('survey.tooFew');
    const known: Known = { survey, answered: new Set(), counts: null };
    const afterCommit = (): void => {
      this.#all.set(survey.id, known);
      void this.#untilOver(known);
      this.#tell(known);
    };
    return { value: { surveyId: survey.id }, write: { survey }, afterCommit };
  }

  /** [SURVEY-2] [SURVEY-3] @throws HubError `survey.notFound`, `survey.over` */
  async answer({ surveyId, choices }: SurveyAnswer, person: Person): Promise<CommandEffect<'survey.answer'>> {
    const known = this.#all.get(surveyId);
    const isAsked = known !== undefined && this.#asked(known.survey).some(({ id }) => id === person.id);
    if (!isAsked || choices.length !== known.survey.questions.length) throw new HubError('survey.notFound');
    if (known.answered.has(person.id)) return { value: {} };
    if (this.#isOver(known)) throw new HubError('survey.over');
    const afterCommit = (): void => {
      known.answered.add(person.id);
      this.#tell(known);
    };
    return { value: {}, write: { surveyAnswer: { surveyId, choices, personId: person.id } }, afterCommit };
  }

  stop(): void {
    for (const cancel of this.#ends.values()) cancel();
    this.#ends.clear();
  }

  #isOver = ({ survey }: Known): boolean => survey.closesAt <= this.#ports.clock.now();

  /** Everybody it asks; its author asks, and is not asked. */
  #asked({ audience, authorId }: KeptSurvey): Person[] {
    const { directory } = this.#ports;
    return [...directory.people.values()].filter((one) => one.id !== authorId && directory.isIn(audience, one));
  }

  #isFor(viewer: Person, { survey }: Known): boolean {
    return viewer.id === survey.authorId || this.#ports.directory.isIn(survey.audience, viewer);
  }

  /** [SURVEY-4] [SURVEY-5] */
  #shown({ survey, answered, counts }: Known, viewer: Person): Survey {
    const isEnough = answered.size >= SURVEY_FEWEST;
    return {
      ...{ ...survey, hasAnswered: answered.has(viewer.id) },
      ...{ askedCount: this.#asked(survey).length, answeredCount: answered.size },
      results: counts !== null && isEnough ? counts.map((row) => [...row]) : null,
    };
  }

  /** [SURVEY-4] Results are read once, when it is over. */
  async #untilOver(known: Known): Promise<void> {
    const { clock, store, log } = this.#ports;
    const { id, closesAt } = known.survey;
    this.#ends.get(id)?.();
    this.#ends.delete(id);
    if (this.#isOver(known)) {
      known.counts = await store.readSurveyCounts(known.survey);
      return;
    }
    const end = (): void => {
      this.#untilOver(known).then(
        () => this.#tell(known),
        (error: unknown) => log.error({ err: error }, 'a survey could not be counted'),
      );
    };
    this.#ends.set(id, clock.after(closesAt - clock.now(), end));
  }

  #tell(known: Known): void {
    const { publisher } = this.#ports;
    for (const person of publisher.listeners()) {
      if (!this.#isFor(person, known)) continue;
      const row = this.#shown(known, person);
      publisher.toPerson(person.id, { op: 'put', topic: 'surveys', key: known.survey.id, row });
    }
  }
}

export const surveyCommands = (surveys: Surveys): Pick<CommandTable, 'survey.open' | 'survey.answer'> => ({
  'survey.open': { isRecorded: true, run: (draft, { person }) => surveys.open(draft, person) },
  // Its result would be a line of who answered when: a second answer is found by the list instead.
  'survey.answer': { isRecorded: false, run: (input, { person }) => surveys.answer(input, person) },
});
