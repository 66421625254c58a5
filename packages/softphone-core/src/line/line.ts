import type { Clock } from '../lib/clock.ts';
import type { Log } from '../lib/log.ts';
import { Scope } from '../lib/scope.ts';
import { Value } from '../lib/value.ts';
import type { NetworkPort, SipSocket } from '../ports.ts';
import type { LineProblem, LineSnapshot } from '../snapshot.ts';
import { isAddressAllowed } from './address.ts';
import { waitBeforeAttempt } from './backoff.ts';
import type { LineAgent, RegisterOutcome } from './lineAgent.ts';
import { attemptAfterFailure, type LineEvent, transition } from './lineMachine.ts';
import { watchTime } from './sleepWatch.ts';
import { SpareSocket } from './spareSocket.ts';

/** [LINE-4] 3 s + 2 s: a line that swallows everything is noticed within 5 s, at about 150 bytes a second each way. */
const KEEP_ALIVE_EVERY_MS = 3000;
const ANSWER_WITHIN_MS = 2000;
/** [LINE-12] A phone on a bad 4G line needs up to some seconds for TCP and TLS; longer, TCP only waits to ask again. */
const OPEN_WITHIN_MS = 5000;
/** A PBX that starts opens its door before it answers. */
const REGISTER_WITHIN_MS = 3000;
/** [LINE-22] A spare that took over without having been asked just now may be as dead as the line. */
const SPARE_REGISTERS_WITHIN_MS = 2000;
/** [LINE-27] Behind a voice that fills the way all waits for its turn, and is sent again when it is lost. */
const FULL_TAKES_TIMES = 5;
/** Short enough that a PBX which lost its mind knows us again soon; the socket's death is noticed long before. */
const REGISTER_FOR_S = 300;
/** [LINE-19] Often enough that a repaired edge is used again soon, seldom enough to cost nothing. */
const LOOK_BACK_EVERY_MS = 60_000;
/** [LINE-10] */
const REFUSALS_BELIEVED = 3;
/** [LINE-22] How much later than the spare's the answer may be: a keep-alive has time, a call without sound has none. */
const KEEP_ALIVE_GRACE_MS = 1000;
const DOUBT_GRACE_MS = 120;
/** [LINE-24] The PBX asks a phone every 10 s and gives it up 3 s later. */
const SLEEP_BELIEVED_MS = 8000;

export interface LineOptions {
  readonly agent: LineAgent;
  readonly network: NetworkPort;
  readonly clock: Clock;
  readonly random: () => number;
  readonly log: Log;
  /** No call lives: the line may change its edge. */
  readonly isIdle: () => boolean;
  /** A voice fills the way, or it loses much: answers are late, and that proves nothing. */
  readonly isFull: () => boolean;
  /** Registered anew on a new socket: dialogs can be probed. */
  readonly onUp: () => void;
  /** Another socket took the place of the one that was doubted: requests in dialogs can be sent, REGISTER is on its way. */
  readonly onSwitched: () => void;
  /** The socket is gone: nothing that waits for an answer on it will get one. */
  readonly onLost: () => void;
}

