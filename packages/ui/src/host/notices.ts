import { Value } from '@hearthline/softphone-core/value';
import type { Notice } from './contract.ts';
import type { ProblemCode } from './problem.ts';

/** What has gone wrong and nobody asked about. One notice a code; dismissed by the person or when it is over. */
export class Notices {
  readonly value = new Value<Notice[]>([]);
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  add(code: ProblemCode): void {
    const others = this.value.getState().filter((each) => each.code !== code);
    this.value.set([...others, { id: code, code, at: this.#now() }]);
  }

  remove(id: string): void {
    const left = this.value.getState().filter((each) => each.id !== id);
    if (left.length !== this.value.getState().length) this.value.set(left);
  }
}
