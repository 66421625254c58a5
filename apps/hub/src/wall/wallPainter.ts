import type { Person, Unit, WallPanel, WallPicture } from '@hearthline/protocol';
import type { Activities } from '../activities/activities.ts';
import { placesIn } from '../activities/activityList.ts';
import type { Badges } from '../badges/badges.ts';
import { badgeRules } from '../badges/rules.ts';
import type { Calendar, Clock } from '../clock.ts';
import type { Directory } from '../organisation/directory.ts';
import { rank, rankUnits, type PointsOf } from '../ranking/ranking.ts';
import type { RankingBoard } from '../ranking/rankingBoard.ts';
import type { RankingChoices } from '../ranking/rankingChoices.ts';
import type { Store } from '../store/store.ts';
import type { KeptWall } from './keptWall.ts';

export interface PainterPorts {
  readonly store: Store;
  readonly clock: Clock;
  readonly calendar: Calendar;
  readonly directory: Directory;
  readonly ranking: Pick<RankingBoard, 'pointsOfRunning'>;
  readonly rankingChoices: Pick<RankingChoices, 'hidden'>;
  readonly badges: Pick<Badges, 'sharers'>;
  readonly activities: Pick<Activities, 'known'>;
}

const DAY_MS = 24 * 3_600_000;
/** [WALL-5] [WALL-6] [WALL-7] */
const ROWS = 8;
/** [WALL-9] */
const ACTIVITY_ROWS = 6;
/** [WALL-10] */
const FEWEST = 5;
const BADGES_MS = 14 * DAY_MS;
const THANKS_MS = 7 * DAY_MS;

/** A unit as a wall looks at it. */
interface Scene {
  readonly wall: KeptWall;
  readonly unit: Unit;
  readonly people: ReadonlyMap<string, Person>;
  readonly operators: readonly Person[];
  /** Who allows walls to name her. */
  readonly shown: ReadonlySet<string>;
}

/** What a wall shows at a moment: everything that is kept elsewhere, looked at with what people allow. SPEC: wall/SPEC.md. */
export class WallPainter {
  readonly #ports: PainterPorts;

  constructor(ports: PainterPorts) {
    this.#ports = ports;
  }

