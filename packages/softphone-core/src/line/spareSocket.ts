import type { Clock } from '../lib/clock.ts';
import { Scope } from '../lib/scope.ts';
import type { NetworkPort, SipSocket } from '../ports.ts';

/** [LINE-21] Under the 32 s after which Asterisk closes a silent socket; about 60 bytes a second with what TCP and TLS add. */
const PROVE_EVERY_MS = 20_000;
const ANSWER_WITHIN_MS = 5000;
const OPEN_WITHIN_MS = 10_000;
/** [LINE-21] A browser takes up to 2 s to close a socket (RFC 6455 §7.1.7 leaves it to it), and on a living line one round trip. */
const LET_CLOSE_MS = 3000;
/** A second line that cannot be used is no hurry, and costs little to try. */
const TRY_AGAIN_MS = 10_000;

export interface SpareSocketOptions {
  readonly network: NetworkPort;
  readonly clock: Clock;
  readonly random: () => number;
  readonly signOfLife: () => string;
  /** It has answered just now. */
  readonly onProven: () => void;
  /** The line is in doubt and has not answered: another way would be of use now. */
  readonly isNeeded: () => boolean;
}

/** [LINE-21] A second socket to the PBX over another way out, open and proven, for the moment the first one dies. */
export class SpareSocket {
  readonly #options: SpareSocketOptions;
  readonly #scope = new Scope();
  #cancelLimit: () => void = () => {};
  #url: string | null = null;
  #try = new Scope();
  #open: { readonly socket: SipSocket; isProven: boolean } | null = null;
  /** It is the line now, in place of a socket that may still be closing. */
  #isGivenAway = false;
  /** [LINE-29] The wait under way is for ways that settle, not for a socket that closes: it may be cut short. */
  #mayHurry = false;
  #hasSocket = false;

  constructor(options: SpareSocketOptions) {
    this.#options = options;
    const { ways } = options.network;
    if (ways !== undefined) this.#scope.add(ways.subscribe(() => this.#onWays()));
  }

  /** Begins to keep one to this edge, where there is another way out. */
  keep(url: string): void {
    if (this.#url === url) return;
    this.stop();
    this.#url = url;
    if (this.#isGivenAway) this.#beginAfter(LET_CLOSE_MS);
    else this.#begin();
    this.#isGivenAway = false;
  }

  stop(): void {
    this.#url = null;
    this.#end();
  }

  /** Asks for a sign of life now, if need be over a way that has just come; `onProven` tells it. */
  prove(): void {
    const open = this.#open;
    if (open === null) {
      this.#hurry();
      return;
    }
    this.#cancelLimit();
    this.#cancelLimit = this.#options.clock.after(ANSWER_WITHIN_MS, () => this.#again());
    try {
      open.socket.send(this.#options.signOfLife());
    } catch {
      this.#again();
    }
  }

  /** Gives it away: whoever takes it hears everything on it from now on. Null: there is none. */
  take(): { readonly socket: SipSocket; readonly url: string } | null {
    const [open, url] = [this.#open, this.#url];
    if (open === null || !open.isProven || url === null) return null;
    this.#open = null;
    this.#url = null;
    this.#isGivenAway = true;
    this.#hasSocket = false;
    this.#try.close();
    return { socket: open.socket, url };
  }

  close(): void {
    this.#scope.close();
    this.stop();
  }

  #onWays(): void {
    if (this.#url === null) return;
    const mayHurry = !this.#hasSocket;
    this.#end();
    this.#beginAfter(LET_CLOSE_MS);
    this.#mayHurry = mayHurry;
    this.#hurry();
  }

  /** [LINE-29] A way that has only just come may not lead anywhere yet: the next try is where this one would have been. */
  #hurry(): void {
    if (!this.#mayHurry || !this.#options.isNeeded()) return;
    this.#try.close();
    this.#begin(LET_CLOSE_MS);
  }

  /** `retryMs`: when to try again if it cannot be opened; usually late, at a random moment. */
  #begin(retryMs?: number): void {
    this.#mayHurry = false;
    const { network, clock } = this.#options;
    const url = this.#url;
    if (url === null || (network.ways?.getState() ?? 1) < 2) return;
    const attempt = new Scope();
    this.#try = attempt;
    const socket = network.openSocket(otherWay(url));
    this.#hasSocket = true;
    let isOpen = false;
    // Once open it is dropped by `#end`, or given away.
    attempt.add(() => !isOpen && socket.drop());
    attempt.add(clock.after(OPEN_WITHIN_MS, () => !isOpen && this.#again()));
    socket.onClose(() => !attempt.isClosed && this.#again(isOpen ? undefined : retryMs));
    socket.onOpen(() => {
      if (attempt.isClosed) return;
      isOpen = true;
      this.#open = { socket, isProven: false };
      this.#watch(attempt, socket);
    });
  }

  #watch(attempt: Scope, socket: SipSocket): void {
    const { clock, onProven } = this.#options;
    attempt.add(() => this.#cancelLimit());
    socket.onMessage(() => {
      if (attempt.isClosed || this.#open?.socket !== socket) return;
      this.#cancelLimit();
      this.#open.isProven = true;
      onProven();
    });
    attempt.add(clock.every(PROVE_EVERY_MS, () => this.prove()));
    this.prove();
  }

  #again(ms = TRY_AGAIN_MS * (0.5 + this.#options.random())): void {
    this.#end();
    this.#beginAfter(ms);
  }

  /** Not at once: while a dropped socket is still closing, its way is taken for one in use, and the new one would take the line's own. */
  #beginAfter(ms: number): void {
    this.#try = new Scope();
    this.#try.add(this.#options.clock.after(ms, () => this.#begin()));
  }

  #end(): void {
    const open = this.#open;
    this.#try.close();
    this.#open = null;
    this.#hasSocket = false;
    this.#mayHurry = false;
    open?.socket.drop();
  }
}

/** [LINE-21] The port opens it over a way that no other socket to this PBX has, or not at all (`NetworkPort.ways`). */
function otherWay(url: string): string {
  const asked = new URL(url);
  asked.searchParams.set('way', 'other');
  return asked.href;
}
