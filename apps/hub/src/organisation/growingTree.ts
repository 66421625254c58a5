import { unitKinds, type Unit } from '@hearthline/protocol';
import type { Path } from './readRow.ts';

/** The units while an import is worked out: those that are, and those its lines ask for. */
export class GrowingTree {
  readonly units: Unit[];
  /** New ones as paths, in the order they were asked for. */
  readonly grown: string[] = [];
  readonly #byPlace = new Map<string, Unit>();
  readonly #newId: () => string;

  constructor(units: readonly Unit[], newId: () => string) {
    this.units = units.map((one) => ({ ...one }));
    this.#newId = newId;
    for (const one of this.units) this.#byPlace.set(keyOf(one), one);
  }

  get centre(): Unit {
    const centre = this.units.find(({ parentId }) => parentId === null);
    if (!centre) throw new Error('a tree has a centre');
    return centre;
  }

  /** null: there is no such unit. */
  find(path: Path): Unit | null {
    let at = this.centre;
    for (const name of path) {
      const next = this.#byPlace.get(keyOf({ parentId: at.id, name }));
      if (!next) return null;
      at = next;
    }
    return at;
  }

  /** The unit of this path, made where it is missing, with those above it. */
  grow(path: Path): Unit {
    let at = this.centre;
    path.forEach((name, index) => {
      const key = keyOf({ parentId: at.id, name });
      let next = this.#byPlace.get(key);
      if (!next) {
        const kind = unitKinds[index + 1] ?? 'team';
        next = { id: this.#newId(), kind, parentId: at.id, name, inChargeId: null, convenerId: null };
        this.#byPlace.set(key, next);
        this.units.push(next);
        this.grown.push(path.slice(0, index + 1).join('/'));
      }
      at = next;
    });
    return at;
  }

  /** As an import would say it; the centre's is its name. */
  pathOf(unitId: string): string {
    const names: string[] = [];
    let at = this.units.find(({ id }) => id === unitId);
    while (at && at.parentId !== null) {
      const { name, parentId } = at;
      names.unshift(name);
      at = this.units.find(({ id }) => id === parentId);
    }
    return names.length === 0 ? this.centre.name : names.join('/');
  }

  /** Makes her the one of this place in exactly these units. */
  place(personId: string, place: 'inChargeId' | 'convenerId', unitIds: readonly string[]): void {
    this.units.forEach((one, index) => {
      const isHers = unitIds.includes(one.id);
      if (!isHers && one[place] !== personId) return;
      const next = { ...one, [place]: isHers ? personId : null };
      this.units[index] = next;
      this.#byPlace.set(keyOf(next), next);
    });
  }
}

const keyOf = ({ parentId, name }: Pick<Unit, 'parentId' | 'name'>): string => `${parentId ?? ''}\n${name}`;
