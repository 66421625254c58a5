import {
  hindranceRules,
  leads,
  readinessPolicy,
  restAllowances,
  UnitTree,
  type Audience,
  type AutoAnswerPolicy,
  type HindranceRules,
  type Organisation,
  type Person,
  type ReadinessPolicy,
  type RestAllowances,
} from '@hearthline/protocol';
import type { Centre } from '../store/store.ts';

/** What the centre has decided for all its people. */
export interface CentrePolicy {
  readonly autoAnswer?: AutoAnswerPolicy;
  readonly readiness?: ReadinessPolicy;
  readonly hindranceRules?: HindranceRules;
  readonly restAllowances?: RestAllowances;
}

interface Known {
  readonly tree: UnitTree;
  readonly organisation: Organisation;
  readonly people: ReadonlyMap<string, Person>;
  readonly byExtension: ReadonlyMap<string, Person>;
}

/** The centre's people and their tree, in memory: small, read all the time, changed by IT alone. SPEC: organisation/SPEC.md. */
export class Directory {
  readonly #timeZone: string;
  readonly #policy: CentrePolicy;
  readonly #listeners = new Set<() => void>();
  #known: Known;

  constructor(centre: Centre, timeZone: string, policy: CentrePolicy = {}) {
    this.#timeZone = timeZone;
    this.#policy = policy;
    this.#known = this.#know(centre);
  }

  get organisation(): Organisation {
    return this.#known.organisation;
  }

  /** Everybody who works here; those who left are not among them. */
  get people(): ReadonlyMap<string, Person> {
    return this.#known.people;
  }

  get tree(): UnitTree {
    return this.#known.tree;
  }

  /** The centre is another from now on: kept already, told by those who subscribed. */
  replace(centre: Centre): void {
    this.#known = this.#know(centre);
    for (const listener of this.#listeners) listener();
  }

  /** Called after each change, in the order of subscribing. */
  subscribe(listener: () => void): void {
    this.#listeners.add(listener);
  }

  personOfExtension(extension: string): Person | undefined {
    return this.#known.byExtension.get(extension);
  }

  /** [ORG-3] */
  leads(leader: Person, person: Person | undefined): boolean {
    return person !== undefined && leads(this.tree, leader, person);
  }

  /** Herself and whom she leads. */
  ownAndLed(leader: Person): Person[] {
    return [...this.people.values()].filter((one) => one.id === leader.id || this.leads(leader, one));
  }

  /** [ORG-4] The unit whose calls she shares with the others of it. */
  groupOf(person: Person): string {
    return this.tree.groupOf(person.unitId);
  }

  /** Whether the audience exists in this centre. */
  hasAudience(audience: Audience): boolean {
    return audience.kind === 'all' || this.tree.get(audience.unitId) !== undefined;
  }

  /** [ORG-5] IT speaks to all; others where they are in charge, of it or of what is above. */
  mayAddress(author: Person, audience: Audience): boolean {
    if (author.role === 'it') return true;
    const unitId = audience.kind === 'all' ? this.tree.childrenOf(null)[0]?.id : audience.unitId;
    return unitId !== undefined && this.tree.answersFor(author.id, unitId);
  }

  isIn(audience: Audience, person: Person): boolean {
    return audience.kind === 'all' || this.tree.isWithin(person.unitId, audience.unitId);
  }

  #know({ units, people: all }: Centre): Known {
    const tree = new UnitTree(units);
    const people = new Map<string, Person>();
    const inCharge = new Set(units.flatMap(({ inChargeId }) => inChargeId ?? []));
    for (const { account: _account, passwordHash: _hash, isActive, ...person } of all) {
      if (isActive) people.set(person.id, { ...person, role: roleOf(person, inCharge) });
    }
    const { autoAnswer = 'person', readiness = readinessPolicy.parse({}) } = this.#policy;
    const { hindranceRules: rules = hindranceRules.parse({}) } = this.#policy;
    const { restAllowances: rest = restAllowances.parse({}) } = this.#policy;
    const [centre] = tree.childrenOf(null);
    const organisation = {
      ...{ centreName: centre?.name ?? '', timeZone: this.#timeZone, autoAnswer, readiness, hindranceRules: rules },
      restAllowances: rest,
      units: [...tree.downwardsFrom(null)],
    };
    const byExtension = new Map(
      [...people.values()].flatMap((one) => (one.extension === null ? [] : [[one.extension, one] as const])),
    );
    return { tree, organisation, people, byExtension };
  }
}

/** [ORG-2] */
function roleOf(person: Person, inCharge: ReadonlySet<string>): Person['role'] {
  if (person.role === 'it') return 'it';
  return inCharge.has(person.id) ? 'leader' : 'operator';
}
