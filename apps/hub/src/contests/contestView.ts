import type { Contest, ContestOutcome, ContestStanding, Person, RankingRow } from '@hearthline/protocol';
import type { Directory } from '../organisation/directory.ts';
import { near } from '../ranking/ranking.ts';
import type { KeptContest, KeptJoin, KeptOutcome } from './keptContest.ts';
import { FEWEST, rowsOf, soFarOf, type ContestState, type Entrant, type PersonSums } from './standing.ts';

/** One contest with everybody in it. */
export interface KnownContest {
  readonly contest: KeptContest;
  /** By person, in the order of joining. */
  readonly joins: Map<string, KeptJoin>;
  /** Null: it is not over. */
  outcome: KeptOutcome | null;
  /** By person; who has none yet has nothing. */
  readonly sums: Map<string, PersonSums>;
}

const nothing: PersonSums = { value: 0, days: [], cutDays: new Set() };

/** [CONTEST-12] Who is in it and in the centre. */
export const entrantsOf = ({ joins, sums }: KnownContest, { people }: Directory): Entrant[] =>
  [...joins.values()].flatMap(({ personId, average }) => {
    const name = people.get(personId)?.name;
    return name === undefined ? [] : [{ personId, name, average, sums: sums.get(personId) ?? nothing }];
  });

/** [CONTEST-1] Who may start it, and call it off. */
export const mayLead = ({ contest }: KnownContest, person: Person, directory: Directory): boolean =>
  person.role !== 'operator' &&
  directory.hasAudience(contest.audience) &&
  directory.mayAddress(person, contest.audience);

export const isSeenBy = (known: KnownContest, person: Person, directory: Directory): boolean =>
  known.joins.has(person.id) ||
  (person.role === 'operator' && directory.isIn(known.contest.audience, person)) ||
  mayLead(known, person, directory);

/** How a contest looks to each of them; worked out once for all. */
export class ContestView {
  readonly #known: KnownContest;
  readonly #directory: Directory;
  readonly #state: ContestState;
  readonly #entrants: readonly Entrant[];
  #rows: readonly RankingRow[] | null = null;

  constructor(known: KnownContest, directory: Directory, state: ContestState) {
    this.#known = known;
    this.#directory = directory;
    this.#state = state;
    this.#entrants = entrantsOf(known, directory);
  }

  /** [CONTEST-5] */
  shownTo(viewer: Person): Contest {
    const { contest, outcome, joins } = this.#known;
    const { startedAt: _startedAt, ...plan } = contest;
    const isIn = joins.has(viewer.id);
    const isTold = isIn || mayLead(this.#known, viewer, this.#directory);
    return {
      ...plan,
      joinedCount: this.#entrants.length,
      isIn,
      standing: isTold && (this.#state === 'running' || this.#state === 'due') ? this.#standingFor(viewer) : null,
      outcome: isTold && outcome !== null ? this.#outcomeFor(viewer, outcome) : null,
    };
  }

  #standingFor(viewer: Person): ContestStanding | null {
    const { kind } = this.#known.contest.aim;
    const mine = this.#entrants.find(({ personId }) => personId === viewer.id);
    if (kind === 'together') {
      const sum = this.#entrants.reduce((all, { sums }) => all + sums.value, 0);
      // [CONTEST-5] The sum of few would be theirs.
      if (mine === undefined && this.#entrants.length < FEWEST) return null;
      return { kind, sum, mine: mine?.sums.value ?? null };
    }
    if (mine === undefined) return null;
    if (kind === 'ownAverage')
      return { kind, average: mine.average ?? 0, soFar: soFarOf(mine.sums), dayCount: mine.sums.days.length };
    this.#rows ??= rowsOf(this.#entrants);
    const place = this.#rows.findIndex(({ key }) => key === viewer.id);
    const row = this.#rows[place];
    if (row === undefined) return { kind, mine: null, neighbours: [] };
    return { kind, ...near(this.#rows, { row, place, next: place + 1 }) };
  }

  /** [CONTEST-4] [CONTEST-9] Who has left since is not named. */
  #outcomeFor(viewer: Person, { sum, isReached, winners: all }: KeptOutcome): ContestOutcome {
    const { kind } = this.#known.contest.aim;
    const isMine = all.some(({ personId }) => personId === viewer.id) && this.#known.joins.has(viewer.id);
    if (kind === 'ownAverage') return { kind, reachedCount: all.length, isMine };
    if (kind === 'together') return { kind, isReached, sum, isMine };
    const names = new Map(this.#entrants.map(({ personId, name }) => [personId, name]));
    const winners = all.flatMap(({ personId, value }) => {
      const name = names.get(personId);
      return name === undefined ? [] : [{ personId, name, value }];
    });
    return { kind, winners, isMine };
  }
}
