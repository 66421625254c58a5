import {
  objectivePeriod,
  type Change,
  type CommandInput,
  type ObjectivePeriod,
  type ObjectivePlan,
  type Person,
  type UnitObjectives,
} from '@hearthline/protocol';
import { shiftWorkday, type Clock } from '../clock.ts';
import { HubError } from '../hubError.ts';
import type { Directory } from '../organisation/directory.ts';
import { spanOf } from '../ranking/period.ts';
import type { CommandEffect, CommandTable } from '../session/commandTable.ts';
import type { Publisher } from '../session/streams.ts';
import type { TopicSource } from '../session/topicSource.ts';
import type { Store } from '../store/store.ts';
import type { Closing } from './closing.ts';
import { nearestFor, sinceOf, versionFor } from './versions.ts';

interface Ports {
  readonly store: Pick<Store, 'readObjectivePlans' | 'purgeObjectivePlans'>;
  readonly clock: Clock;
  readonly closing: Closing;
  readonly directory: Directory;
  readonly publisher: Publisher;
}

/** [OBJ-13] */
const KEPT_DAYS = 400;

/** What the units aim at, every version of it. SPEC: objectives/SPEC.md. */
export class ObjectivePlans implements TopicSource {
  readonly #ports: Ports;
  /** By unit and period, oldest first. */
  readonly #versions = new Map<string, readonly ObjectivePlan[]>();
  readonly #listeners = new Set<() => void>();

  constructor(ports: Ports) {
    this.#ports = ports;
    ports.directory.subscribe(() => this.tell());
  }

  /** Once, before anybody is served. */
  async load(): Promise<void> {
    for (const one of await this.#ports.store.readObjectivePlans()) this.#add(one);
  }

  /** [OBJ-13] Of what is in memory too, by the same rule: a version kept meanwhile is not lost. */
  async forgetOld(): Promise<void> {
    const before = shiftWorkday(this.#today(), -KEPT_DAYS);
    await this.#ports.store.purgeObjectivePlans(before);
    for (const [key, versions] of this.#versions) {
      const oldest = versions.findLastIndex(({ since }) => since <= before);
      if (oldest > 0) this.#versions.set(key, versions.slice(oldest));
    }
  }

  /** Called when another version was set. */
  subscribe(listener: () => void): void {
    this.#listeners.add(listener);
  }

  /** [ORG-23] Whether this very unit aims at something, now or from the next period on. */
  runsFor(unitId: string): boolean {
    return objectivePeriod.options.some((period) => {
      const versions = this.#versions.get(keyOf(unitId, period)) ?? [];
      const span = spanOf(this.#today(), period);
      return versionFor(versions, span) !== null || (versions.at(-1)?.aims.length ?? 0) > 0;
    });
  }

  /** What somebody of these units, nearest first, aims at in this span of a period; null: nothing. */
  planFor(period: ObjectivePeriod, unitIds: readonly string[], span: { from: string; to: string }) {
    return nearestFor(unitIds, (unitId) => this.#versions.get(keyOf(unitId, period)) ?? [], span);
  }

  /** Whether somebody of these units aims at anything on this workday. */
  isAnything(unitIds: readonly string[], workday: string): boolean {
    return objectivePeriod.options.some((period) => this.planFor(period, unitIds, spanOf(workday, period)) !== null);
  }

  snapshot(person: Person): Change[] {
    const { directory } = this.#ports;
    const isHers = (unitId: string): boolean =>
      person.role === 'leader' && directory.mayAddress(person, { kind: 'unit', unitId });
    const rows = [...this.#versions]
      .filter(([, [first]]) => first !== undefined && isHers(first.unitId))
      .map(([key, versions]): [string, UnitObjectives] => [key, this.#shown(versions)]);
    return [{ op: 'reset', topic: 'unitObjectives', rows }];
  }

  /** Also when a period begins: what was to come counts then. */
  tell(): void {
    const { publisher } = this.#ports;
    for (const person of publisher.listeners())
      if (person.role === 'leader') for (const change of this.snapshot(person)) publisher.toPerson(person.id, change);
  }

  /** [OBJ-1] [OBJ-10] @throws HubError `command.notAllowed`, `objective.changed` */
  set(input: CommandInput<'objective.set'>, person: Person): CommandEffect<'objective.set'> {
    const { directory, clock } = this.#ports;
    const { unitId, period, basis, aims } = input;
    const audience = { kind: 'unit' as const, unitId };
    if (!directory.hasAudience(audience) || !directory.mayAddress(person, audience))
      throw new HubError('command.notAllowed');
    const versions = this.#versions.get(keyOf(unitId, period)) ?? [];
    const newest = versions.at(-1)?.version ?? 0;
    if (newest !== basis) throw new HubError('objective.changed');
    const plan: ObjectivePlan = {
      ...{ unitId, period, version: newest + 1, aims, at: clock.now(), byName: person.name },
      since: sinceOf(period, this.#today(), versions.length === 0),
    };
    return {
      value: {},
      write: { objectivePlan: plan },
      afterCommit: () => {
        this.#add(plan);
        this.tell();
        for (const listener of this.#listeners) listener();
      },
    };
  }

  #today(): string {
    return this.#ports.closing.workdayOf(this.#ports.clock.now());
  }

  #add(plan: ObjectivePlan): void {
    const key = keyOf(plan.unitId, plan.period);
    const versions = [...(this.#versions.get(key) ?? []), plan];
    this.#versions.set(
      key,
      versions.toSorted((a, b) => a.version - b.version),
    );
  }

  #shown(versions: readonly ObjectivePlan[]): UnitObjectives {
    const last = versions.at(-1) as ObjectivePlan;
    const { unitId, period, version } = last;
    const span = spanOf(this.#today(), period);
    const isToCome = last.since > span.to;
    return { unitId, period, version, now: versionFor(versions, span), next: isToCome ? last : null };
  }
}

const keyOf = (unitId: string, period: ObjectivePeriod): string => `${unitId} ${period}`;

export const objectiveCommands = (plans: ObjectivePlans): Pick<CommandTable, 'objective.set'> => ({
  'objective.set': {
    isRecorded: true,
    // [OBJ-10] Of two at once the second finds the first.
    turn: () => 'objectives',
    run: async (input, { person }) => plans.set(input, person),
  },
});
