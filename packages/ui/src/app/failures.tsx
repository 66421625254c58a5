import { Value } from '@hearthline/softphone-core/value';
import { createContext, useContext } from 'react';
import type { ProblemCode } from '../host/index.ts';

export interface Failure {
  readonly id: number;
  readonly code: ProblemCode;
}

/** Refusals of commands sent from these screens, newest first; the same one twice is shown once. */
export class Failures extends Value<readonly Failure[]> {
  #next = 1;

  constructor() {
    super([]);
  }

  readonly add = (code: ProblemCode): void => {
    const others = this.getState().filter((failure) => failure.code !== code);
    this.set([{ id: this.#next++, code }, ...others].slice(0, 3));
  };

  readonly dismiss = (id: number): void => this.set(this.getState().filter((failure) => failure.id !== id));
}

const FailuresContext = createContext(new Failures());
export const FailuresProvider = FailuresContext.Provider;
export const useFailures = (): Failures => useContext(FailuresContext);
