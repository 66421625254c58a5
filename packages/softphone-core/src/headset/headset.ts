import { PhoneError } from '../errors.ts';
import type { Log } from '../lib/log.ts';
import { Scope } from '../lib/scope.ts';
import { type ReadableValue, Value } from '../lib/value.ts';
import type { HidPort } from '../ports.ts';
import type { CallSnapshot, HeadsetState } from '../snapshot.ts';
import type { HeadsetDriver, HeadsetDriverKind, HeadsetSignal } from './driver.ts';
import { commandOf, signalOf } from './mapping.ts';

interface HeadsetCommands {
  answer(callId: string): Promise<void>;
  reject(callId: string): Promise<void>;
  hangUp(callId: string): Promise<void>;
  setMuted(callId: string, isMuted: boolean): Promise<void>;
}

export interface HeadsetOptions {
  readonly hid: HidPort;
  readonly log: Log;
  readonly drivers: readonly HeadsetDriverKind[];
  readonly calls: ReadableValue<readonly CallSnapshot[]>;
  readonly commands: HeadsetCommands;
}

/** The one headset in use: maps calls to what it shows and presses to commands. */
export class Headset {
  readonly #options: HeadsetOptions;
  readonly #value = new Value<HeadsetState>({ kind: 'none' });
  readonly #scope = new Scope();
  /** undefined: not looked for yet. */
  #hid: HID | null | undefined = undefined;
  #device: HIDDevice | null = null;
  #driver: HeadsetDriver | null = null;
  #shown: string | null = null;
  #isShowing = false;

  constructor(options: HeadsetOptions) {
    this.#options = options;
    // Whoever makes the phone opens the line in the same turn; that comes first.
    queueMicrotask(() => {
      if (!this.#scope.isClosed) this.#open();
    });
  }

  #open(): HID | null {
    if (this.#hid !== undefined) return this.#hid;
    const { calls } = this.#options;
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
    this.#scope.add(calls.subscribe(() => void this.#show()));
    void this.#useKnown(hid);
    return hid;
  }

  get value(): Value<HeadsetState> {
    return this.#value;
  }

  /** Asks the person. Rejects with headset.unsupported, headset.notChosen, phone.fault (no press of theirs). */
  async ask(): Promise<void> {
    const { drivers } = this.#options;
    const hid = this.#open();
    if (hid === null) throw new PhoneError('headset.unsupported');
    let chosen: readonly HIDDevice[];
    try {
      chosen = await hid.requestDevice({ filters: drivers.flatMap((kind) => [...kind.filters]) });
    } catch (error) {
      throw new PhoneError('phone.fault', { cause: error });
    }
    if (chosen.length === 0) throw new PhoneError('headset.notChosen');
    // One headset may come as several devices, one for each of its HID collections.
    const device = chosen.find((candidate) => this.#kindOf(candidate) !== undefined);
    if (device === undefined) {
      this.#value.set({ kind: 'failed', productName: chosen[0]?.productName ?? '', problem: 'headset.notTelephony' });
      throw new PhoneError('headset.unsupported');
    }
    await this.#use(device);
  }

  close(): void {
    this.#scope.close();
    void this.#letGo();
  }

  #kindOf(device: HIDDevice): HeadsetDriverKind | undefined {
    return this.#options.drivers.find((kind) => kind.matches(device));
  }

  async #useKnown(hid: HID): Promise<void> {
    try {
      for (const device of await hid.getDevices()) await this.#use(device);
    } catch (error) {
      this.#options.log.warn('headset: cannot be listed', { error: String(error) });
    }
  }

  /** [HEAD-7] [HEAD-8] The first that works stays until it is pulled out. */
  async #use(device: HIDDevice): Promise<void> {
    const kind = this.#kindOf(device);
    if (kind === undefined || this.#device !== null || this.#scope.isClosed) return;
    const { productName } = device;
    this.#device = device;
    this.#value.set({ kind: 'connecting', productName });
    try {
      if (!device.opened) await device.open();
      if (this.#device !== device) return;
      this.#driver = kind.start(device);
      this.#driver.onPress((press) => this.#onPress(press));
      this.#value.set({ kind: 'ready', productName, driver: kind.name });
      this.#options.log.info('headset: ready', { productName, driver: kind.name });
      await this.#show();
    } catch (error) {
      if (this.#device !== device) return;
      this.#device = null;
      this.#value.set({ kind: 'failed', productName, problem: 'headset.busy' });
      this.#options.log.warn('headset: cannot be opened', { productName, error: String(error) });
    }
  }

  #onPulledOut(device: HIDDevice): void {
    if (device !== this.#device) return;
    this.#value.set({ kind: 'failed', productName: device.productName, problem: 'headset.lost' });
    void this.#letGo();
  }

  async #letGo(): Promise<void> {
    const driver = this.#driver;
    this.#driver = null;
    this.#device = null;
    this.#shown = null;
    await driver?.close().catch(() => {});
  }

  #onPress(press: Parameters<typeof commandOf>[0]): void {
    const { calls, commands, log } = this.#options;
    const command = commandOf(press, calls.getState());
    if (command === null) {
      // [HEAD-5] The headset may have switched its own light: show what is true.
      this.#shown = null;
      void this.#show();
      return;
    }
    const done =
      command.kind === 'setMuted'
        ? commands.setMuted(command.callId, command.isMuted)
        : commands[command.kind](command.callId);
    done.catch((error: unknown) => log.warn('headset: a press came to nothing', { error: String(error) }));
  }

  /** [HEAD-3] */
  async #show(): Promise<void> {
    if (this.#isShowing) return;
    this.#isShowing = true;
    try {
      for (;;) {
        const driver = this.#driver;
        const signal: HeadsetSignal = signalOf(this.#options.calls.getState());
        const wanted = JSON.stringify(signal);
        if (driver === null || wanted === this.#shown) return;
        this.#shown = wanted;
        await driver.show(signal);
      }
    } catch (error) {
      // Shown again with the next change.
      this.#shown = null;
      this.#options.log.warn('headset: cannot show', { error: String(error) });
    } finally {
      this.#isShowing = false;
    }
  }
}
