import type { Session } from 'electron';
import { z } from 'zod';
import type { JsonFile } from './jsonFile.ts';

/** A headset the person allowed, known again by what does not change when it is plugged in elsewhere. */
const grant = z.object({ vendorId: z.number(), productId: z.number(), serial: z.string() });
export const grants = z.array(grant);
type Grant = z.infer<typeof grant>;

interface Device {
  readonly vendorId: number;
  readonly productId: number;
  readonly serialNumber?: string;
}

const grantOf = (device: Device): Grant => ({
  vendorId: device.vendorId,
  productId: device.productId,
  serial: device.serialNumber ?? '',
});

/** Electron forgets HID permissions when the app ends, so they are kept here. */
export class GrantedHeadsets {
  readonly #file: JsonFile<typeof grants>;
  #grants: Grant[] = [];

  constructor(file: JsonFile<typeof grants>) {
    this.#file = file;
  }

  async load(): Promise<void> {
    const read = await this.#file.read();
    if (read.kind === 'read') this.#grants = read.value;
  }

  has(device: Device): boolean {
    const wanted = grantOf(device);
    return this.#grants.some(
      (each) =>
        each.vendorId === wanted.vendorId && each.productId === wanted.productId && each.serial === wanted.serial,
    );
  }

  async add(device: Device): Promise<void> {
    if (this.has(device)) return;
    this.#grants = [...this.#grants, grantOf(device)];
    await this.#file.write(this.#grants);
  }
}

/**
 * The engine asks with a filter for telephony devices (usage page 0x0B), so the list holds headsets only. The first one
 * not yet allowed is taken, else the first: people have one headset, and a list of vendor ids would tell them nothing.
 */
export function chooseHeadsets(session: Session, granted: GrantedHeadsets): void {
  session.on('select-hid-device', (event, details, callback) => {
    event.preventDefault();
    const chosen = details.deviceList.find((device) => !granted.has(device)) ?? details.deviceList[0];
    if (chosen === undefined) {
      callback();
      return;
    }
    void granted.add(chosen).finally(() => callback(chosen.deviceId));
  });
}
