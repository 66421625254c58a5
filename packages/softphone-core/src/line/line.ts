import { Scope } from '../lib/scope.ts';
import type { Value } from '../lib/value.ts';
import type { SipSocket } from '../ports.ts';
import type { LineProblem, LineSnapshot } from '../snapshot.ts';
import { waitBeforeAttempt } from './backoff.ts';
import { ANSWER_WITHIN_MS, Doubt, type NoAnswer } from './doubt.ts';
import { Edges } from './edges.ts';
import { KeepAlive } from './keepAlive.ts';
import { attemptAfterFailure } from './lineMachine.ts';
import type { LineOptions } from './lineOptions.ts';
import { lookBack } from './lookBack.ts';
import { Registration } from './registration.ts';
import { ShownLine } from './shownLine.ts';
import { watchTime } from './sleepWatch.ts';
import { SpareSocket } from './spareSocket.ts';

/** [LINE-12] A phone on a bad 4G line needs up to some seconds for TCP and TLS; longer, TCP only waits to ask again. */
const OPEN_WITHIN_MS = 5000;
/** [LINE-22] A spare that took over without having been asked just now may be as dead as the line. */
const SPARE_REGISTERS_WITHIN_MS = 2000;
/** [LINE-27] Behind a voice that fills the way all waits for its turn, and is sent again when it is lost. */
const FULL_TAKES_TIMES = 5;
/** [LINE-22] How much later than the spare's the answer may be: a keep-alive has time, a call without sound has none. */
const KEEP_ALIVE_GRACE_MS = 1000;
const DOUBT_GRACE_MS = 120;
/** [LINE-24] The PBX asks a phone every 10 s and gives it up 3 s later. */
const SLEEP_BELIEVED_MS = 8000;

/** Keeps the phone registered for ever. Effects of `lineMachine`. */
export class Line {
  readonly #options: LineOptions;
  readonly #shown: ShownLine;
  /** Everything of one attempt: socket, timers, answers awaited. Closed when the attempt is over. */
  #attempt = new Scope();
  readonly #edges = new Edges();
  readonly #registration: Registration;
  readonly #spare: SpareSocket;
  #stopWatch: () => void = () => {};
  readonly #doubt: Doubt;
  readonly #keepAlive: KeepAlive;

