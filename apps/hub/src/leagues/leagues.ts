import type { CommandInput, LeagueAnswer, LeaguePeriod, LeagueStanding, Person } from '@hearthline/protocol';
import { shiftWorkday, type Calendar, type Clock } from '../clock.ts';
import type { Directory } from '../organisation/directory.ts';
import { spanOf } from '../ranking/period.ts';
import type { RankingChoices } from '../ranking/rankingChoices.ts';
import type { CommandTable } from '../session/commandTable.ts';
import type { Store } from '../store/store.ts';
import { averageOf, gainOf, hasHistory, perHourOf, standingAmong, sumOf } from './improvement.ts';
import { noWork, type Work } from './work.ts';
import { bandsOf, formLeagues, leagueFor, type Bands } from './league.ts';

interface Ports {
  readonly store: Pick<Store, 'readWork' | 'readFirstShifts' | 'readOutages'>;
  readonly clock: Clock;
  readonly calendar: Calendar;
  readonly directory: Directory;
  readonly choices: Pick<RankingChoices, 'hidden'>;
}

interface Span {
  readonly from: string;
  readonly to: string;
}

/** What was read for one period, of everybody. */
interface Known {
  /** The four periods before and this one, oldest first. */
  readonly spans: readonly Span[];
  readonly works: readonly ReadonlyMap<string, Work>[];
  readonly bands: ReadonlyMap<string, Bands>;
}

/** [LEAGUE-5] */
const PERIODS_BEFORE = 4;
/** [LEAGUE-2] */
const CIRCUMSTANCES_DAYS = 28;
/** [LEAGUE-10] */
const OLDEST_MS = 60_000;
const DAY_MS = 24 * 3_600_000;

/** Leagues of people alike, worked out when somebody asks. SPEC: leagues/SPEC.md. */
export class Leagues {
  readonly #ports: Ports;
  /** By period and its first day; what failed is tried again by who asks next. */
  readonly #read = new Map<string, { readonly at: number; readonly known: Promise<Known> }>();

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  /** [LEAGUE-1] [LEAGUE-9] */
  async read({ period, which }: CommandInput<'league.read'>, me: Person): Promise<LeagueAnswer> {
    const { clock, calendar } = this.#ports;
    const today = calendar.workdayOf(clock.now());
    const running = spanOf(today, period);
    const span = which === 'running' ? running : spanOf(shiftWorkday(running.from, -1), period);
    const known = await this.#known(period, span);
    const works = worksOf(known, me.id);
    return {
      ...{ period, ...span, isOver: span.to < today },
      way: known.spans.map((one, index) => ({ ...one, perHour: perHourOf(works.all[index] ?? noWork) })),
      average: averageOf(works.before),
      standing: this.#standing(known, me),
    };
  }

  #standing(known: Known, me: Person): LeagueStanding {
    const { directory, choices } = this.#ports;
    const mine = worksOf(known, me.id);
    if (!hasHistory(mine.before)) return { kind: 'welcome' };
    const gain = gainOf(mine.now, mine.before);
    if (gain === null) return { kind: 'early' };
    const members = new Map<string, Bands>();
    for (const { id, role } of directory.people.values())
      if (role === 'operator' && !choices.hidden.has(id) && hasHistory(worksOf(known, id).before))
        members.set(id, known.bands.get(id) ?? nothingKnown);
    const league = leagueFor(formLeagues(members), me.id, known.bands.get(me.id) ?? nothingKnown);
    if (league === undefined) return { kind: 'alone', gain };
    const others = league.ids.flatMap((id) => {
      const { now, before } = worksOf(known, id);
      return id === me.id ? [] : [{ key: id, name: directory.people.get(id)?.name ?? '', gain: gainOf(now, before) }];
    });
    return standingAmong({ key: me.id, name: me.name, gain, isHidden: choices.hidden.has(me.id) }, others);
  }

  #known(period: LeaguePeriod, span: Span): Promise<Known> {
    const at = this.#ports.clock.now();
    const key = `${period} ${span.from}`;
    const last = this.#read.get(key);
    if (last && at - last.at < OLDEST_MS) return last.known;
    for (const [old, one] of this.#read) if (at - one.at >= OLDEST_MS) this.#read.delete(old);
    const known = this.#readAll(period, span);
    this.#read.set(key, { at, known });
    known.catch(() => this.#read.delete(key));
    return known;
  }

  async #readAll(period: LeaguePeriod, span: Span): Promise<Known> {
    const { store, calendar } = this.#ports;
    const spans: Span[] = [span];
    for (let count = 0; count < PERIODS_BEFORE; count += 1)
      spans.unshift(spanOf(shiftWorkday(spans[0]?.from ?? span.from, -1), period));
    const since = shiftWorkday(span.from, -CIRCUMSTANCES_DAYS);
    const [firstShifts, worked, outages, ...works] = await Promise.all([
      store.readFirstShifts(),
      store.readWork({ from: since, to: shiftWorkday(span.from, -1) }),
      store.readOutages(calendar.spanOf(since).from),
      ...spans.map((one) => store.readWork(one)),
    ]);
    const lostDays = new Map<string, Set<string>>();
    for (const { personId, kind, isExcused, beganAt } of outages) {
      const workday = calendar.workdayOf(beganAt);
      // [LEAGUE-3]
      if (kind === 'line' && isExcused && workday < span.from)
        lostDays.set(personId, (lostDays.get(personId) ?? new Set()).add(workday));
    }
    const bands = new Map(
      [...firstShifts].map(([personId, first]): [string, Bands] => [
        personId,
        bandsOf({
          tenureDays: daysBetween(first, span.from),
          workedMs: worked.get(personId)?.workedMs ?? 0,
          lineLostDays: lostDays.get(personId)?.size ?? 0,
        }),
      ]),
    );
    return { spans, works, bands };
  }
}

const nothingKnown: Bands = { tenure: 0, hours: 0, line: 0 };

/** Counted in dates. */
const daysBetween = (from: string, to: string): number =>
  Math.max(0, Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS));

function worksOf({ works }: Known, personId: string) {
  const all = works.map((one) => one.get(personId) ?? noWork);
  return { all, now: all.at(-1) ?? noWork, before: sumOf(all.slice(0, -1)) };
}

export const leagueCommands = (leagues: Leagues): Pick<CommandTable, 'league.read'> => ({
  'league.read': {
    isRecorded: false,
    run: async (question, { person }) => ({ value: await leagues.read(question, person) }),
  },
});