/** Keeps the phone registered for ever. Effects of `lineMachine`. */
export class Line {
  readonly #options: LineOptions;
  readonly #value = new Value<LineSnapshot>({
    state: { kind: 'off' },
    serverUrl: null,
    isFallback: false,
    registrationDelayMs: null,
  });
  /** Everything of one attempt: socket, timers, answers awaited. Closed when the attempt is over. */
  #attempt = new Scope();
  /** Edges of the PBX that may be used, the preferred one first. */
  #edges: readonly string[] = [];
  #wasRegistered = false;
  #refusals = 0;
  #cancelProof: () => void = () => {};
  readonly #spare: SpareSocket;
  #stopWatch: () => void = () => {};
  /** A sign of life that is waited for, and when a spare that answered may take over. */
  #doubt: { readonly askedAt: number; graceMs: number } | null = null;

  constructor(options: LineOptions) {
    this.#options = options;
    this.#spare = new SpareSocket({
      ...options,
      signOfLife: () => options.agent.signOfLife(),
      onProven: () => this.#onSpareProven(),
    });
  }

  get value(): Value<LineSnapshot> {
    return this.#value;
  }

  get isRegistered(): boolean {
    return this.#value.getState().state.kind === 'registered';
  }

  /** Requests within dialogs can be sent: registered, or on a socket that was proven and is about to be. */
  get canSend(): boolean {
    const { kind } = this.#value.getState().state;
    return kind === 'registered' || kind === 'registering';
  }

  /** [LINE-14] `urls`: the edges of the PBX, the preferred one first. */
  open(urls: readonly string[]): void {
    this.#endAttempt();
    this.#spare.stop();
    this.#watchTime();
    this.#wasRegistered = false;
    this.#refusals = 0;
    this.#edges = urls.filter(isAddressAllowed);
    this.#value.set({ ...this.#value.getState(), registrationDelayMs: null });
    this.#useEdge(0);
    this.#apply({ kind: 'opened' });
    if (this.#edges.length > 0) this.#connect();
    else this.#refuse('line.insecureAddress');
  }

  /** [LINE-14] New credentials for the same user: registers anew on the socket that is there, or begins anew. */
  renew(urls: readonly string[]): void {
    const { serverUrl } = this.#value.getState();
    if (!this.isRegistered || serverUrl === null || !urls.includes(serverUrl)) {
      this.open(urls);
      return;
    }
    this.#edges = urls.filter(isAddressAllowed);
    this.#useEdge(this.#edges.indexOf(serverUrl));
    this.#wasRegistered = false;
    this.#refusals = 0;
    void this.#register(this.#attempt);
  }

  async close(): Promise<void> {
    if (this.isRegistered) {
      const { agent, clock } = this.#options;
      await Promise.race([agent.unregister(), new Promise<void>((resolve) => clock.after(ANSWER_WITHIN_MS, resolve))]);
    }
    this.#endAttempt();
    this.#spare.stop();
    this.#stopWatch();
    this.#apply({ kind: 'closed' });
  }

  #watchTime(): void {
    this.#stopWatch();
    this.#stopWatch = watchTime(this.#options.clock, (event) => {
      this.#options.log.info(`line: ${event.kind}`, { ...event });
      this.wake(event.kind === 'slept' ? event.ms : 0);
    });
  }

  /** Nothing of it goes on. */
  dispose(): void {
    this.#endAttempt();
    this.#spare.close();
    this.#stopWatch();
  }

  /** [LINE-7] [LINE-24] `sleptMs`: nothing ran for so long. */
  wake(sleptMs = 0): void {
    const { state } = this.#value.getState();
    if (state.kind === 'waiting' || state.kind === 'connecting') this.#retry();
    else if (state.kind === 'registered' && sleptMs >= SLEEP_BELIEVED_MS) this.#fail('line.lost', { isAtOnce: true });
    else if (state.kind === 'registered') this.#proveAlive(this.#attempt, DOUBT_GRACE_MS);
  }

  /** [LINE-20] A call hears nothing: is it the line? */
  doubt(): void {
    if (this.isRegistered) this.#proveAlive(this.#attempt, DOUBT_GRACE_MS);
  }

  #connect(): void {
    const { network, clock, agent } = this.#options;
    const url = this.#value.getState().serverUrl;
    if (url === null) return;
    const attempt = new Scope();
    this.#attempt = attempt;
    const socket = network.openSocket(url);
    let isOpen = false;
    attempt.add(() => this.#drop(socket, isOpen));
    const cancelLimit = clock.after(this.#inTime(OPEN_WITHIN_MS), () => this.#couldNotOpen(attempt, url));
    attempt.add(cancelLimit);
    socket.onOpen(() => {
      if (attempt.isClosed) return;
      isOpen = true;
      cancelLimit();
      agent.attach(socket, url);
      this.#apply({ kind: 'socketOpened' });
      void this.#register(attempt);
    });
    socket.onClose(() => {
      if (attempt.isClosed) return;
      if (isOpen) this.#fail('line.lost');
      else this.#couldNotOpen(attempt, url);
    });
  }

  /** [LINE-22] Uses the spare socket from now on. False: there is none. */
  #switch(): boolean {
    const spare = this.#spare.take();
    if (spare === null) return false;
    const { socket, url } = spare;
    this.#endAttempt();
    const attempt = new Scope();
    this.#attempt = attempt;
    attempt.add(() => this.#drop(socket, true));
    socket.onClose(() => {
      if (!attempt.isClosed) this.#fail('line.lost');
    });
    this.#options.agent.attach(socket, url);
    this.#useEdge(Math.max(0, this.#edges.indexOf(url)));
    this.#apply({ kind: 'switched' });
    this.#options.log.info('line: switched to the spare socket');
    void this.#register(attempt, SPARE_REGISTERS_WITHIN_MS);
    this.#options.onSwitched();
    return true;
  }

  #onSpareProven(): void {
    const { clock } = this.#options;
    const doubt = this.#doubt;
    if (doubt === null) return;
    const waitMs = Math.max(0, doubt.askedAt + doubt.graceMs - clock.elapsed());
    const attempt = this.#attempt;
    attempt.add(
      clock.after(waitMs, () => {
        if (this.#doubt !== null && !attempt.isClosed && this.isRegistered) this.#switch();
      }),
    );
  }

  #drop(socket: SipSocket, wasOpen: boolean): void {
    if (wasOpen) this.#options.agent.detach();
    socket.drop();
    if (wasOpen) this.#options.onLost();
  }

  /** [LINE-13] */
  #couldNotOpen(attempt: Scope, url: string): void {
    if (attempt.isClosed) return;
    this.#fail('line.unreachable');
    const failedAttempt = this.#attempt;
    void this.#options.network.diagnose(url).then(
      (problem) => {
        if (!failedAttempt.isClosed) this.#apply({ kind: 'diagnosed', problem });
      },
      (error: unknown) => this.#options.log.debug('line: no diagnosis', { error: String(error) }),
    );
  }

  async #register(attempt: Scope, withinMs = REGISTER_WITHIN_MS): Promise<void> {
    const { agent, clock } = this.#options;
    const startedAt = clock.now();
    const cancelLimit = clock.after(this.#inTime(withinMs), () => {
      if (!attempt.isClosed) this.#fail('line.noAnswer');
    });
    attempt.add(cancelLimit);
    const outcome = await agent.register(REGISTER_FOR_S);
    if (attempt.isClosed) return;
    cancelLimit();
    if (outcome.kind === 'registered') this.#onRegistered(attempt, outcome.expiresS, startedAt);
    else this.#onNotRegistered(outcome);
  }

  #onRegistered(attempt: Scope, expiresS: number, startedAt: number): void {
    const { clock, random } = this.#options;
    const isRenewal = this.isRegistered;
    this.#wasRegistered = true;
    this.#refusals = 0;
    // [LINE-9]
    attempt.add(clock.after(expiresS * 1000 * (0.7 + 0.2 * random()), () => void this.#register(attempt)));
    if (isRenewal) return;
    this.#value.set({ ...this.#value.getState(), registrationDelayMs: clock.now() - startedAt });
    this.#apply({ kind: 'registered', at: clock.now() });
    attempt.add(clock.every(KEEP_ALIVE_EVERY_MS, () => this.#proveAlive(attempt, KEEP_ALIVE_GRACE_MS)));
    const { serverUrl } = this.#value.getState();
    if (serverUrl !== null) this.#spare.keep(serverUrl);
    attempt.add(() => this.#cancelProof());
    if (this.#value.getState().isFallback)
      attempt.add(clock.every(LOOK_BACK_EVERY_MS, () => this.#lookForPreferred(attempt)));
    this.#options.onUp();
  }

  #onNotRegistered(outcome: Exclude<RegisterOutcome, { kind: 'registered' }>): void {
    if (outcome.kind === 'silent') {
      this.#fail('line.noAnswer');
      return;
    }
    if (outcome.status === 401 || outcome.status === 403 || outcome.status === 407) {
      this.#refusals += 1;
      if (!this.#wasRegistered || this.#refusals >= REFUSALS_BELIEVED) {
        this.#refuse('line.wrongCredentials');
        return;
      }
    }
    this.#fail('line.pbxUnavailable', { atLeastMs: outcome.retryAfterMs ?? 0 });
  }

  /** [LINE-27] */
  #inTime(ms: number): number {
    return this.#options.isFull() ? ms * FULL_TAKES_TIMES : ms;
  }

  /** [LINE-4] */
  #proveAlive(attempt: Scope, graceMs: number): void {
    // The question that waits already is soon enough; it may only become more urgent.
    if (this.#doubt !== null && graceMs >= this.#doubt.graceMs) return;
    if (this.#doubt !== null) this.#doubt.graceMs = graceMs;
    else this.#ask(attempt, graceMs);
    if (this.#spare.isReady) this.#spare.prove();
  }

  #ask(attempt: Scope, graceMs: number): void {
    const { agent, clock } = this.#options;
    const askedAt = clock.elapsed();
    const doubt = { askedAt, graceMs };
    this.#doubt = doubt;
    let cancelWait = clock.after(ANSWER_WITHIN_MS, () => {
      cancelWait = clock.after(this.#inTime(ANSWER_WITHIN_MS) - ANSWER_WITHIN_MS, () => {
        // The spare was asked with it: had it answered, it would have taken over.
        if (!attempt.isClosed) this.#fail('line.lost', { isSpareDead: true });
      });
    });
    const cancelLimit = (): void => cancelWait();
    this.#cancelProof = cancelLimit;
    void agent.ping().then((isAlive) => {
      if (this.#doubt === doubt) this.#doubt = null;
      if (isAlive) cancelLimit();
      // [LINE-5] It could not even be sent, though nobody told that the socket is gone.
      else if (!attempt.isClosed) this.#fail('line.lost');
    });
  }

  #fail(problem: LineProblem, { atLeastMs = 0, isAtOnce = false, isSpareDead = false } = {}): void {
    const { clock, random } = this.#options;
    // [LINE-22]
    if (problem === 'line.lost' && !isAtOnce && !isSpareDead && this.#switch()) return;
    const attempt = attemptAfterFailure(this.#value.getState().state);
    this.#endAttempt();
    const edge = this.#nextEdge(isAtOnce ? 0 : 1);
    // [LINE-18] All edges are tried before the line waits; a 503 speaks for its own edge only.
    const round = Math.ceil(attempt / Math.max(1, this.#edges.length));
    const waitMs = edge === 0 && !isAtOnce ? atLeastMs + waitBeforeAttempt(round, random()) : 0;
    this.#apply({ kind: 'failed', at: clock.now(), waitMs, problem });
    this.#useEdge(edge);
    this.#attempt = new Scope();
    this.#attempt.add(clock.after(waitMs, () => this.#retry()));
  }

  #nextEdge(step: number): number {
    const index = this.#edges.indexOf(this.#value.getState().serverUrl ?? '');
    return (index + step) % Math.max(1, this.#edges.length);
  }

  #useEdge(index: number): void {
    this.#value.set({ ...this.#value.getState(), serverUrl: this.#edges[index] ?? null, isFallback: index > 0 });
  }

  /** [LINE-19] Goes back as soon as the preferred edge answers and nobody talks. */
  #lookForPreferred(attempt: Scope): void {
    const { network, clock, isIdle, log } = this.#options;
    const [preferred] = this.#edges;
    if (preferred === undefined || !isIdle()) return;
    const socket = network.openSocket(preferred);
    const cancelLimit = clock.after(OPEN_WITHIN_MS, () => socket.drop());
    attempt.add(cancelLimit);
    attempt.add(() => socket.drop());
    socket.onClose(cancelLimit);
    socket.onOpen(() => {
      cancelLimit();
      if (attempt.isClosed || !isIdle()) {
        socket.drop();
        return;
      }
      log.info('line: back to the preferred edge');
      this.#endAttempt();
      this.#useEdge(0);
      this.#apply({ kind: 'opened' });
      this.#connect();
    });
  }

  #retry(): void {
    this.#endAttempt();
    this.#apply({ kind: 'retryDue' });
    this.#connect();
  }

  #refuse(problem: LineProblem): void {
    this.#endAttempt();
    this.#apply({ kind: 'refused', problem });
  }

  #endAttempt(): void {
    this.#doubt = null;
    this.#attempt.close();
  }

  #apply(event: LineEvent): void {
    const before = this.#value.getState();
    const state = transition(before.state, event);
    if (state === before.state) return;
    this.#value.set({ ...before, state });
    if (state.kind !== before.state.kind) {
      this.#options.log.info(`line: ${state.kind}`, 'problem' in state ? { problem: state.problem } : {});
    }
  }
}
