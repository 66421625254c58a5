import { randomUUID } from 'node:crypto';
import {
  CARE_PLANS_LIMIT,
  type CareVisit,
  type CareVisitDraft,
  type Change,
  type CommandInput,
  type MyBirthday,
  type Person,
} from '@hearthline/protocol';
import { shiftWorkday, type Calendar, type Clock } from '../clock.ts';
import { HubError } from '../hubError.ts';
import type { Directory } from '../organisation/directory.ts';
import type { CommandEffect, CommandTable } from '../session/commandTable.ts';
import type { Publisher } from '../session/streams.ts';
import type { TopicSource } from '../session/topicSource.ts';
import type { Store } from '../store/store.ts';
import { careDayOf } from './careDays.ts';
import type { Holiday } from './holiday.ts';
import type { KeptBirthday, KeptVisit } from './keptCare.ts';

interface Ports {
  readonly store: Pick<Store, 'readCare' | 'readFirstShifts' | 'purgeCareVisits' | 'commit'>;
  readonly clock: Clock;
  readonly calendar: Calendar;
  readonly directory: Directory;
  readonly publisher: Publisher;
  readonly holidays: readonly Holiday[];
}

/** [CARE-9] */
const KEPT_DAYS = 180;
/** [CARE-6] */
const AHEAD_DAYS = 366;

/** Days to keep, and who is to be visited. SPEC: care/SPEC.md. */
export class Care implements TopicSource {
  readonly #ports: Ports;
  readonly #birthdays = new Map<string, KeptBirthday>();
  readonly #visits = new Map<string, KeptVisit>();
  #firstShifts: ReadonlyMap<string, string> = new Map();

