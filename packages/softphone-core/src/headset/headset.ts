import { PhoneError } from '../errors.ts';
import type { Clock } from '../lib/clock.ts';
import type { Log } from '../lib/log.ts';
import { Scope } from '../lib/scope.ts';
import { type ReadableValue, Value } from '../lib/value.ts';
import type { HidPort } from '../ports.ts';
import type { CallSnapshot, HeadsetDevice, HeadsetState } from '../snapshot.ts';
import { type HeadsetCommands, PressCommands } from './commands.ts';
import { DARK, type HeadsetDriverKind, type HeadsetPress } from './driver.ts';
import { commandOf, signalOf } from './mapping.ts';
import { OpenedHeadset } from './openedHeadset.ts';

export interface HeadsetOptions {
  readonly hid: HidPort;
  readonly clock: Clock;
  readonly log: Log;
  readonly drivers: readonly HeadsetDriverKind[];
  readonly calls: ReadableValue<readonly CallSnapshot[]>;
  readonly commands: HeadsetCommands;
}

type Problem = Extract<HeadsetState, { kind: 'failed' }>['problem'];

/** The headsets of this PC: maps calls to what they show and presses to commands. SPEC.md. */
export class Headset {
  readonly #options: HeadsetOptions;
  readonly #value = new Value<HeadsetState>({ kind: 'none' });
  readonly #devices = new Value<readonly HeadsetDevice[]>([]);
  readonly #scope = new Scope();
  readonly #presses: PressCommands;
  /** undefined: not looked for yet. */
  #hid: HID | null | undefined = undefined;
  /** In the order in which they came. */
  #opened: readonly OpenedHeadset[] = [];
  /** [HEAD-17] The model last pressed or chosen. */
  #inUse: string | null = null;
  #failure: { readonly productName: string; readonly problem: Problem } | null = null;
  #count = 0;
  /** What is being closed; the same device may be plugged in again before that is done. */
  readonly #closing = new WeakMap<HIDDevice, Promise<void>>();

