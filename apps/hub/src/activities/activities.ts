import { randomUUID } from 'node:crypto';
import {
  isForUnit,
  type ActivityChange,
  type ActivityDraft,
  type ActivityMarks,
  type ActivitySignUp,
  type Change,
  type CommandInput,
  type Person,
} from '@hearthline/protocol';
import type { Clock } from '../clock.ts';
import { newFact } from '../facts/newFact.ts';
import { HubError } from '../hubError.ts';
import type { Directory } from '../organisation/directory.ts';
import type { CommandEffect, CommandTable } from '../session/commandTable.ts';
import type { Publisher } from '../session/streams.ts';
import type { TopicSource } from '../session/topicSource.ts';
import type { Store, Write } from '../store/store.ts';
import {
  afterWrite,
  isOrganiser,
  isSeenBy,
  placesIn,
  readActivityList,
  shownTo,
  type KnownActivity,
} from './activityList.ts';
import type { KeptActivity, KeptMark, KeptSignUp } from './keptActivity.ts';

interface Ports {
  readonly store: Pick<Store, 'readActivities' | 'purgeActivities'>;
  readonly clock: Clock;
  readonly directory: Directory;
  readonly publisher: Publisher;
}

const DAY_MS = 24 * 3_600_000;
/** [ACT-1] */
const FARTHEST_MS = 2 * 366 * DAY_MS;
const LONGEST_MS = 31 * DAY_MS;
/** [ACT-8] */
const ATTENDANCE_MS = 30 * DAY_MS;
/** [ACT-10] */
const PEOPLE_KEPT_MS = 90 * DAY_MS;
const PLAN_KEPT_MS = 400 * DAY_MS;

interface Done {
  readonly value: Record<string, never>;
  readonly write?: Write;
  afterCommit?(): void;
}
const NOTHING: Done = { value: {} };

/** What people do together, who comes, and who came. SPEC: activities/SPEC.md. */
export class Activities implements TopicSource {
  readonly #ports: Ports;
  #all = new Map<string, KnownActivity>();

