import type { Clock } from '../lib/clock.ts';
import type { Log } from '../lib/log.ts';
import { CONTEST_MS, contestAfter, NO_CONTEST, type Contest } from './contest.ts';
import { DARK, type HeadsetDriver, type HeadsetDriverKind, type HeadsetPress, type HeadsetSignal } from './driver.ts';
import { afterPress, afterShow, NO_PRESSES, readingOf, type PressMemory } from './presses.ts';

export interface OpenedOptions {
  readonly id: string;
  readonly device: HIDDevice;
  readonly kind: HeadsetDriverKind;
  readonly clock: Clock;
  readonly log: Log;
  /** Whether the press did something. */
  readonly onPress: (headset: OpenedHeadset, press: HeadsetPress) => boolean;
  readonly onChange: () => void;
}

type State =
  | { readonly kind: 'opening' }
  | { readonly kind: 'ready'; readonly driver: HeadsetDriver }
  /** The platform did not open it: another program holds it. */
  | { readonly kind: 'busy' }
  | { readonly kind: 'closed' };

/** [HEAD-18] */
const RETRY_MS = 1_000;
const SELDOM_MS = 10_000;

/** One device of a headset: opening, lamps one after another, and what its presses mean. Never throws; a device may go at any await. */
export class OpenedHeadset {
  readonly id: string;
  readonly device: HIDDevice;
  readonly driverName: string;
  readonly #options: OpenedOptions;
  #state: State = { kind: 'opening' };
  #wanted: HeadsetSignal = DARK;
  #shown: string | null = null;
  #isShowing = false;
  #memory: PressMemory = NO_PRESSES;
  #contest: Contest = NO_CONTEST;
  #cancelLook: () => void = () => {};
  #cancelRetry: () => void = () => {};

  constructor(options: OpenedOptions) {
    this.#options = options;
    this.id = options.id;
    this.device = options.device;
    this.driverName = options.kind.name;
  }

  get kind(): State['kind'] {
    return this.#state.kind;
  }
  /** [HEAD-15] */
  get isContested(): boolean {
    return this.#contest.isNoticed;
  }

  /** [HEAD-8] Again after it was busy. */
  async open(): Promise<void> {
    const { device, kind, log } = this.#options;
    const { productName } = device;
    this.#set({ kind: 'opening' });
    try {
      if (!device.opened) await device.open();
      if (this.kind === 'closed') return await device.close();
      const driver = kind.start(device);
      driver.onPress((press) => this.#take(driver, press));
      this.#memory = NO_PRESSES;
      this.#contest = NO_CONTEST;
      this.#shown = null;
      log.info('headset: ready', { productName, driver: kind.name });
      this.#set({ kind: 'ready', driver });
      await this.#show();
    } catch (error) {
      if (this.kind === 'closed') return;
      log.warn('headset: cannot be opened', { productName, error: String(error) });
      this.#set({ kind: 'busy' });
    }
  }

  /** [HEAD-3] */
  show(signal: HeadsetSignal): void {
    this.#wanted = signal;
    void this.#show();
  }

  /** [HEAD-5] The headset may have switched its own lamp: show what is true, also what it should show already. */
  showAgain(): void {
    this.#shown = null;
    void this.#show();
  }

  async close(): Promise<void> {
    const state = this.#state;
    this.#cancelLook();
    this.#cancelRetry();
    this.#state = { kind: 'closed' };
    if (state.kind !== 'ready') return;
    await state.driver.close().catch((error: unknown) => {
      this.#options.log.info('headset: not closed in order', { error: String(error) });
    });
  }

  #set(state: State): void {
    if (this.kind === 'closed') return;
    this.#state = state;
    this.#options.onChange();
  }

  #take(driver: HeadsetDriver, press: HeadsetPress): void {
    if (this.kind !== 'ready') return;
    const atMs = this.#options.clock.elapsed();
    const reading = readingOf(press, { memory: this.#memory, lit: driver.lit, atMs });
    if (reading === 'echo') return;
    if (reading === 'misfit') this.#misfit('a lamp was put out by nobody here');
    // [HEAD-11] The end of a press leaves a headset that is a switch where it should not be.
    if (reading === 'rest' || reading === 'misfit') return this.#isLampWar() ? undefined : this.showAgain();
    const before = this.#memory;
    if (this.#options.onPress(this, press)) {
      this.#memory = afterPress(before, press, atMs);
      return;
    }
    if (press.kind === 'hook') this.#misfit('a hook that fits no call');
    if (!this.#isLampWar()) this.showAgain();
  }

  /** [HEAD-16] Two programs that put each other's lamps right would never end. */
  #isLampWar(): boolean {
    return this.isContested;
  }

  #misfit(what: string): void {
    const { clock, log, device } = this.#options;
    log.info('headset: does not fit', { productName: device.productName, what });
    this.#judge('misfit');
    this.#cancelLook();
    this.#cancelLook = clock.after(CONTEST_MS, () => this.#judge('looked'));
  }

  #judge(kind: 'misfit' | 'looked'): void {
    const wasNoticed = this.isContested;
    this.#contest = contestAfter(this.#contest, { kind, atMs: this.#options.clock.elapsed() });
    if (wasNoticed !== this.isContested) this.#options.onChange();
    if (wasNoticed && !this.isContested) this.showAgain();
  }

  async #show(): Promise<void> {
    if (this.#isShowing) return;
    this.#isShowing = true;
    try {
      for (;;) {
        const state = this.#state;
        const wanted = JSON.stringify(this.#wanted);
        if (state.kind !== 'ready' || wanted === this.#shown) return;
        const isAgain = this.#shown === null;
        this.#shown = wanted;
        await this.#light(state.driver, isAgain);
      }
    } catch (error) {
      this.#shown = null;
      if (this.kind === 'ready') this.#notLit(error);
    } finally {
      this.#isShowing = false;
    }
  }

  /** [HEAD-18] A lamp that is wrong must not stay so until something else changes. */
  #notLit(error: unknown): void {
    const { clock, log } = this.#options;
    this.#misfit(`a lamp that cannot be lit: ${String(error)}`);
    this.#cancelRetry();
    this.#cancelRetry = clock.after(this.isContested ? SELDOM_MS : RETRY_MS, () => void this.#show());
    log.debug('headset: lamps are tried again');
  }

  async #light(driver: HeadsetDriver, isAgain: boolean): Promise<void> {
    const before = driver.lit;
    const sent = driver.show(this.#wanted, isAgain ? 'again' : undefined);
    this.#memory = afterShow(this.#memory, { before, now: driver.lit, atMs: this.#options.clock.elapsed() });
    await sent;
  }
}
