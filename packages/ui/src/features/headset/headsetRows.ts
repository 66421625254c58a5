import type { HeadsetDevice } from '@hearthline/softphone-core/snapshot';
import type { RememberedHeadset } from '../../host/headsets/headsetContract.ts';

export interface HeadsetRow {
  readonly key: string;
  readonly name: string;
  /** Null: remembered, but not plugged in. */
  readonly device: HeadsetDevice | null;
  /** What can be forgotten; null where it is the memory of another row. */
  readonly remembered: RememberedHeadset | null;
}

interface Model {
  readonly vendorId: number;
  readonly productId: number;
}
const isSameModel = (one: Model, other: Model): boolean =>
  one.vendorId === other.vendorId && one.productId === other.productId;

/**
 * One row for each headset that is plugged in, the one in use first, then what is only remembered. A plugged-in one has no
 * serial here, so of several of one model each takes the next memory of that model.
 */
export function headsetRows(
  devices: readonly HeadsetDevice[],
  remembered: readonly RememberedHeadset[],
): readonly HeadsetRow[] {
  const left = [...remembered];
  const plugged = onceEach(devices).map((device): HeadsetRow => {
    const at = left.findIndex((each) => isSameModel(each, device));
    const [memory = null] = at === -1 ? [] : left.splice(at, 1);
    return { key: device.id, name: device.productName, device, remembered: memory };
  });
  const away = left.map((each): HeadsetRow => ({ key: each.key, name: each.name, device: null, remembered: each }));
  return [...plugged.toSorted((a, b) => Number(b.device?.isInUse) - Number(a.device?.isInUse)), ...away];
}

/** A headset that comes as several HID devices is one headset; so are two of one model, which behave as one. */
function onceEach(devices: readonly HeadsetDevice[]): readonly HeadsetDevice[] {
  const nameOf = ({ vendorId, productId, productName }: HeadsetDevice): string =>
    `${vendorId}:${productId} ${productName}`;
  const byName = new Map<string, HeadsetDevice>();
  for (const device of devices) {
    const known = byName.get(nameOf(device));
    if (known === undefined || (device.isInUse && !known.isInUse)) byName.set(nameOf(device), device);
  }
  return [...byName.values()];
}
