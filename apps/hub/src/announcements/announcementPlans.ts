import { createHash, randomUUID } from 'node:crypto';
import {
  isForUnit,
  PLANS_LIMIT,
  type AnnouncementPlan,
  type Change,
  type CommandInput,
  type Person,
} from '@hearthline/protocol';
import type { Logger } from 'pino';
import type { Calendar, Clock } from '../clock.ts';
import { keptDeeds, type NewDeed } from '../deeds/keptDeed.ts';
import type { FactLog } from '../facts/factLog.ts';
import type { Files } from '../files/files.ts';
import { HubError } from '../hubError.ts';
import type { Directory } from '../organisation/directory.ts';
import type { CommandContext, CommandEffect } from '../session/commandTable.ts';
import type { Publisher } from '../session/streams.ts';
import type { TopicSource } from '../session/topicSource.ts';
import type { Store, Write } from '../store/store.ts';
import type { Announcements } from './announcements.ts';
import { carriedBy, newRow, publishedFact } from './newAnnouncement.ts';
import { lastDue, nextAfter, type KeptPlan } from './plan.ts';
import { Turns } from '../turns.ts';

interface Ports {
  readonly store: Pick<Store, 'readAnnouncementPlans'>;
  readonly facts: Pick<FactLog, 'commit'>;
  readonly clock: Clock;
  readonly calendar: Calendar;
  readonly directory: Directory;
  readonly publisher: Publisher;
  readonly announcements: Pick<Announcements, 'show'>;
  readonly log: Logger;
  readonly files: Pick<Files, 'check' | 'freed'>;
}

/** Looks at the clock at least so often: a computer's time is set, and a virtual one may stand still. */
const LOOK_AT_LEAST_EVERY_MS = 600_000;
/** After a failure (the disk is full) it is tried again so much later. */
const TRY_AGAIN_MS = 60_000;
const LONGEST_MS = 366 * 24 * 3_600_000;

/** Announcements that are sent later. One thing at a time: on disk first, then in memory, then told. SPEC: announcements/SPEC.md. */
export class AnnouncementPlans implements TopicSource {
  readonly #ports: Ports;
  readonly #plans = new Map<string, KeptPlan>();
  /** The last thing that is under way; settles, never rejects. */
  readonly #turns = new Turns();
  #cancelLook: () => void = () => undefined;
  #isStopped = false;

