/** Scenes of what lines cost. */
import { MEGABYTE, type DataUse } from '../host/dataUse/dataContract.ts';
import { defaultSettings, type Language } from '../host/index.ts';
import type { Make } from './scene.ts';
import { NOW } from './people.ts';
import type { HostState } from './state.ts';

const lines = (monthMb: number): DataUse => ({
  lines: [
    {
      name: 'Wi-Fi',
      monthBytes: monthMb * MEGABYTE,
      hourBytes: 23 * MEGABYTE,
      forecastBytes: monthMb * 1.4 * MEGABYTE,
    },
    { name: 'enx00a0c6000000', monthBytes: 3.2 * MEGABYTE, hourBytes: 0, forecastBytes: null },
  ],
});

export const dataScenes = (parts: {
  of: (screen: 'phone' | 'settings', make: (language: Language) => HostState) => Make;
  op: (language: Language, change?: Partial<HostState>) => HostState;
}) => {
  const { of, op } = parts;
  const metered = {
    ...defaultSettings,
    lastReadiness: { at: NOW, worst: 'green' as const },
    dataBudgets: { 'Wi-Fi': { isMetered: true, monthMb: 2_000 } },
  };
  return {
    dataUsed: of('phone', (l) => op(l, { dataUse: lines(812) })),
    dataNear: of('phone', (l) =>
      op(l, { dataUse: lines(1_640), settings: metered, notices: [{ id: 'd', code: 'data.near', at: NOW }] }),
    ),
    dataOver: of('phone', (l) => op(l, { dataUse: lines(2_210), settings: metered })),
    dataSettings: of('settings', (l) => op(l, { dataUse: lines(812), settings: metered })),
  };
};