  constructor(ports: Ports) {
    this.#ports = ports;
    ports.directory.subscribe(() => this.#tellAll());
  }

  /** Once, before anybody is served. */
  async load(): Promise<void> {
    const { birthdays, visits } = await this.#ports.store.readCare();
    for (const one of birthdays) this.#birthdays.set(one.personId, one);
    for (const one of visits) this.#visits.set(one.id, one);
    await this.beginDay();
  }

  /** [CARE-4] [CARE-9] */
  async beginDay(): Promise<void> {
    const { store, directory } = this.#ports;
    const before = shiftWorkday(this.#today(), -KEPT_DAYS);
    const isGone = (personId: string): boolean => !directory.people.has(personId);
    const removedBirthdays = [...this.#birthdays.keys()].filter(isGone);
    const removedCareVisits = [...this.#visits.values()].filter((one) => isGone(one.personId)).map(({ id }) => id);
    await store.purgeCareVisits(before);
    if (removedBirthdays.length + removedCareVisits.length > 0)
      await store.commit({ removedBirthdays, removedCareVisits });
    for (const personId of removedBirthdays) this.#birthdays.delete(personId);
    for (const visitId of removedCareVisits) this.#visits.delete(visitId);
    for (const one of [...this.#visits.values()]) if (one.on < before) this.#visits.delete(one.id);
    this.#firstShifts = await store.readFirstShifts();
    this.#tellAll();
  }

  snapshot(viewer: Person): Change[] {
    const visits = [...this.#visits.values()].filter((one) => this.#isFor(viewer, one));
    return [
      this.#birthdayOf(viewer),
      this.#dayOf(viewer),
      { op: 'reset', topic: 'careVisits', rows: visits.map((one) => [one.id, this.#shown(one, viewer)]) },
    ];
  }

  /** [CARE-1] */
  setBirthday({ birthday }: MyBirthday, { id: personId }: Person): CommandEffect<'birthday.set'> {
    const kept = birthday === null ? null : { ...birthday, personId };
    const { publisher } = this.#ports;
    const afterCommit = (): void => {
      const listeners = [...publisher.listeners()];
      const before = listeners.map((one) => JSON.stringify(this.#dayOf(one)));
      if (kept === null) this.#birthdays.delete(personId);
      else this.#birthdays.set(personId, kept);
      listeners.forEach((person, index) => {
        if (person.id === personId) publisher.toPerson(personId, this.#birthdayOf(person));
        // Whom it does not concern is told nothing at all, also not that something was said.
        const day = this.#dayOf(person);
        if (JSON.stringify(day) !== before[index]) publisher.toPerson(person.id, day);
      });
    };
    return { value: {}, write: kept === null ? { removedBirthdays: [personId] } : { birthday: kept }, afterCommit };
  }

  /** [CARE-6] @throws HubError `command.notAllowed`, `command.badInput`, `care.tooMany` */
  plan(draft: CareVisitDraft, by: Person): CommandEffect<'care.plan'> {
    const { clock, directory } = this.#ports;
    if (!directory.leads(by, directory.people.get(draft.personId))) throw new HubError('command.notAllowed');
    const today = this.#today();
    if (draft.on < today || draft.on > shiftWorkday(today, AHEAD_DAYS))
      throw new HubError('command.badInput', { detail: 'on' });
    const open = [...this.#visits.values()].filter(({ byId, done }) => byId === by.id && done === null);
    if (open.length >= CARE_PLANS_LIMIT) throw new HubError('care.tooMany');
    const planned = { byId: by.id, byName: by.name, plannedAt: clock.now(), done: null };
    const careVisit: KeptVisit = { ...draft, ...planned, id: randomUUID() };
    const deeds = [{ aboutId: draft.personId, what: 'carePlanned' as const, subject: `${draft.on} ${draft.text}` }];
    const afterCommit = (): void => this.#know(careVisit);
    return { value: { visitId: careVisit.id }, write: { careVisit }, deeds, afterCommit };
  }

  /** [CARE-6] @throws HubError `care.notFound` */
  finish({ visitId, word }: CommandInput<'care.finish'>, by: Person): CommandEffect<'care.finish'> {
    const visit = this.#open(visitId, by);
    const careVisit: KeptVisit = { ...visit, done: { at: this.#ports.clock.now(), byName: by.name, word } };
    const deeds = [{ aboutId: visit.personId, what: 'careDone' as const, subject: `${visit.on} ${word}` }];
    return { value: {}, write: { careVisit }, deeds, afterCommit: () => this.#know(careVisit) };
  }

  /** [CARE-6] @throws HubError `care.notFound` */
  drop({ visitId }: CommandInput<'care.drop'>, by: Person): CommandEffect<'care.drop'> {
    const visit = this.#open(visitId, by);
    const { publisher } = this.#ports;
    const deeds = [{ aboutId: visit.personId, what: 'careDropped' as const, subject: `${visit.on} ${visit.text}` }];
    const afterCommit = (): void => {
      this.#visits.delete(visitId);
      publisher.toPeople((person) => this.#isFor(person, visit), { op: 'remove', topic: 'careVisits', key: visitId });
    };
    return { value: {}, write: { removedCareVisits: [visitId] }, deeds, afterCommit };
  }

  #today(): string {
    const { calendar, clock } = this.#ports;
    return calendar.workdayOf(clock.now());
  }

  /** One that is mine to do. */
  #open(visitId: string, by: Person): KeptVisit {
    const visit = this.#visits.get(visitId);
    if (visit === undefined || visit.done !== null || !this.#isFor(by, visit) || !this.#shown(visit, by).isMine)
      throw new HubError('care.notFound');
    return visit;
  }

  /** [CARE-8] */
  #isFor(person: Person, { personId }: KeptVisit): boolean {
    const { directory } = this.#ports;
    return directory.leads(person, directory.people.get(personId));
  }

  /** [CARE-6] */
  #shown(visit: KeptVisit, viewer: Person): CareVisit {
    const planner = this.#ports.directory.people.get(visit.byId);
    return { ...visit, isMine: visit.byId === viewer.id || planner === undefined || !this.#isFor(planner, visit) };
  }

  #know(visit: KeptVisit): void {
    const { publisher } = this.#ports;
    this.#visits.set(visit.id, visit);
    for (const person of publisher.listeners())
      if (this.#isFor(person, visit))
        publisher.toPerson(person.id, {
          ...{ op: 'put', topic: 'careVisits', key: visit.id, row: this.#shown(visit, person) },
        });
  }

  #birthdayOf({ id: personId }: Person): Change {
    const kept = this.#birthdays.get(personId);
    const value: MyBirthday = { birthday: kept === undefined ? null : { on: kept.on, toldTo: kept.toldTo } };
    return { op: 'set', topic: 'myBirthday', value };
  }

  #dayOf(viewer: Person): Change {
    const { directory, holidays } = this.#ports;
    const known = { birthdays: this.#birthdays, firstShifts: this.#firstShifts, holidays };
    return { op: 'set', topic: 'careDay', value: careDayOf(viewer, { known, directory, workday: this.#today() }) };
  }

  #tellAll(): void {
    const { publisher } = this.#ports;
    for (const person of publisher.listeners())
      for (const change of this.snapshot(person)) publisher.toPerson(person.id, change);
  }
}

/** [CARE-10] What one found is still so when it is kept. */
const turn = (): string => 'care';

type CareCommand = Extract<keyof CommandTable, 'birthday.set' | `care.${string}`>;

export const careCommands = (care: Care): Pick<CommandTable, CareCommand> => ({
  'birthday.set': { isRecorded: true, turn, run: async (input, { person }) => care.setBirthday(input, person) },
  'care.plan': { isRecorded: true, turn, run: async (input, { person }) => care.plan(input, person) },
  'care.finish': { isRecorded: true, turn, run: async (input, { person }) => care.finish(input, person) },
  'care.drop': { isRecorded: true, turn, run: async (input, { person }) => care.drop(input, person) },
});