  constructor(ports: Ports) {
    this.#ports = ports;
    ports.directory.subscribe(() => this.#tell());
  }

  /** [ANN-22] Also sends what was missed. */
  async load(): Promise<void> {
    for (const one of await this.#ports.store.readAnnouncementPlans()) this.#plans.set(one.id, one);
    await this.#inTurn(() => this.#sendDue());
  }

  stop(): void {
    this.#isStopped = true;
    this.#cancelLook();
  }

  /** Resolves when what is under way is done. */
  settled(): Promise<void> {
    return this.#turns.settled();
  }

  /** [ORG-23] */
  runsFor(unitId: string): boolean {
    return [...this.#plans.values()].some(({ audience }) => isForUnit(audience, unitId));
  }

  snapshot(person: Person): Change[] {
    return [{ op: 'set', topic: 'announcementPlans', value: this.#shownTo(person) }];
  }

  /** [ANN-20] @throws HubError `command.badInput`, `command.notAllowed`, `announcement.tooManyPlans` */
  plan(draft: CommandInput<'announcement.plan'>, context: CommandContext): Promise<CommandEffect<'announcement.plan'>> {
    return this.#inTurn(async () => {
      const { clock, calendar, directory, files } = this.#ports;
      const now = clock.now();
      const authorId = context.person.id;
      const bad = (detail: string) => new HubError('command.badInput', { detail });
      if (!directory.hasAudience(draft.audience)) throw bad('audience');
      if (!directory.mayAddress(context.person, draft.audience)) throw new HubError('command.notAllowed');
      const lastOn = draft.repeat === 'once' ? draft.firstOn : draft.lastOn;
      const one: KeptPlan = { ...draft, lastOn, id: randomUUID(), authorId, doneUntil: now };
      if (nextAfter(one, now, calendar) === null) throw bad('never due');
      if (calendar.momentOf(lastOn, one.timeOfDay) > now + LONGEST_MS) throw bad('lastOn');
      const mine = [...this.#plans.values()].filter((other) => other.authorId === authorId);
      if (mine.length >= PLANS_LIMIT) throw new HubError('announcement.tooManyPlans');
      await files.check(draft.attachments, context.person);
      const value = { planId: one.id };
      await this.#keep({ announcementPlan: one, ...carriedByPlan(one) }, { value, deeds: [], context });
      this.#plans.set(one.id, one);
      this.#changed();
      return { value };
    });
  }

  /** [ANN-24] @throws HubError `announcement.notFound` */
  unplan(
    { planId }: CommandInput<'announcement.unplan'>,
    context: CommandContext,
  ): Promise<CommandEffect<'announcement.unplan'>> {
    return this.#inTurn(async () => {
      const one = this.#plans.get(planId);
      if (!one || !this.#sees(context.person, one)) throw new HubError('announcement.notFound');
      const what = 'announcementWithdrawn' as const;
      const deeds = one.authorId === context.person.id ? [] : [{ aboutId: one.authorId, what, subject: one.title }];
      await this.#keep(removed(planId), { value: {}, deeds, context });
      this.#plans.delete(planId);
      this.#ports.files.freed();
      this.#changed();
      return { value: {}, deeds };
    });
  }

  #sees(person: Person, one: KeptPlan): boolean {
    if (person.role === 'operator') return false;
    return person.id === one.authorId || this.#ports.directory.mayAddress(person, one.audience);
  }

  #shownTo(person: Person): AnnouncementPlan[] {
    const { calendar, directory } = this.#ports;
    return [...this.#plans.values()]
      .filter((one) => this.#sees(person, one))
      .flatMap(({ doneUntil, ...one }) => {
        const nextAt = nextAfter(one, doneUntil, calendar);
        return nextAt === null ? [] : [{ ...one, nextAt, authorName: directory.people.get(one.authorId)?.name ?? '' }];
      })
      .sort((a, b) => a.nextAt - b.nextAt);
  }

  #tell(): void {
    const { publisher } = this.#ports;
    for (const person of publisher.listeners())
      if (person.role !== 'operator') for (const change of this.snapshot(person)) publisher.toPerson(person.id, change);
  }

  #changed(): void {
    this.#tell();
    this.#lookLater();
  }

  #lookLater(atLeastMs = 0): void {
    const { clock, calendar, log } = this.#ports;
    this.#cancelLook();
    if (this.#isStopped || this.#plans.size === 0) return;
    const now = clock.now();
    const next = [...this.#plans.values()].map((one) => nextAfter(one, one.doneUntil, calendar) ?? now);
    const delayMs = Math.min(Math.max(atLeastMs, Math.min(...next) - now), LOOK_AT_LEAST_EVERY_MS);
    this.#cancelLook = clock.after(delayMs, () => {
      this.#inTurn(() => this.#sendDue()).catch((error: unknown) => {
        log.error({ err: error }, 'planned announcements could not be sent; tried again');
        this.#lookLater(TRY_AGAIN_MS);
      });
    });
  }

  async #sendDue(): Promise<void> {
    const { clock, calendar } = this.#ports;
    for (const one of [...this.#plans.values()]) {
      const dueAt = lastDue(one, { after: one.doneUntil, now: clock.now() }, calendar);
      if (dueAt !== null) await this.#send(one, dueAt);
    }
    this.#changed();
  }

  /** [ANN-22] [ANN-23] The announcement and what is left of the plan, in one transaction. */
  async #send(one: KeptPlan, dueAt: number): Promise<void> {
    const { clock, calendar, directory, facts, announcements } = this.#ports;
    const author = directory.people.get(one.authorId);
    const may =
      author !== undefined && directory.mayAddress(author, one.audience) && directory.hasAudience(one.audience);
    const next: KeptPlan = { ...one, doneUntil: dueAt };
    const isOver = !may || nextAfter(next, dueAt, calendar) === null;
    const left: Write = isOver ? removed(one.id) : { announcementPlan: next };
    const now = clock.now();
    const { title, body, audience, mustRead, isUrgent, validMs, attachments } = one;
    const expiresAt = dueAt + validMs;
    const draft = { title, body, audience, mustRead, expiresAt, isUrgent, attachments };
    const isSent = may && expiresAt > now;
    const row = newRow(draft, { id: announcementIdOf(one.id, dueAt), authorId: one.authorId, at: now });
    // [ANN-29] The uses of the announcement begin before those of the plan end.
    await facts.commit(
      isSent
        ? { ...left, announcement: row, facts: [publishedFact(row)], fileUses: carriedBy(row).fileUses ?? [] }
        : left,
    );
    if (isOver) {
      this.#plans.delete(one.id);
      this.#ports.files.freed();
    } else this.#plans.set(one.id, next);
    if (isSent) announcements.show(row);
  }

  /** Kept here and not by who runs commands: the next one must find the plans as this one leaves them. */
  async #keep(
    write: Write,
    { value, deeds, context }: { value: object; deeds: readonly NewDeed[]; context: CommandContext },
  ): Promise<void> {
    const at = this.#ports.clock.now();
    const { person, commandId } = context;
    await this.#ports.facts.commit({
      ...write,
      deeds: keptDeeds(context, deeds, at),
      commandResult: { personId: person.id, commandId, valueJson: JSON.stringify(value), at },
    });
  }

  #inTurn<T>(make: () => Promise<T>): Promise<T> {
    return this.#turns.take('plans', make);
  }
}

const removed = (planId: string): Write => ({
  removedAnnouncementPlan: planId,
  endedFileUses: [{ by: 'plan', id: planId }],
});

const DAY_MS = 24 * 3_600_000;
/** [FILE-8] Until after its last time in whatever zone; when it is over before, it says so. */
const carriedByPlan = ({ id, authorId, lastOn, validMs, attachments = [] }: KeptPlan): Write => ({
  fileUses: attachments.map(({ hash }) => ({
    ...{ hash, by: 'plan', id, until: Date.parse(`${lastOn}T00:00:00Z`) + 3 * DAY_MS + validMs },
  })),
  endedFileUses: attachments.map(({ hash }) => ({ hash, by: 'sender', id: authorId })),
});

/** Of one time of one plan there is one announcement. */
const announcementIdOf = (planId: string, dueAt: number): string =>
  createHash('sha256').update(`${planId} ${dueAt}`).digest('base64url').slice(0, 22);
