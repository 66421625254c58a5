/** Made-up headsets. */
import type { HeadsetDevice } from '@hearthline/softphone-core/snapshot';
import type { HeadsetDesk } from '../host/index.ts';
import type { HostState } from './state.ts';

export type Headsets = Pick<HostState, 'headset' | 'headsets' | 'headsetDesk'>;

export const device = (id: number, productName: string, change: Partial<HeadsetDevice> = {}): HeadsetDevice => ({
  ...{ id: `h${id}`, vendorId: id, productId: id, productName, driver: 'generic' },
  ...{ state: 'ready', isInUse: id === 1, isContested: false },
  ...change,
});
export const remembered = (...named: readonly (readonly [number, string])[]): HeadsetDesk => ({
  remembered: named.map(([id, name]) => ({ key: `${id}`, name, vendorId: id, productId: id })),
  offered: null,
});
export const ready = (productName: string, isContested = false): HostState['headset'] => ({
  ...{ kind: 'ready', productName, driver: 'generic', isContested },
});

export const oneHeadset: Headsets = {
  headset: ready('USB Headset'),
  headsets: [device(1, 'USB Headset')],
  headsetDesk: remembered([1, 'USB Headset']),
};
