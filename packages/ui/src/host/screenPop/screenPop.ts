import type { CallSnapshot } from '@hearthline/softphone-core/snapshot';
import type { ReadableValue } from '@hearthline/softphone-core/value';
import type { Settings } from '../settings.ts';
import { readTemplate, valuesOf } from './template.ts';

export interface ScreenPopPorts {
  readonly calls: ReadableValue<readonly CallSnapshot[]>;
  readonly settings: ReadableValue<Settings>;
  /** Opens an address in the browser of the system. */
  readonly open: (url: string) => void;
}

/** Opens the customer's page once a call (POP-4). */
export class ScreenPop {
  readonly #ports: ScreenPopPorts;
  readonly #opened = new Set<string>();

  constructor(ports: ScreenPopPorts) {
    this.#ports = ports;
    ports.calls.subscribe((calls) => this.#look(calls));
  }

  #look(calls: readonly CallSnapshot[]): void {
    const { template: text, when } = this.#ports.settings.getState().screenPop;
    for (const call of calls) if (isDue(call, when) && !this.#opened.has(call.id)) this.#open(call, text);
    for (const id of this.#opened) if (!calls.some((call) => call.id === id)) this.#opened.delete(id);
  }

  #open(call: CallSnapshot, text: string): void {
    this.#opened.add(call.id);
    const template = readTemplate(text);
    if (template.kind === 'template') this.#ports.open(template.addressFor(valuesOf(call)));
  }
}

const isDue = ({ direction, state }: CallSnapshot, when: Settings['screenPop']['when']): boolean => {
  if (direction !== 'in' || when === 'off') return false;
  return state.kind === 'talking' || (when === 'ringing' && state.kind === 'ringingHere');
};
