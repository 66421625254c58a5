import { hubPaths, wallKey, wallPicture } from '@hearthline/protocol';
import { Value, type ReadableValue } from '@hearthline/softphone-core/value';
import { transition, type WallEvent, type WallState } from './wallState.ts';

export interface WallPorts {
  /** The end of the address, after `#`. */
  readonly key: string;
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** This machine's clock, epoch ms. */
  readonly now: () => number;
  /** Runs once after `delayMs`; returns the way to call it off. */
  readonly after: (delayMs: number, run: () => void) => () => void;
  /** In [0, 1). */
  readonly random: () => number;
}

/** [WALL-11] The hub holds a request at most so long. */
const HOLD_S = 2;
/** No answer for so long is none. */
const SILENCE_MS = 10_000;
/** [WALL-12] */
const LONGEST_RETRY_MS = 30_000;
/** A key that opens nothing may be opened again by a store that was brought back. */
const CLOSED_RETRY_MS = 60_000;

/**
 * Asks the hub for the picture, one request at a time, for as long as the page is there. SPEC: apps/hub/src/wall/SPEC.md WALL-11,
 * WALL-12.
 */
export class WallReader implements ReadableValue<WallState> {
  readonly #ports: WallPorts;
  readonly #state: Value<WallState>;
  #etag: string | null = null;
  #failures = 0;
  #endWaiting: () => void = () => undefined;
  #isRunning = false;

  constructor(ports: WallPorts) {
    this.#ports = ports;
    this.#state = new Value<WallState>({ kind: wallKey.safeParse(ports.key).success ? 'asking' : 'noKey' });
    this.subscribe = this.#state.subscribe;
    this.getState = this.#state.getState;
    this.getInitialState = this.#state.getInitialState;
  }

  readonly subscribe: ReadableValue<WallState>['subscribe'];
  readonly getState: ReadableValue<WallState>['getState'];
  readonly getInitialState: ReadableValue<WallState>['getInitialState'];

  /** Once; the same reader is not started again. */
  start(): void {
    if (this.getState().kind === 'noKey') return;
    this.#isRunning = true;
    void this.#run();
  }

  stop(): void {
    this.#isRunning = false;
    this.#endWaiting();
  }

  /** A loop, and no call of itself: a week of rounds leaves nothing behind. */
  async #run(): Promise<void> {
    while (this.#isRunning) {
      const waitMs = await this.#ask();
      if (this.#isRunning && waitMs > 0) await this.#pause(waitMs);
    }
  }

  #pause(waitMs: number): Promise<void> {
    return new Promise((resolve) => {
      const cancel = this.#ports.after(waitMs, resolve);
      this.#endWaiting = () => {
        cancel();
        resolve();
      };
    });
  }

  /** One request; resolves with how long to wait for the next, ms. */
  async #ask(): Promise<number> {
    const { fetch, after, now } = this.#ports;
    const given = new AbortController();
    const cancelSilence = after(SILENCE_MS, () => given.abort());
    this.#endWaiting = () => given.abort();
    try {
      const response = await fetch(hubPaths.wall, {
        headers: {
          authorization: `Bearer ${this.#ports.key}`,
          ...(this.#etag === null ? {} : { 'if-none-match': this.#etag, prefer: `wait=${HOLD_S}` }),
        },
        cache: 'no-store',
        signal: given.signal,
      });
      const event = await readAnswer(response, now());
      if (event.kind === 'answered') this.#etag = response.headers.get('etag');
      return this.#take(event);
    } catch {
      // Cut, silent, or no picture that this page knows: all the same to who looks at it.
      return this.#take({ kind: 'failed', now: now() });
    } finally {
      cancelSilence();
    }
  }

  #take(event: WallEvent): number {
    if (!this.#isRunning) return 0;
    const next = transition(this.#state.getState(), event);
    this.#state.set(next);
    // Without the picture there is nothing that could have stayed as it was.
    if (next.kind !== 'shown') this.#etag = null;
    switch (event.kind) {
      case 'answered':
      case 'unchanged':
        this.#failures = 0;
        // Without a tag the hub would answer at once, again and again.
        return this.#etag === null ? HOLD_S * 1_000 : 0;
      case 'refused':
        return CLOSED_RETRY_MS * (0.5 + this.#ports.random() / 2);
      case 'failed':
        this.#failures += 1;
        // Full jitter: walls that lost their hub together do not come back together.
        return Math.max(1, this.#ports.random() * Math.min(LONGEST_RETRY_MS, 1_000 * 2 ** Math.min(this.#failures, 6)));
    }
  }
}

/** @throws where it is no answer of a hub */
async function readAnswer(response: Response, now: number): Promise<WallEvent> {
  // A screen's clock may be wrong; the hub's is on every answer.
  const said = Date.parse(response.headers.get('date') ?? '');
  const at = Number.isNaN(said) ? now : said;
  if (response.status === 304) return { kind: 'unchanged', at, now };
  if (response.status === 401) return { kind: 'refused' };
  if (response.status !== 200) throw new Error(`the hub answered ${response.status}`);
  return { kind: 'answered', picture: wallPicture.parse(await response.json()), at, now };
}