  /** Null: there is no such unit any more. */
  async paint(wall: KeptWall, shown: ReadonlySet<string>): Promise<WallPicture | null> {
    const { directory, calendar, clock, ranking } = this.#ports;
    const unit = directory.tree.get(wall.unitId);
    if (unit === undefined) return null;
    const people = new Map([...directory.people].filter(([, one]) => directory.tree.isWithin(one.unitId, unit.id)));
    const operators = [...people.values()].filter(({ role }) => role === 'operator');
    const scene: Scene = { wall, unit, people, operators, shown };
    const has = (panel: WallPanel): boolean => wall.panels.includes(panel);
    const wanted = async <T>(panel: WallPanel, read: () => T | Promise<T>): Promise<T | null> =>
      has(panel) ? read() : null;
    const points = has('people') || has('groups') ? await ranking.pointsOfRunning('week') : new Map<string, number>();
    const [badges, praise, thanksCount, callCount, activities] = await Promise.all([
      wanted('badges', () => this.#badges(scene)),
      wanted('praise', () => this.#praise(scene)),
      wanted('praise', () => this.#thanksCount(scene)),
      wanted('calls', () => this.#callCount(scene)),
      wanted('activities', () => this.#activities(scene)),
    ]);
    const { name, sentence, language, theme } = wall;
    return {
      ...{ name, unitName: unit.name, sentence, language, theme, timeZone: calendar.timeZone },
      workday: calendar.workdayOf(clock.now()),
      people: has('people') ? this.#people(scene, points) : null,
      groups: has('groups') ? this.#groups(scene, points) : null,
      ...{ badges, praise, thanksCount, activities, callCount },
    };
  }

  /** [WALL-5] The half is of all who do not hide, whether or not they may be named. */
  #people({ operators, shown }: Scene, points: PointsOf): WallPicture['people'] {
    const { hidden } = this.#ports.rankingChoices;
    const among = operators.filter(({ id }) => !hidden.has(id));
    const rows = rank(among.map(({ id: key, name }) => ({ key, name, points: points.get(key) ?? 0 })));
    const named = rows.filter((row) => row.rank !== null && shown.has(row.key)).slice(0, ROWS);
    return named.map(({ key: id, name, points: earned }) => ({ id, name, unitName: this.#unitOf(id), points: earned }));
  }

  /** [WALL-6] */
  #groups({ unit }: Scene, points: PointsOf): WallPicture['groups'] {
    const { directory, rankingChoices } = this.#ports;
    const kind = unit.kind === 'group' || unit.kind === 'team' ? 'team' : 'group';
    const all = rankUnits(directory, kind, { points, hidden: rankingChoices.hidden });
    const below = all.filter(({ key }) => key !== unit.id && directory.tree.isWithin(key, unit.id));
    return rank(below)
      .flatMap(({ key, name, points: each, rank: place }) =>
        place === null ? [] : [{ id: key, name, rank: place, points: each }],
      )
      .slice(0, ROWS);
  }

  /** [WALL-7] */
  async #badges({ people, shown }: Scene): Promise<WallPicture['badges']> {
    const { store, clock, badges } = this.#ports;
    const recent = await store.readBadgesSince(clock.now() - BADGES_MS);
    return recent
      .filter(({ personId }) => people.has(personId) && shown.has(personId) && badges.sharers.has(personId))
      .flatMap(({ id, personId, badgeId }) => {
        const title = badgeRules.find((rule) => rule.badgeId === badgeId)?.title;
        const name = people.get(personId)?.name ?? '';
        return title === undefined ? [] : [{ id, name, unitName: this.#unitOf(personId), title }];
      })
      .slice(0, ROWS);
  }

  /** [WALL-8] */
  async #praise({ wall, people, shown }: Scene): Promise<WallPicture['praise']> {
    const { store, directory } = this.#ports;
    const chosen = await store.readKudosByIds(wall.praiseIds);
    return chosen.flatMap(({ id, kind, fromId, toId, text }) => {
      const [from, to] = [directory.people.get(fromId), people.get(toId)];
      if (kind !== 'praise' || from === undefined || to === undefined || !shown.has(toId)) return [];
      return [{ id, fromName: from.name, toName: to.name, text }];
    });
  }

  async #thanksCount({ people, operators }: Scene): Promise<number | null> {
    if (operators.length < FEWEST) return null;
    const counts = await this.#ports.store.readKudosCounts(this.#ports.clock.now() - THANKS_MS);
    return [...counts].reduce((sum, [personId, count]) => sum + (people.has(personId) ? count : 0), 0);
  }

  /** [WALL-10] */
  async #callCount({ people, operators }: Scene): Promise<number | null> {
    const { store, clock, calendar } = this.#ports;
    if (operators.length < FEWEST) return null;
    const days = await store.readWorkday(calendar.workdayOf(clock.now()));
    return days.reduce((sum, day) => sum + (people.has(day.personId) ? day.callCount : 0), 0);
  }

  /** [WALL-9] */
  #activities({ unit }: Scene): WallPicture['activities'] {
    const { activities, clock, directory } = this.#ports;
    const { tree } = directory;
    const now = clock.now();
    return [...activities.known()]
      .filter(({ plan: { calledOff, endsAt, audience } }) => {
        if (calledOff !== null || endsAt <= now) return false;
        return (
          audience.kind === 'all' ||
          tree.isWithin(audience.unitId, unit.id) ||
          (tree.get(audience.unitId) !== undefined && tree.isWithin(unit.id, audience.unitId))
        );
      })
      .toSorted((a, b) => a.plan.startsAt - b.plan.startsAt || (a.plan.id < b.plan.id ? -1 : 1))
      .slice(0, ACTIVITY_ROWS)
      .map((one) => {
        const { id, title, place, startsAt, endsAt } = one.plan;
        return { id, title, place, startsAt, endsAt, comingCount: placesIn(one, directory).taken };
      });
  }

  #unitOf(personId: string): string {
    const { people, tree } = this.#ports.directory;
    return tree.get(people.get(personId)?.unitId ?? '')?.name ?? '';
  }
}
