import type { Log } from '../lib/log.ts';
import { Value } from '../lib/value.ts';
import type { LineSnapshot, LineState } from '../snapshot.ts';
import type { Edges } from './edges.ts';
import { type LineEvent, transition } from './lineMachine.ts';

/** What is shown of the line: the state of its machine, its edge, and how long the PBX took to know it. */
export class ShownLine {
  readonly value = new Value<LineSnapshot>({
    state: { kind: 'off' },
    serverUrl: null,
    isFallback: false,
    registrationDelayMs: null,
  });
  readonly #log: Log;

  constructor(log: Log) {
    this.#log = log;
  }

  get state(): LineState {
    return this.value.getState().state;
  }

  get serverUrl(): string | null {
    return this.value.getState().serverUrl;
  }

  get isFallback(): boolean {
    return this.value.getState().isFallback;
  }

  showEdge({ current, isFallback }: Edges): void {
    this.value.set({ ...this.value.getState(), serverUrl: current, isFallback });
  }

  /** Null: it is not known yet. */
  showDelay(registrationDelayMs: number | null): void {
    this.value.set({ ...this.value.getState(), registrationDelayMs });
  }

  apply(event: LineEvent): void {
    const before = this.value.getState();
    const state = transition(before.state, event);
    if (state === before.state) return;
    this.value.set({ ...before, state });
    if (state.kind !== before.state.kind) {
      this.#log.info(`line: ${state.kind}`, 'problem' in state ? { problem: state.problem } : {});
    }
  }
}
