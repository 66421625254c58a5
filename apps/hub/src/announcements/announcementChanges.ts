import type { CommandInput, Person } from '@hearthline/protocol';
import type { Clock } from '../clock.ts';
import { keptDeeds, type NewDeed } from '../deeds/keptDeed.ts';
import type { FactLog } from '../facts/factLog.ts';
import { HubError } from '../hubError.ts';
import type { Directory } from '../organisation/directory.ts';
import type { CommandContext, CommandEffect } from '../session/commandTable.ts';
import type { Announcements, Entry } from './announcements.ts';
import { transition, type AnnouncementEvent, type AnnouncementRow } from './life.ts';
import { Turns } from '../turns.ts';

interface Ports {
  readonly announcements: Pick<Announcements, 'find' | 'changed'>;
  readonly facts: Pick<FactLog, 'commit'>;
  readonly clock: Clock;
  readonly directory: Directory;
}

/** What follows of a change, of the entry as it was. */
interface Following<V> {
  readonly value: V;
  readonly deeds: readonly NewDeed[];
}

/** Reminds, corrects and withdraws, one at a time. SPEC: announcements/SPEC.md. */
export class AnnouncementChanges {
  readonly #ports: Ports;
  /** One change at a time. [ANN-16] */
  readonly #turns = new Turns();

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  /** [ANN-12] @throws HubError `command.notAllowed`, `command.badInput`, `announcement.remindedLately`, … */
  remind(
    { announcementId }: CommandInput<'announcement.remind'>,
    context: CommandContext,
  ): Promise<CommandEffect<'announcement.remind'>> {
    return this.#inTurn(async () => {
      const entry = await this.#existing(announcementId);
      const { row, audienceIds, acknowledgedAt } = entry;
      if (!this.#mayAddress(context.person, row)) throw new HubError('command.notAllowed');
      if (!row.mustRead) throw new HubError('command.badInput', { detail: 'not a must-read one' });
      const after = transition(row, { kind: 'reminded', at: this.#ports.clock.now() });
      const missing = [...audienceIds].filter((personId) => !acknowledgedAt.has(personId));
      const value = { remindedCount: missing.length };
      if (missing.length === 0) return { value, deeds: [] };
      const deeds = missing.map((aboutId) => ({ aboutId, what: 'reminded' as const, subject: row.title }));
      await this.#keep(after, { value, deeds }, context);
      return { value, deeds };
    });
  }

  /** [ANN-13] [ANN-14] @throws HubError `command.notAllowed`, `announcement.changed`, … */
  correct(
    { announcementId, ...text }: CommandInput<'announcement.correct'>,
    context: CommandContext,
  ): Promise<CommandEffect<'announcement.correct'>> {
    return this.#inTurn(async () => {
      const { row } = await this.#existing(announcementId);
      const isAuthor = row.authorId === context.person.id;
      if (!isAuthor || !this.#mayAddress(context.person, row)) throw new HubError('command.notAllowed');
      const event: AnnouncementEvent = { kind: 'corrected', at: this.#ports.clock.now(), ...text };
      await this.#keep(transition(row, event), { value: {}, deeds: [] }, context);
      return { value: {} };
    });
  }

  /** [ANN-15] @throws HubError `command.notAllowed`, … */
  withdraw(
    { announcementId }: CommandInput<'announcement.withdraw'>,
    context: CommandContext,
  ): Promise<CommandEffect<'announcement.withdraw'>> {
    return this.#inTurn(async () => {
      const { row } = await this.#existing(announcementId);
      const isAuthor = row.authorId === context.person.id;
      if (!isAuthor && !this.#mayAddress(context.person, row)) throw new HubError('command.notAllowed');
      const after = transition(row, { kind: 'withdrawn', at: this.#ports.clock.now() });
      const what = 'announcementWithdrawn' as const;
      const deeds = isAuthor ? [] : [{ aboutId: row.authorId, what, subject: row.title }];
      await this.#keep(after, { value: {}, deeds }, context);
      return { value: {}, deeds };
    });
  }

  #mayAddress(person: Person, { audience }: AnnouncementRow): boolean {
    return this.#ports.directory.mayAddress(person, audience);
  }

  async #existing(announcementId: string): Promise<Entry> {
    const entry = await this.#ports.announcements.find(announcementId);
    if (!entry) throw new HubError('announcement.notFound');
    return entry;
  }

  /** Kept here and not by who runs commands: the next one must find it as this one leaves it. */
  async #keep(after: AnnouncementRow, { value, deeds }: Following<object>, context: CommandContext): Promise<void> {
    const { facts, clock, announcements } = this.#ports;
    const at = clock.now();
    await facts.commit({
      changedAnnouncement: after,
      ...(after.life.withdrawnAt === null ? {} : { endedFileUses: [{ by: 'announcement', id: after.id }] }),
      deeds: keptDeeds(context, deeds, at),
      commandResult: {
        personId: context.person.id,
        commandId: context.commandId,
        valueJson: JSON.stringify(value),
        at,
      },
    });
    announcements.changed(after);
  }

  #inTurn<T>(make: () => Promise<T>): Promise<T> {
    return this.#turns.take('changes', make);
  }
}