  constructor(options: LineOptions) {
    this.#options = options;
    this.#shown = new ShownLine(options.log);
    this.#registration = new Registration({
      ...options,
      inTime: (ms) => this.#inTime(ms),
      onRegistered: (attempt, tookMs) => this.#onRegistered(attempt, tookMs),
      onRefused: ({ problem, isFinal, atLeastMs }) =>
        isFinal ? this.#refuse(problem) : this.#fail(problem, { atLeastMs }),
    });
    this.#spare = new SpareSocket({
      ...options,
      signOfLife: () => options.agent.signOfLife(),
      onProven: () => this.#onSpareProven(),
      isNeeded: () => this.#doubt.graceMs === DOUBT_GRACE_MS,
    });
    this.#doubt = new Doubt({
      ...options,
      inTime: (ms) => this.#inTime(ms),
      askSpare: () => this.#spare.prove(),
    });
    this.#keepAlive = new KeepAlive(options);
  }

  get value(): Value<LineSnapshot> {
    return this.#shown.value;
  }

  get isRegistered(): boolean {
    return this.#shown.state.kind === 'registered';
  }

  /** Requests within dialogs can be sent: registered, or on a socket that was proven and is about to be. */
  get canSend(): boolean {
    const { kind } = this.#shown.state;
    return kind === 'registered' || kind === 'registering';
  }

  /** [LINE-14] `urls`: the edges of the PBX, the preferred one first. */
  open(urls: readonly string[]): void {
    this.#endAttempt();
    this.#spare.stop();
    this.#watchTime();
    this.#registration.beginAnew();
    this.#edges.set(urls);
    this.#shown.showDelay(null);
    this.#shown.showEdge(this.#edges);
    this.#shown.apply({ kind: 'opened' });
    if (this.#edges.count > 0) this.#connect();
    else this.#refuse('line.insecureAddress');
  }

  /** [LINE-14] New credentials for the same user: registers anew on the socket that is there, or begins anew. */
  renew(urls: readonly string[]): void {
    const { serverUrl } = this.#shown;
    if (!this.isRegistered || serverUrl === null || !urls.includes(serverUrl)) {
      this.open(urls);
      return;
    }
    this.#edges.set(urls);
    this.#edges.useUrl(serverUrl);
    this.#shown.showEdge(this.#edges);
    this.#registration.beginAnew();
    void this.#registration.ask(this.#attempt);
  }

  async close(): Promise<void> {
    if (this.isRegistered) {
      const { agent, clock } = this.#options;
      await Promise.race([agent.unregister(), new Promise<void>((resolve) => clock.after(ANSWER_WITHIN_MS, resolve))]);
    }
    this.#endAttempt();
    this.#spare.stop();
    this.#stopWatch();
    this.#shown.apply({ kind: 'closed' });
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
    const { state } = this.#shown;
    if (state.kind === 'waiting' || state.kind === 'connecting') this.#retry();
    else if (state.kind === 'registered' && sleptMs >= SLEEP_BELIEVED_MS) this.#fail('line.lost', { isAtOnce: true });
    else if (state.kind === 'registered') this.#proveAlive(this.#attempt, DOUBT_GRACE_MS);
  }

  /** [LINE-20] A call hears nothing: is it the line? */
  doubt(): void {
    if (this.isRegistered) this.#proveAlive(this.#attempt, DOUBT_GRACE_MS);
  }

  #connect(): void {
    const { network, clock } = this.#options;
    const url = this.#shown.serverUrl;
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
      this.#attach(attempt, socket, url);
      this.#shown.apply({ kind: 'socketOpened' });
      void this.#registration.ask(attempt);
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
    this.#attach(attempt, socket, url);
    this.#edges.useUrl(url);
    this.#shown.showEdge(this.#edges);
    this.#shown.apply({ kind: 'switched' });
    this.#options.log.info('line: switched to the spare socket');
    void this.#registration.ask(attempt, SPARE_REGISTERS_WITHIN_MS);
    this.#options.onSwitched();
    return true;
  }

  #attach(attempt: Scope, socket: SipSocket, url: string): void {
    this.#options.agent.attach(socket, url);
    socket.onMessage(() => {
      if (!attempt.isClosed) this.#keepAlive.heard();
    });
  }

  #onSpareProven(): void {
    this.#doubt.spareAnswered(this.#attempt, () => {
      if (this.isRegistered) this.#switch();
    });
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
        if (!failedAttempt.isClosed) this.#shown.apply({ kind: 'diagnosed', problem });
      },
      (error: unknown) => this.#options.log.debug('line: no diagnosis', { error: String(error) }),
    );
  }

  #onRegistered(attempt: Scope, tookMs: number): void {
    // Renewed: nothing is new.
    if (this.isRegistered) return;
    const { clock, onUp } = this.#options;
    this.#shown.showDelay(tookMs);
    this.#shown.apply({ kind: 'registered', at: clock.now() });
    attempt.add(this.#keepAlive.begin(() => this.#proveAlive(attempt, KEEP_ALIVE_GRACE_MS)));
    const { serverUrl } = this.#shown;
    if (serverUrl !== null) this.#spare.keep(serverUrl);
    if (this.#shown.isFallback) this.#lookForPreferred(attempt);
    onUp();
  }

  /** [LINE-27] */
  #inTime(ms: number): number {
    return this.#options.isFull() ? ms * FULL_TAKES_TIMES : ms;
  }

  /** [LINE-4] */
  #proveAlive(attempt: Scope, graceMs: number): void {
    this.#doubt.raise(attempt, graceMs, (how: NoAnswer) => this.#fail('line.lost', { isSpareDead: how === 'silent' }));
  }

  #fail(problem: LineProblem, { atLeastMs = 0, isAtOnce = false, isSpareDead = false } = {}): void {
    const { clock, random } = this.#options;
    // [LINE-22]
    if (problem === 'line.lost' && !isAtOnce && !isSpareDead && this.#switch()) return;
    const attempt = attemptAfterFailure(this.#shown.state);
    this.#endAttempt();
    const edge = isAtOnce ? this.#edges.index : this.#edges.next;
    // [LINE-18] All edges are tried before the line waits; a 503 speaks for its own edge only.
    const round = Math.ceil(attempt / Math.max(1, this.#edges.count));
    const waitMs = edge === 0 && !isAtOnce ? atLeastMs + waitBeforeAttempt(round, random()) : 0;
    this.#shown.apply({ kind: 'failed', at: clock.now(), waitMs, problem });
    this.#edges.use(edge);
    this.#shown.showEdge(this.#edges);
    this.#attempt = new Scope();
    this.#attempt.add(clock.after(waitMs, () => this.#retry()));
  }

  /** [LINE-19] Goes back as soon as the preferred edge answers and nobody talks. */
  #lookForPreferred(attempt: Scope): void {
    const { preferred } = this.#edges;
    if (preferred === null) return;
    const goBack = (): void => {
      this.#options.log.info('line: back to the preferred edge');
      this.#endAttempt();
      this.#edges.use(0);
      this.#shown.showEdge(this.#edges);
      this.#shown.apply({ kind: 'opened' });
      this.#connect();
    };
    lookBack({ ...this.#options, openWithinMs: OPEN_WITHIN_MS }, preferred, { attempt, goBack });
  }

  #retry(): void {
    this.#endAttempt();
    this.#shown.apply({ kind: 'retryDue' });
    this.#connect();
  }

  #refuse(problem: LineProblem): void {
    this.#endAttempt();
    this.#shown.apply({ kind: 'refused', problem });
  }

  #endAttempt(): void {
    this.#doubt.forget();
    this.#attempt.close();
  }
}
