import {
  hindranceRules,
  type Audience,
  type AutoAnswerPolicy,
  type HindranceRules,
  type Organisation,
  type Person,
  type ReadinessPolicy,
  readinessPolicy,
} from '@hearthline/protocol';
import type { Centre } from '../store/store.ts';

/** What the centre has decided for all its people. */
export interface CentrePolicy {
  readonly autoAnswer?: AutoAnswerPolicy;
  readonly readiness?: ReadinessPolicy;
  readonly hindranceRules?: HindranceRules;
}

/** The centre's people and their tree, in memory: small, read all the time, changed by IT alone. */
export class Directory {
  readonly organisation: Organisation;
  readonly people: ReadonlyMap<string, Person>;
  readonly #regionOfGroup: ReadonlyMap<string, string>;
  readonly #byExtension: ReadonlyMap<string, Person>;

  constructor(centre: Centre, timeZone: string, policy: CentrePolicy = {}) {
    const { autoAnswer = 'person', readiness = readinessPolicy.parse({}) } = policy;
    const { hindranceRules: rules = hindranceRules.parse({}) } = policy;
    const { centreName, regions, groups } = centre;
    this.organisation = {
      ...{ centreName, timeZone, autoAnswer, readiness, hindranceRules: rules },
      ...{ regions: [...regions], groups: [...groups] },
    };
    this.people = new Map(
      centre.people.map(({ account: _account, passwordHash: _hash, ...person }): [string, Person] => [
        person.id,
        person,
      ]),
    );
    this.#regionOfGroup = new Map(groups.map((group) => [group.id, group.regionId]));
    this.#byExtension = new Map(
      [...this.people.values()].flatMap((one) => (one.extension === null ? [] : [[one.extension, one] as const])),
    );
  }

  personOfExtension(extension: string): Person | undefined {
    return this.#byExtension.get(extension);
  }

  /** Whether the audience exists in this centre. */
  hasAudience(audience: Audience): boolean {
    switch (audience.kind) {
      case 'all':
        return true;
      case 'region':
        return this.organisation.regions.some((region) => region.id === audience.regionId);
      case 'group':
        return this.#regionOfGroup.has(audience.groupId);
    }
  }

  isIn(audience: Audience, person: Person): boolean {
    switch (audience.kind) {
      case 'all':
        return true;
      case 'region':
        return this.#regionOfGroup.get(person.groupId) === audience.regionId;
      case 'group':
        return person.groupId === audience.groupId;
    }
  }
}
