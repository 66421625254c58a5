import type { Session } from 'electron';
import type { HeadsetDesk } from '@hearthline/ui/host';
import { z } from 'zod';
import type { JsonFile } from './jsonFile.ts';

/** A headset the person allowed, known again by what does not change when it is plugged in elsewhere. */
const grant = z.object({
  vendorId: z.number(),
  productId: z.number(),
  serial: z.string(),
  /** As it called itself then; empty in files of before. */
  name: z.string().default(''),
});
export const grants = z.array(grant);
type Grant = z.infer<typeof grant>;

export interface Device {
  readonly deviceId: string;
  readonly vendorId: number;
  readonly productId: number;
  readonly serialNumber?: string;
  readonly name?: string;
}
type Known = Omit<Device, 'deviceId'>;

const keyOf = ({ vendorId, productId, serial }: Grant): string => `${vendorId}:${productId}:${serial}`;
const grantOf = (device: Known): Grant => ({
  vendorId: device.vendorId,
  productId: device.productId,
  serial: device.serialNumber ?? '',
  name: (device.name ?? '').slice(0, 200),
});

export interface HeadsetsOptions {
  readonly file: JsonFile<typeof grants>;
  /** What is remembered or offered has changed. */
  readonly tell: (desk: HeadsetDesk) => void;
}

interface Choice {
  readonly devices: readonly Device[];
  readonly done: (deviceId?: string) => void;
}

/**
 * Which headsets the engine may use, and the choice of a new one. Electron forgets HID permissions when the app ends, so
 * they are kept here; it has no chooser of its own, so the screens are one.
 */
export class Headsets {
  readonly #file: JsonFile<typeof grants>;
  readonly #tell: HeadsetsOptions['tell'];
  #grants: Grant[] = [];
  #choice: Choice | null = null;

  constructor({ file, tell }: HeadsetsOptions) {
    this.#file = file;
    this.#tell = tell;
  }

  async load(): Promise<void> {
    const read = await this.#file.read();
    if (read.kind === 'read') this.#grants = read.value;
  }

  get desk(): HeadsetDesk {
    return {
      remembered: this.#grants.map((each) => ({
        key: keyOf(each),
        ...{ name: each.name, vendorId: each.vendorId, productId: each.productId },
      })),
      offered: this.#choice?.devices.map(({ deviceId, name = '' }) => ({ id: deviceId, name })) ?? null,
    };
  }

  has(device: Known): boolean {
    const key = keyOf(grantOf(device));
    return this.#grants.some((each) => keyOf(each) === key);
  }

  /** One headset is taken at once; of several, or while none is there, the person chooses on the screens. */
  offer(devices: readonly Device[], done: Choice['done']): void {
    this.#choice?.done();
    this.#choice = { devices: onceEach(devices), done };
    this.#takeTheOnlyOne();
  }

  /** Plugged in while the person chooses. */
  came(device: Device): void {
    if (this.#choice === null) return;
    this.#choice = { ...this.#choice, devices: onceEach([...this.#choice.devices, device]) };
    this.#takeTheOnlyOne();
  }

  went({ deviceId }: Device): void {
    if (this.#choice === null) return;
    this.#choice = { ...this.#choice, devices: this.#choice.devices.filter((each) => each.deviceId !== deviceId) };
    this.#changed();
  }

  /** null: none of these. What is no longer offered is nothing to choose. */
  async choose(deviceId: string | null): Promise<void> {
    const choice = this.#choice;
    const chosen = choice?.devices.find((device) => device.deviceId === deviceId);
    if (choice === null || (deviceId !== null && chosen === undefined)) return;
    this.#choice = null;
    try {
      if (chosen !== undefined) await this.#add(chosen);
    } finally {
      choice.done(chosen?.deviceId);
      this.#changed();
    }
  }

  async forget(key: string): Promise<void> {
    this.#grants = this.#grants.filter((each) => keyOf(each) !== key);
    this.#changed();
    await this.#file.write(this.#grants);
  }

  #takeTheOnlyOne(): void {
    this.#changed();
    const [only, ...others] = this.#choice?.devices ?? [];
    // A choice that cannot be kept holds for this run; the write's error is the settings' to tell.
    if (only !== undefined && others.length === 0) this.choose(only.deviceId).catch(() => undefined);
  }

  async #add(device: Device): Promise<void> {
    if (this.has(device)) return;
    this.#grants = [...this.#grants, grantOf(device)];
    await this.#file.write(this.#grants);
  }

  #changed(): void {
    this.#tell(this.desk);
  }
}

/** A permission is for vendor, product and serial: what is alike in these is one to choose. */
const onceEach = (devices: readonly Device[]): readonly Device[] =>
  [...new Map(devices.toReversed().map((device) => [keyOf(grantOf(device)), device] as const)).values()].toReversed();

/** The engine asks with a filter for telephony devices (usage page 0x0B), so the list holds headsets only. */
export function chooseHeadsets(session: Session, headsets: Headsets): void {
  session.on('select-hid-device', (event, details, callback) => {
    event.preventDefault();
    headsets.offer(details.deviceList, callback);
  });
  session.on('hid-device-added', (_event, { device }) => headsets.came(device));
  session.on('hid-device-removed', (_event, { device }) => headsets.went(device));
}