  constructor(ports: Ports) {
    this.#ports = ports;
    // Who left holds no place any more, and who is in charge has changed.
    ports.directory.subscribe(() => this.#tellAll());
  }

  /** Once, before anybody is served. */
  async load(): Promise<void> {
    await this.#purge();
    this.#all = await readActivityList(this.#ports.store);
  }

  /** [ACT-10] Of what is in memory too, by the same rule: a command kept meanwhile loses nothing. */
  async forgetOld(): Promise<void> {
    await this.#purge();
    const now = this.#ports.clock.now();
    for (const [activityId, known] of this.#all) {
      const { endsAt } = known.plan;
      if (endsAt < now - PLAN_KEPT_MS) this.#all.delete(activityId);
      else if (endsAt < now - PEOPLE_KEPT_MS)
        this.#all.set(activityId, { ...known, signUps: new Map(), marks: new Map() });
    }
    this.#tellAll();
  }

  /** All there are, for who may look at each. */
  known(): Iterable<KnownActivity> {
    return this.#all.values();
  }

  /** [ORG-23] */
  runsFor(unitId: string): boolean {
    const now = this.#ports.clock.now();
    return [...this.#all.values()].some(
      ({ plan: { audience, calledOff, endsAt } }) => isForUnit(audience, unitId) && calledOff === null && endsAt > now,
    );
  }

  snapshot(viewer: Person): Change[] {
    const { directory } = this.#ports;
    const rows = [...this.#all.values()]
      .filter((one) => isSeenBy(one, viewer, directory))
      .map((one): [string, unknown] => [one.plan.id, shownTo(one, viewer, directory)]);
    return [{ op: 'reset', topic: 'activities', rows }];
  }

  /** [ACT-1] @throws HubError `command.notAllowed`, `command.badInput` */
  async plan(draft: ActivityDraft, author: Person): Promise<CommandEffect<'activity.plan'>> {
    const { directory } = this.#ports;
    if (!directory.hasAudience(draft.audience) || !directory.mayAddress(author, draft.audience))
      throw new HubError('command.notAllowed');
    this.#checkTimes(draft);
    const by = { authorId: author.id, authorName: author.name };
    const activity: KeptActivity = { ...draft, ...by, id: randomUUID(), version: 1, movedAt: null, calledOff: null };
    const afterCommit = (): void => this.#know({ plan: activity, signUps: new Map(), marks: new Map() });
    return { value: { activityId: activity.id }, write: { activity }, afterCommit };
  }

  /** [ACT-3] @throws HubError `activity.notFound`, `activity.changed`, `activity.calledOff`, `activity.over`, `activity.tooFewPlaces` */
  async change({ activityId, version, ...draft }: ActivityChange, person: Person): Promise<Done> {
    const known = this.#organised(activityId, person);
    const { plan } = known;
    this.#isToCome(plan);
    if (plan.version !== version) throw new HubError('activity.changed');
    this.#checkTimes(draft);
    const { taken } = placesIn(known, this.#ports.directory);
    if (draft.places !== null && draft.places < taken) throw new HubError('activity.tooFewPlaces');
    const isMoved = draft.startsAt !== plan.startsAt;
    const movedAt = isMoved ? this.#ports.clock.now() : plan.movedAt;
    const activity: KeptActivity = { ...plan, ...draft, version: version + 1, movedAt };
    if (!isMoved) return this.#done(known, { activity });
    // [ACT-7] What was told of the time before is told anew.
    const again = (one: KeptSignUp): KeptSignUp => ({ ...one, seen: one.seen.filter((each) => each === 'place') });
    return this.#done(known, { activity, activitySignUps: [...known.signUps.values()].map(again) });
  }

  /** [ACT-3] @throws HubError `activity.notFound`, `activity.over` */
  async callOff({ activityId, why }: CommandInput<'activity.callOff'>, person: Person): Promise<Done> {
    const known = this.#organised(activityId, person);
    if (known.plan.calledOff !== null) return NOTHING;
    this.#isToCome(known.plan);
    const activity = {
      ...known.plan,
      version: known.plan.version + 1,
      calledOff: { at: this.#ports.clock.now(), why },
    };
    return this.#done(known, { activity });
  }

  /** [ACT-4] [ACT-5] @throws HubError `activity.notFound`, `activity.calledOff`, `activity.over`, `activity.tooFewPlaces` */
  async signUp({ activityId, companions: said }: ActivitySignUp, person: Person): Promise<Done> {
    const { directory } = this.#ports;
    const known = this.#all.get(activityId);
    const before = known?.signUps.get(person.id);
    if (!known || !(before || directory.isIn(known.plan.audience, person))) throw new HubError('activity.notFound');
    const { plan, signUps } = known;
    const companions = plan.isForFamilies ? said : (before?.companions ?? 0);
    if (before?.companions === companions) return NOTHING;
    this.#isToCome(plan);
    if (plan.places !== null && companions + 1 > plan.places) throw new HubError('activity.tooFewPlaces');
    const last = [...signUps.values()].at(-1)?.at ?? 0;
    const at = before?.at ?? Math.max(this.#ports.clock.now(), last + 1);
    const signUp: KeptSignUp = before
      ? { ...before, companions }
      : { activityId, personId: person.id, companions, at, hasWaited: false, seen: [] };
    const then = placesIn(afterWrite(known, { activitySignUps: [signUp] }), directory);
    const waits = then.waitingOf.get(person.id) !== null;
    if (before) this.#keepsPlaces(known, then.waitingOf);
    return this.#done(known, { activitySignUps: [before ? signUp : { ...signUp, hasWaited: waits }] });
  }

  /** [ACT-4] @throws HubError `activity.notFound`, `activity.over` */
  async withdraw({ activityId }: CommandInput<'activity.withdraw'>, person: Person): Promise<Done> {
    const known = this.#all.get(activityId);
    if (!known || !isSeenBy(known, person, this.#ports.directory)) throw new HubError('activity.notFound');
    if (!known.signUps.has(person.id)) return NOTHING;
    if (known.plan.calledOff === null) this.#isToCome(known.plan);
    return this.#done(known, { removedActivitySignUp: { activityId, personId: person.id } });
  }

  /** [ACT-7] What is no longer there has been put away too. */
  async see({ activityId, notice }: CommandInput<'activity.see'>, person: Person): Promise<Done> {
    const known = this.#all.get(activityId);
    const signUp = known?.signUps.get(person.id);
    if (!known || !signUp || signUp.seen.includes(notice)) return NOTHING;
    return this.#done(known, { activitySignUps: [{ ...signUp, seen: [...signUp.seen, notice] }] });
  }

  /** [ACT-8] [ACT-9] @throws HubError `activity.notFound`, `activity.calledOff`, `activity.notYet`, `activity.over`, `command.notAllowed` */
  async attend({ activityId, marks }: ActivityMarks, by: Person): Promise<Done> {
    const { clock, directory } = this.#ports;
    const known = this.#organised(activityId, by);
    const { plan } = known;
    const now = clock.now();
    if (plan.calledOff !== null) throw new HubError('activity.calledOff');
    if (now < plan.startsAt) throw new HubError('activity.notYet');
    if (now > plan.endsAt + ATTENDANCE_MS) throw new HubError('activity.over');
    const last = new Map(marks.map((one) => [one.personId, one.wasThere]));
    for (const personId of last.keys()) {
      const person = directory.people.get(personId);
      const isOne = person && (known.signUps.has(personId) || directory.isIn(plan.audience, person));
      if (!isOne || personId === by.id) throw new HubError('command.notAllowed');
    }
    const said = [...last].filter(([personId, wasThere]) => known.marks.get(personId)?.wasThere !== wasThere);
    if (said.length === 0) return NOTHING;
    const activityMarks = said.map(([personId, wasThere]): KeptMark => {
      const turn = (known.marks.get(personId)?.turn ?? 0) + 1;
      return { activityId, personId, turn, wasThere, byId: by.id, byName: by.name, at: now };
    });
    const came = activityMarks.filter((one) => one.wasThere && directory.people.get(one.personId)?.role === 'operator');
    const facts = came.map(({ personId }) =>
      newFact(
        'activity.attended',
        { at: now, activityId, personId, byId: by.id, title: plan.title },
        `activity:${activityId}:${personId}`,
      ),
    );
    return this.#done(known, { activityMarks, facts });
  }

  #purge(): Promise<void> {
    const now = this.#ports.clock.now();
    return this.#ports.store.purgeActivities({ planBefore: now - PLAN_KEPT_MS, peopleBefore: now - PEOPLE_KEPT_MS });
  }

  #checkTimes({ startsAt, endsAt }: Pick<ActivityDraft, 'startsAt' | 'endsAt'>): void {
    const now = this.#ports.clock.now();
    if (startsAt <= now || startsAt > now + FARTHEST_MS) throw new HubError('command.badInput', { detail: 'startsAt' });
    if (endsAt <= startsAt || endsAt > startsAt + LONGEST_MS)
      throw new HubError('command.badInput', { detail: 'endsAt' });
  }

  #organised(activityId: string, person: Person): KnownActivity {
    const known = this.#all.get(activityId);
    if (!known || !isOrganiser(known, person, this.#ports.directory)) throw new HubError('activity.notFound');
    return known;
  }

  #isToCome({ calledOff, startsAt }: KeptActivity): void {
    if (calledOff !== null) throw new HubError('activity.calledOff');
    if (startsAt <= this.#ports.clock.now()) throw new HubError('activity.over');
  }

  /** [ACT-6] Nobody who has a place loses it, she who brings more included. */
  #keepsPlaces(known: KnownActivity, then: ReadonlyMap<string, number | null>): void {
    const { waitingOf } = placesIn(known, this.#ports.directory);
    for (const [personId, waiting] of waitingOf)
      if (waiting === null && then.get(personId) !== null) throw new HubError('activity.tooFewPlaces');
  }

  #done(known: KnownActivity, write: Write): Done {
    return { value: {}, write, afterCommit: () => this.#know(afterWrite(known, write)) };
  }

  #tellAll(): void {
    const { publisher } = this.#ports;
    for (const person of publisher.listeners())
      for (const change of this.snapshot(person)) publisher.toPerson(person.id, change);
  }

  #know(known: KnownActivity): void {
    const { publisher, directory } = this.#ports;
    const key = known.plan.id;
    const before = this.#all.get(key);
    this.#all.set(key, known);
    for (const person of publisher.listeners()) {
      const topic = 'activities';
      if (isSeenBy(known, person, directory))
        publisher.toPerson(person.id, { op: 'put', topic, key, row: shownTo(known, person, directory) });
      else if (before && isSeenBy(before, person, directory))
        publisher.toPerson(person.id, { op: 'remove', topic, key });
    }
  }
}

type ActivityCommand = Extract<keyof CommandTable, `activity.${string}`>;

/** [ACT-11] */
const turn = (): string => 'activities';

export const activityCommands = (activities: Activities): Pick<CommandTable, ActivityCommand> => ({
  'activity.plan': { isRecorded: true, turn, run: (draft, { person }) => activities.plan(draft, person) },
  'activity.change': { isRecorded: true, turn, run: (input, { person }) => activities.change(input, person) },
  'activity.callOff': { isRecorded: true, turn, run: (input, { person }) => activities.callOff(input, person) },
  'activity.signUp': { isRecorded: true, turn, run: (input, { person }) => activities.signUp(input, person) },
  'activity.withdraw': { isRecorded: true, turn, run: (input, { person }) => activities.withdraw(input, person) },
  'activity.see': { isRecorded: true, turn, run: (input, { person }) => activities.see(input, person) },
  'activity.attend': { isRecorded: true, turn, run: (input, { person }) => activities.attend(input, person) },
});
