import type {
  AgentState,
  Callback,
  CommandOutcome,
  Deed,
  HubMessage,
  MyAgentState,
  Outage,
  ValueOf,
  ValueTopic,
} from '@hearthline/protocol';
import { randomUUID } from 'node:crypto';
import { RawSocket } from './rawSocket.ts';
import { signIn } from './testHub.ts';

/** Somebody signed in at the hub's socket, who sees her callbacks and her state. */
export class Seat {
  readonly socket: RawSocket;
  readonly personId: string;
  readonly token: string;

  private constructor(socket: RawSocket, personId: string, token: string) {
    this.socket = socket;
    this.personId = personId;
    this.token = token;
  }

  static async of(url: string, account: string, token?: string): Promise<Seat> {
    const known = token ?? (await signIn(url, account)).token;
    const seat = new Seat(await RawSocket.join(url, { token: known }), `person-${account}`, known);
    await seat.#last(
      (message) => stateIn(message)?.isPbxConnected === true,
      (message) => stateIn(message) !== null,
    );
    return seat;
  }

  async beReady(): Promise<void> {
    await this.do('phone.credentials', {});
    await this.do('agentState.set', { to: { kind: 'ready' } });
    await this.state('ready');
  }

  /** The answer, or the refusal's code. */
  async ask(name: string, input: unknown, id: string = randomUUID()): Promise<unknown> {
    const outcome: CommandOutcome = await this.socket.command(name, input, id);
    return outcome.ok ? outcome.value : outcome.error.code;
  }

  async do(name: string, input: unknown, id?: string): Promise<unknown> {
    const answer = await this.ask(name, input, id);
    if (typeof answer === 'string') throw new Error(answer);
    return answer;
  }

  /** Resolves when this is what the PBX has confirmed, last or from now on. */
  async state(kind: AgentState['kind'], reason?: string): Promise<void> {
    await this.#last(
      (message) => {
        const confirmed = stateIn(message)?.confirmed;
        return (
          confirmed?.kind === kind && (reason === undefined || ('reason' in confirmed && confirmed.reason === reason))
        );
      },
      (message) => stateIn(message) !== null,
    );
  }

  /** Resolves when a callback is as wanted, last or from now on. */
  async sees(callbackId: string, fits: (one: Callback) => boolean): Promise<Callback> {
    const message = await this.#last(
      (one) => rowsIn(one).some((row) => row.id === callbackId && fits(row)),
      (one) => rowsIn(one).some((row) => row.id === callbackId),
    );
    return rowsIn(message).find((row) => row.id === callbackId) as Callback;
  }

  /** Resolves when the newest of her cuts is as wanted, last or from now on. */
  async outage(fits: (one: Outage) => boolean): Promise<Outage> {
    const message = await this.#last(
      (one) => outagesIn(one)?.slice(0, 1).some(fits) ?? false,
      (one) => outagesIn(one) !== null,
    );
    return outagesIn(message)?.[0] as Outage;
  }

  /** Resolves when the log of what was done to her is as wanted, last or from now on. */
  async deeds(fits: (deeds: readonly Deed[]) => boolean): Promise<readonly Deed[]> {
    const message = await this.#last(
      (one) => fits(deedsIn(one) ?? []) && deedsIn(one) !== null,
      (one) => deedsIn(one) !== null,
    );
    return deedsIn(message) ?? [];
  }

  /** Resolves when a topic is as wanted, last or from now on. */
  async value<T extends ValueTopic>(topic: T, fits: (value: ValueOf<T>) => boolean): Promise<ValueOf<T>> {
    const read = (message: HubMessage): ValueOf<T> | null =>
      message.kind === 'change' && message.change.op === 'set' && message.change.topic === topic
        ? (message.change.value as ValueOf<T>)
        : null;
    const message = await this.#last(
      (one) => {
        const value = read(one);
        return value !== null && fits(value);
      },
      (one) => read(one) !== null,
    );
    return read(message) as ValueOf<T>;
  }

  /** Offered to me; the offer. */
  async offer(callbackId: string): Promise<{ callbackId: string; offerId: string }> {
    const { state } = await this.sees(
      callbackId,
      (one) => one.state.kind === 'offered' && one.state.to === this.personId,
    );
    return { callbackId, offerId: state.kind === 'offered' ? state.offerId : '' };
  }

  #last(fits: (message: HubMessage) => boolean, isOfKind: (message: HubMessage) => boolean): Promise<HubMessage> {
    const { messages } = this.socket;
    const last = messages.findLastIndex(isOfKind);
    return this.socket.find((message) => messages.indexOf(message) >= last && fits(message));
  }
}

/** The state a message tells; null: it tells none. */
export const stateIn = (message: HubMessage): MyAgentState | null =>
  message.kind === 'change' && message.change.op === 'set' && message.change.topic === 'agentState'
    ? (message.change.value as MyAgentState)
    : null;

const outagesIn = (message: HubMessage): Outage[] | null =>
  message.kind === 'change' && message.change.op === 'set' && message.change.topic === 'outages'
    ? (message.change.value as Outage[])
    : null;

const deedsIn = (message: HubMessage): Deed[] | null =>
  message.kind === 'change' && message.change.op === 'set' && message.change.topic === 'deeds'
    ? (message.change.value as Deed[])
    : null;

function rowsIn(message: HubMessage): Callback[] {
  if (message.kind !== 'change' || !('topic' in message.change) || message.change.topic !== 'callbacks') return [];
  if (message.change.op === 'put') return [message.change.row as Callback];
  return message.change.op === 'reset' ? message.change.rows.map(([, row]) => row as Callback) : [];
}