  constructor(options: HeadsetOptions) {
    this.#options = options;
    this.#presses = new PressCommands(options.commands, options.log);
    // Whoever makes the phone opens the line in the same turn; that comes first.
    queueMicrotask(() => {
      if (!this.#scope.isClosed) this.#open();
    });
  }

  get value(): ReadableValue<HeadsetState> {
    return this.#value;
  }
  /** Every allowed one that is plugged in. */
  get devices(): ReadableValue<readonly HeadsetDevice[]> {
    return this.#devices;
  }

  /**
   * Opens what was busy; with nothing to open, asks the person. Rejects with headset.unsupported, headset.notChosen,
   * phone.fault (no press of theirs).
   */
  async ask(): Promise<void> {
    const hid = this.#open();
    if (hid === null) throw new PhoneError('headset.unsupported');
    for (const opened of this.#opened.filter(({ kind }) => kind === 'busy')) {
      await opened.open();
      if (opened.kind === 'ready') return;
    }
    let chosen: readonly HIDDevice[];
    try {
      const filters = this.#options.drivers.flatMap((kind) => [...kind.filters]);
      chosen = await hid.requestDevice({ filters });
    } catch (error) {
      throw new PhoneError('phone.fault', { cause: error });
    }
    if (chosen.length === 0) throw new PhoneError('headset.notChosen');
    // One headset may come as several devices, one for each of its HID interfaces.
    const usable = chosen.filter((device) => this.#kindOf(device) !== undefined);
    const [first] = usable;
    if (first === undefined) {
      this.#fail(chosen[0]?.productName ?? '', 'headset.notTelephony');
      throw new PhoneError('headset.unsupported');
    }
    this.#inUse = modelOf(first);
    this.#changed();
    for (const device of usable) await this.#use(device);
  }

  /** [HEAD-7] What is allowed may have changed: lets go of what is not any more, takes what is. */
  async lookAgain(): Promise<void> {
    const hid = this.#open();
    if (hid === null) return;
    try {
      const allowed = await hid.getDevices();
      for (const { device } of this.#opened) if (!allowed.includes(device)) this.#letGo(device);
      for (const device of allowed) await this.#use(device);
    } catch (error) {
      this.#options.log.warn('headset: cannot be listed', { error: String(error) });
    }
  }

  close(): void {
    this.#scope.close();
    for (const { device } of this.#opened) this.#letGo(device);
  }

  #open(): HID | null {
    if (this.#hid !== undefined) return this.#hid;
    const hid = this.#options.hid();
    this.#hid = hid;
    if (hid === null) {
      this.#value.set({ kind: 'unsupported' });
      return null;
    }
    const onConnect = (event: HIDConnectionEvent): void => void this.#use(event.device);
    const onDisconnect = (event: HIDConnectionEvent): void => this.#onPulledOut(event.device);
    hid.addEventListener('connect', onConnect);
    hid.addEventListener('disconnect', onDisconnect);
    this.#scope.add(() => hid.removeEventListener('connect', onConnect));
    this.#scope.add(() => hid.removeEventListener('disconnect', onDisconnect));
    this.#scope.add(this.#options.calls.subscribe(() => this.#show()));
    void this.lookAgain();
    return hid;
  }

  #kindOf(device: HIDDevice): HeadsetDriverKind | undefined {
    return this.#options.drivers.find((kind) => kind.matches(device));
  }

  /** [HEAD-7] [HEAD-8] Again for one that was busy. */
  async #use(device: HIDDevice): Promise<void> {
    const kind = this.#kindOf(device);
    if (kind === undefined || this.#scope.isClosed) return;
    const known = this.#opened.find((opened) => opened.device === device);
    if (known !== undefined) return known.kind === 'busy' ? known.open() : undefined;
    const { clock, log } = this.#options;
    const opened = new OpenedHeadset({
      ...{ id: `headset-${(this.#count += 1)}`, device, kind, clock, log },
      onPress: (headset, press) => this.#onPress(headset, press),
      onChange: () => this.#changed(),
    });
    this.#opened = [...this.#opened, opened];
    this.#failure = null;
    await this.#closing.get(device);
    await opened.open();
  }

  #onPulledOut(device: HIDDevice): void {
    if (!this.#opened.some((opened) => opened.device === device)) return;
    this.#failure = { productName: device.productName, problem: 'headset.lost' };
    this.#letGo(device);
  }

  #letGo(device: HIDDevice): void {
    const gone = this.#opened.filter((opened) => opened.device === device);
    this.#opened = this.#opened.filter((opened) => opened.device !== device);
    for (const opened of gone) this.#closing.set(device, opened.close());
    this.#changed();
  }

  #onPress(headset: OpenedHeadset, press: HeadsetPress): boolean {
    const calls = this.#presses.foresee(this.#options.calls.getState());
    const command = commandOf(press, calls);
    const isTakeOver = press.kind === 'hook' && press.isOffHook && signalOf(calls).isOffHook;
    if (command === null && !isTakeOver) return false;
    // [HEAD-16] It may be the other program's doing.
    if (command?.kind === 'hangUp' && headset.isContested) return false;
    const model = modelOf(headset.device);
    if (model !== this.#inUse) {
      this.#inUse = model;
      this.#changed();
    }
    if (command !== null) this.#presses.run(command);
    return true;
  }

  #changed(): void {
    if (this.#scope.isClosed) return;
    const inUse = this.#inUseNow();
    this.#devices.set(
      this.#opened.map((opened) => ({
        ...{ id: opened.id, productName: opened.device.productName, driver: opened.driverName },
        ...{ vendorId: opened.device.vendorId, productId: opened.device.productId },
        state: opened.kind === 'ready' || opened.kind === 'busy' ? opened.kind : 'connecting',
        isInUse: opened === inUse,
        isContested: opened.isContested,
      })),
    );
    this.#value.set(this.#stateOf(inUse));
    this.#show();
  }

  #stateOf(inUse: OpenedHeadset | undefined): HeadsetState {
    if (inUse !== undefined) {
      const { device, driverName, isContested } = inUse;
      return { kind: 'ready', productName: device.productName, driver: driverName, isContested };
    }
    const opening = this.#opened.find(({ kind }) => kind === 'opening');
    if (opening !== undefined) return { kind: 'connecting', productName: opening.device.productName };
    const busy = this.#opened.find(({ kind }) => kind === 'busy');
    if (busy !== undefined) return { kind: 'failed', productName: busy.device.productName, problem: 'headset.busy' };
    return this.#failure === null ? { kind: 'none' } : { kind: 'failed', ...this.#failure };
  }

  #inUseNow(): OpenedHeadset | undefined {
    const ready = this.#opened.filter(({ kind }) => kind === 'ready');
    return ready.find(({ device }) => modelOf(device) === this.#inUse) ?? ready[0];
  }

  #fail(productName: string, problem: Problem): void {
    this.#failure = { productName, problem };
    this.#changed();
  }

  /** [HEAD-2] [HEAD-17] */
  #show(): void {
    const signal = signalOf(this.#options.calls.getState());
    const inUse = this.#inUseNow();
    for (const opened of this.#opened) {
      const isOfModel = inUse !== undefined && modelOf(opened.device) === modelOf(inUse.device);
      opened.show(isOfModel ? signal : { ...DARK, isRinging: signal.isRinging });
    }
  }
}

/** Two of the same, or one headset that comes as several devices: which of them it is cannot be told (WebHID has no serial). */
const modelOf = ({ vendorId, productId, productName }: HIDDevice): string => `${vendorId}:${productId} ${productName}`;
