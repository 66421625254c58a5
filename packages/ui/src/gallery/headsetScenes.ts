/** Scenes of the headset card: none, three, a choice, and what may be wrong; one is everywhere. */
import { NO_HEADSETS, type Language } from '../host/index.ts';
import { device, oneHeadset, ready, remembered, type Headsets } from './headsets.ts';
import type { Make } from './scene.ts';
import type { HostState } from './state.ts';

const none: Headsets = { headset: { kind: 'none' }, headsets: [], headsetDesk: NO_HEADSETS };
const LONG =
  'Sennheiser-like Wireless Headset with a Charging Stand and a Very Long Name for Call Centres, 2nd Edition';

export const headsetScenes = (parts: {
  of: (screen: 'settings', make: (language: Language) => HostState) => Make;
  op: (language: Language, change?: Partial<HostState>) => HostState;
}) => {
  const { of, op } = parts;
  return {
    headsetNone: of('settings', (l) => op(l, none)),
    headsetThree: of('settings', (l) =>
      op(l, {
        headset: ready('USB Headset'),
        headsets: [device(1, 'USB Headset'), device(2, LONG), device(3, 'Speakerphone', { state: 'busy' })],
        headsetDesk: remembered([1, 'USB Headset'], [2, LONG], [3, 'Speakerphone'], [4, '']),
      }),
    ),
    headsetChoice: of('settings', (l) =>
      op(l, {
        ...none,
        headsetDesk: {
          remembered: [],
          offered: [
            { id: 'a', name: 'USB Headset' },
            { id: 'b', name: 'Speakerphone' },
            { id: 'c', name: LONG },
          ],
        },
      }),
    ),
    headsetChoiceEmpty: of('settings', (l) => op(l, { ...none, headsetDesk: { remembered: [], offered: [] } })),
    headsetContested: of('settings', (l) =>
      op(l, {
        ...oneHeadset,
        headset: ready('USB Headset', true),
        headsets: [device(1, 'USB Headset', { isContested: true })],
      }),
    ),
    headsetBusy: of('settings', (l) =>
      op(l, {
        ...oneHeadset,
        headset: { kind: 'failed', productName: 'USB Headset', problem: 'headset.busy' },
        headsets: [device(1, 'USB Headset', { state: 'busy', isInUse: false })],
      }),
    ),
  };
};
