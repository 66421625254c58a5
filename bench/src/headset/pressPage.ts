/** Runs in the engine's page: a headset of the phone's own service, and a bare one, each timed from the report to the call. */
import { Headset } from '../../../packages/softphone-core/src/headset/headset.ts';
import { drivers } from '../../../packages/softphone-core/src/headset/drivers/index.ts';
import { Value } from '../../../packages/softphone-core/src/lib/value.ts';
import type { CallSnapshot } from '../../../packages/softphone-core/src/snapshot.ts';
import { FakeHid, telephonyHeadset } from '../../../packages/softphone-core/src/testing/fakeHid.ts';

const REPORT = 8;
const MUTE = 2;

const hid = new FakeHid();
const device = telephonyHeadset();
device.isGranted = true;
hid.plugIn(device);
const bare = telephonyHeadset();
bare.isGranted = true;
const isOpen = bare.open();

const call = { id: 'c', isMuted: false, state: { kind: 'talking', hold: 'none' } } as unknown as CallSnapshot;
let commandedAt = 0;
const command = async (): Promise<void> => {
  commandedAt = performance.now();
};
void new Headset({
  hid: () => hid.asPort(),
  clock: {
    ...{ now: () => Date.now(), elapsed: () => performance.now() },
    after: (delayMs, action) => {
      const timer = setTimeout(action, delayMs);
      return () => clearTimeout(timer);
    },
    every: () => () => {},
  },
  log: { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} },
  drivers,
  calls: new Value<readonly CallSnapshot[]>([call]),
  commands: { answer: command, reject: command, hangUp: command, hold: command, retrieve: command, setMuted: command },
});
bare.addEventListener('inputreport', (event) => {
  const { data } = event as unknown as { data: DataView };
  if ((data.getUint8(0) & MUTE) !== 0) void command();
});

/** Resolves with the time from the report to the command, ms. */
const take = (of: typeof device) => async (): Promise<number> => {
  await isOpen;
  const startedAt = performance.now();
  of.press(REPORT, MUTE);
  const tookMs = commandedAt - startedAt;
  of.press(REPORT, 0);
  // Lamps and promises of this press are over before the next.
  await new Promise((resolve) => setTimeout(resolve, 1));
  if (tookMs < 0) throw new Error('no command came of the press');
  return tookMs;
};

Object.assign(window, { presses: { ours: take(device), bare: take(bare) } });
