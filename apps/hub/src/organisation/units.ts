import type { CommandInput, HubErrorCode, Person, Unit } from '@hearthline/protocol';
import type { Clock } from '../clock.ts';
import { keptDeeds, type NewDeed } from '../deeds/keptDeed.ts';
import type { FactLog } from '../facts/factLog.ts';
import { HubError } from '../hubError.ts';
import type { CommandContext, CommandEffect, CommandTable } from '../session/commandTable.ts';
import type { Centre, Store } from '../store/store.ts';
import type { Turns } from '../turns.ts';
import { changesOf } from './centreChanges.ts';
import type { Directory } from './directory.ts';

/** Why a unit cannot go yet, and whether that is so. */
export interface Running {
  readonly code: Extract<HubErrorCode, `unit.has${string}`>;
  isFor(unitId: string): boolean;
}

interface Ports {
  readonly store: Pick<Store, 'readCentre'>;
  readonly facts: Pick<FactLog, 'commit'>;
  readonly clock: Clock;
  readonly directory: Directory;
  /** One change of the centre at a time, by whatever way. [ORG-25] */
  readonly turns: Turns;
  /** [ORG-23] */
  readonly running: readonly Running[];
}

/** Renames and removes units by hand. SPEC: organisation/SPEC.md ORG-21 and on. */
export class Units {
  readonly #ports: Ports;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  /** [ORG-21] @throws HubError `unit.notFound`, `unit.nameTaken`, `command.notAllowed` */
  rename(
    { unitId, name }: CommandInput<'unit.rename'>,
    context: CommandContext,
  ): Promise<CommandEffect<'unit.rename'>> {
    return this.#inTurn(async () => {
      const centre = await this.#centre();
      const unit = unitOf(centre, unitId);
      if (!this.#answersFor(context.person, unitId)) throw new HubError('command.notAllowed');
      if (unit.name === name) return { value: {} };
      if (isTaken(name, unit, centre.units)) throw new HubError('unit.nameTaken');
      const units = centre.units.map((one) => (one.id === unitId ? { ...one, name } : one));
      await this.#keep({ ...centre, units }, [], context);
      return { value: {} };
    });
  }

  /** [ORG-22] @throws HubError `unit.notFound`, `unit.notEmpty`, `unit.has…`, `command.notAllowed` */
  remove({ unitId }: CommandInput<'unit.remove'>, context: CommandContext): Promise<CommandEffect<'unit.remove'>> {
    return this.#inTurn(async () => {
      const before = await this.#centre();
      const { parentId } = unitOf(before, unitId);
      if (parentId === null || !this.#answersFor(context.person, parentId)) throw new HubError('command.notAllowed');
      const isAnybodyThere = before.people.some((one) => one.isActive && one.unitId === unitId);
      if (isAnybodyThere || before.units.some((one) => one.parentId === unitId)) throw new HubError('unit.notEmpty');
      const held = this.#ports.running.find((one) => one.isFor(unitId));
      if (held) throw new HubError(held.code);
      // [ORG-24] Who left it long ago comes back to what was above it.
      const people = before.people.map((one) => (one.unitId === unitId ? { ...one, unitId: parentId } : one));
      const after = { units: before.units.filter(({ id }) => id !== unitId), people };
      const deeds = relievedBy(before, unitId);
      await this.#keep(after, deeds, context);
      return { value: {}, deeds };
    });
  }

  /** [ORG-5] IT and whoever is in charge, of it or of what is above. */
  #answersFor(person: Person, unitId: string): boolean {
    return this.#ports.directory.mayAddress(person, { kind: 'unit', unitId });
  }

  async #centre(): Promise<Centre> {
    const centre = await this.#ports.store.readCentre();
    if (!centre) throw new HubError('hub.fault', { detail: 'no centre' });
    return centre;
  }

  /** Kept here and not by who runs commands: the next change must find the centre as this one leaves it. */
  async #keep(centre: Centre, deeds: readonly NewDeed[], context: CommandContext): Promise<void> {
    const { facts, clock, directory } = this.#ports;
    const at = clock.now();
    await facts.commit({
      centre,
      deeds: keptDeeds(context, deeds, at),
      commandResult: { personId: context.person.id, commandId: context.commandId, valueJson: '{}', at },
    });
    directory.replace(centre);
  }

  #inTurn<T>(make: () => Promise<T>): Promise<T> {
    return this.#ports.turns.take('centre', make);
  }
}

function unitOf({ units }: Centre, unitId: string): Unit {
  const unit = units.find(({ id }) => id === unitId);
  if (!unit) throw new HubError('unit.notFound');
  return unit;
}

/** A list of people finds units by their names: below the same one no two are alike, and none directly below the centre is named as it. */
function isTaken(name: string, unit: Unit, units: readonly Unit[]): boolean {
  const isAlike = (one: Unit): boolean => one.id !== unit.id && one.name === name;
  const centre = units.find(({ parentId }) => parentId === null);
  if (unit.id === centre?.id) return units.some((one) => one.parentId === unit.id && isAlike(one));
  return units.some((one) => isAlike(one) && (one.parentId === unit.parentId || isCentreOver(one, unit)));
}

const isCentreOver = (one: Unit, unit: Unit): boolean => one.parentId === null && one.id === unit.parentId;

/** Whose places end with this unit, as an import would say it. [ORG-24] */
function relievedBy(before: Centre, unitId: string): NewDeed<'unit.remove'>[] {
  const vacant = { inChargeId: null, convenerId: null };
  const units = before.units.map((one) => (one.id === unitId ? { ...one, ...vacant } : one));
  return changesOf(before, { ...before, units }).flatMap(({ what, personId, detail }) =>
    what === 'relieved' ? [{ aboutId: personId, what, subject: detail }] : [],
  );
}

/** What keeps a unit, by the concepts it belongs to. [ORG-23] */
export function runningFor(
  concepts: Record<
    | 'announcements'
    | 'announcementPlans'
    | 'activities'
    | 'contests'
    | 'surveys'
    | 'rewards'
    | 'objectivePlans'
    | 'walls'
    | 'proposals'
    | 'callbackBook',
    { runsFor(unitId: string): boolean }
  >,
): Running[] {
  const { announcements, announcementPlans, activities, contests, surveys, rewards } = concepts;
  const { objectivePlans, walls, proposals, callbackBook } = concepts;
  const kept = [
    ['unit.hasAnnouncements', announcements],
    ['unit.hasAnnouncements', announcementPlans],
    ['unit.hasActivities', activities],
    ['unit.hasContests', contests],
    ['unit.hasSurveys', surveys],
    ['unit.hasRewards', rewards],
    ['unit.hasObjectives', objectivePlans],
    ['unit.hasWalls', walls],
    ['unit.hasProposals', proposals],
    ['unit.hasCallbacks', callbackBook],
  ] as const;
  return kept.map(([code, concept]) => ({ code, isFor: (unitId) => concept.runsFor(unitId) }));
}

export const unitCommands = (units: Units): Pick<CommandTable, 'unit.rename' | 'unit.remove'> => ({
  // Each keeps its own result, together with its effect.
  'unit.rename': { isRecorded: true, run: (input, context) => units.rename(input, context) },
  'unit.remove': { isRecorded: true, run: (input, context) => units.remove(input, context) },
});
