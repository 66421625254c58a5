import type { AgentState, Person } from '@hearthline/protocol';
import type { Directory } from '../organisation/directory.ts';
import type { Streams } from '../session/streams.ts';
import type { Broadcast } from './broadcast.ts';
import { legOf, lettingGo, type Availability } from './listener.ts';
import type { PhonesInUse } from './phonesInUse.ts';

interface Ports {
  readonly directory: Directory;
  readonly streams: Pick<Streams, 'linkOf'>;
  readonly phones: PhonesInUse;
  agentStateOf(person: Person): AgentState | null;
}

/** Who can listen, and whom a customer needs. */
export class WhoIsFree {
  readonly #ports: Ports;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  /** [LIVE-3] [LIVE-4] */
  availability(personId: string): Availability {
    const { directory, streams, phones } = this.#ports;
    const extension = directory.people.get(personId)?.extension ?? null;
    const state = this.#stateOf(personId);
    if (extension === null || state === null || state.kind === 'signedOut') return 'away';
    if (streams.linkOf(personId) !== 'attached') return 'away';
    if (state.kind === 'offered' || state.kind === 'talking' || state.kind === 'wrapUp') return 'inCall';
    if (phones.isInCall(extension)) return 'inCall';
    return state.kind === 'ready' || state.reason === 'meeting' || state.reason === 'signedIn' ? 'free' : 'resting';
  }

  /** [LIVE-7] A customer waits, and she is ready to take one. */
  isForCustomers(personId: string): boolean {
    return this.#ports.phones.waitingCount > 0 && this.#isReady(personId);
  }

  /** [LIVE-7] */
  lettingGo(live: readonly Broadcast[]): string[] {
    const { waitingCount } = this.#ports.phones;
    if (waitingCount === 0) return [];
    const inLeg = live.flatMap(({ listeners }) => [...listeners].filter(([, one]) => legOf(one) !== null));
    const ids = new Set([...live.map(({ byId }) => byId), ...inLeg.map(([personId]) => personId)]);
    const isFree = ({ id }: Person): boolean =>
      this.#stateOf(id)?.kind === 'offered' || (this.#isReady(id) && !ids.has(id) && this.availability(id) === 'free');
    const freeCount = [...this.#ports.directory.people.values()].filter(isFree).length;
    const ready = inLeg
      .filter(([personId]) => this.#isReady(personId))
      .map(([personId, { since }]) => ({ personId, since }));
    return lettingGo({ waitingCount, freeCount, ready });
  }

  #isReady(personId: string): boolean {
    return this.#stateOf(personId)?.kind === 'ready';
  }

  #stateOf(personId: string): AgentState | null {
    const person = this.#ports.directory.people.get(personId);
    return person ? this.#ports.agentStateOf(person) : null;
  }
}
