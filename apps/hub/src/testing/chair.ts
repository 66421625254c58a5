import { WebSocket } from 'ws';
import type { Change, CommandInput, CommandName, HubMessage, MyQuietRoom, QuietSeat } from '@hearthline/protocol';
import type { FakeClock } from './fakeClock.ts';
import { RawSocket } from './rawSocket.ts';
import type { TestHub } from './testHub.ts';

type QuietCommand = Extract<CommandName, `quietRoom.${string}`>;

/** Somebody at the hub who may sit beside others, with what she has been told of it, as her app would have it. */
export class Chair {
  readonly socket: RawSocket;
  readonly personId: string;
  readonly token: string;

  private constructor(place: { socket: RawSocket; personId: string; token: string }) {
    this.socket = place.socket;
    this.personId = place.personId;
    this.token = place.token;
  }

  static async of(hub: TestHub, account: string, known?: string): Promise<Chair> {
    const token = known ?? (await hub.signIn(account)).token;
    return new Chair({ socket: await RawSocket.join(hub.url, { token }), personId: `person-${account}`, token });
  }

  /** `ok`, or the refusal's code. */
  async does<N extends QuietCommand>(name: N, input: CommandInput<N>): Promise<string> {
    const outcome = await this.socket.command(name, input);
    return outcome.ok ? 'ok' : outcome.error.code;
  }

  /** Everything the hub has told her up to now has come. */
  async hasHeard(): Promise<this> {
    // Changes nothing: nobody is asked by herself.
    await this.does('quietRoom.answer', { personId: this.personId, isYes: false });
    return this;
  }

  /** Says that she is still there, and waits for the answer. */
  async pings(clock: FakeClock): Promise<void> {
    this.socket.say({ kind: 'ping', seq: this.socket.changes().at(-1)?.seq ?? 0 });
    await this.socket.find((message) => message.kind === 'pong' && message.now === clock.now());
  }

  get mine(): MyQuietRoom {
    const told = this.#told('quietRoom').at(-1);
    if (told?.op !== 'set') throw new Error('nothing was told of her place');
    return told.value as MyQuietRoom;
  }

  /** Null: there is none for her. */
  get isLampLit(): boolean | null {
    const told = this.#told('quietLamp').at(-1);
    return told?.op === 'set' ? (told.value as { isLit: boolean }).isLit : null;
  }

  /** By person, in the order of their ids. */
  get seats(): ReadonlyMap<string, QuietSeat> {
    const seats = new Map<string, QuietSeat>();
    for (const change of this.#told('quietSeats')) {
      if (change.op === 'reset') {
        seats.clear();
        for (const [key, row] of change.rows) seats.set(key, row as QuietSeat);
      } else if (change.op === 'putMany') for (const [key, row] of change.rows) seats.set(key, row as QuietSeat);
      else if (change.op === 'put') seats.set(change.key, change.row as QuietSeat);
      else if (change.op === 'remove') seats.delete(change.key);
    }
    return new Map([...seats].toSorted(([a], [b]) => (a < b ? -1 : 1)));
  }

  /** Resolves when she is told that somebody's connection is gone: time goes on meanwhile, since presence is told gathered. */
  async seesGone(personId: string, clock: FakeClock): Promise<void> {
    const isGone = (change: Change): boolean => {
      if (change.topic !== 'presence') return false;
      const rows =
        change.op === 'put' ? [[change.key, change.row] as const] : change.op === 'putMany' ? change.rows : [];
      return rows.some(([key, row]) => key === personId && !(row as { isOnline: boolean }).isOnline);
    };
    while (!this.socket.changes().some(({ change }) => isGone(change))) {
      clock.advance(100);
      await this.pings(clock);
    }
  }

  /** Resolves as soon as she knows it so. */
  async until(fits: (chair: this) => boolean): Promise<void> {
    await this.socket.find(() => fits(this));
  }

  drop(): void {
    if (this.socket.webSocket.readyState === WebSocket.OPEN) this.socket.drop();
  }

  #told(topic: 'quietRoom' | 'quietSeats' | 'quietLamp') {
    const changeIn = (message: HubMessage) => (message.kind === 'change' ? [message.change] : []);
    return this.socket.messages.flatMap(changeIn).filter((change) => change.topic === topic);
  }
}

/** Time goes on while these people stay connected. */
export async function stay(clock: FakeClock, chairs: readonly Chair[], lengthMs: number): Promise<void> {
  const end = clock.now() + lengthMs;
  while (clock.now() < end) {
    clock.advance(Math.min(10_000, end - clock.now()));
    await Promise.all(chairs.map((chair) => chair.pings(clock)));
  }
}
