import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { HeadsetDesk } from '@hearthline/ui/host';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { grants, Headsets, type Device } from './headsets.ts';
import { JsonFile } from './jsonFile.ts';

const device = (deviceId: string, serialNumber: string, name = 'Headset'): Device => ({
  ...{ deviceId, vendorId: 1, productId: 2, serialNumber, name },
});

let dir: string;
let told: HeadsetDesk[];
let headsets: Headsets;
const make = (): Headsets =>
  new Headsets({
    file: new JsonFile(join(dir, 'headsets.json'), grants),
    tell: (desk) => void told.push(desk),
  });
/** Resolves with the device the engine is given; `none` when the person took none. */
const asked = (...devices: Device[]): Promise<string> =>
  new Promise((resolve) => headsets.offer(devices, (deviceId) => resolve(deviceId ?? 'none')));

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'hearthline-headsets-'));
  told = [];
  headsets = make();
});
afterEach(() => rm(dir, { recursive: true, force: true }));

describe('which headset', () => {
  it('the only one is taken without a question, remembered, and known in another port after a restart', async () => {
    expect(await asked(device('usb-1', 'S1'))).toBe('usb-1');
    headsets = make();
    await headsets.load();
    expect(headsets.has(device('usb-9', 'S1'))).toBe(true);
    expect(headsets.has(device('usb-9', 'S2'))).toBe(false);
    expect(headsets.desk).toEqual({
      remembered: [{ key: '1:2:S1', name: 'Headset', vendorId: 1, productId: 2 }],
      offered: null,
    });
  });

  it('of several the person chooses; what is not offered is no choice', async () => {
    const chosen = asked(device('a', 'S1', 'One'), device('b', 'S2', 'Two'));
    expect(told.at(-1)?.offered).toEqual([
      { id: 'a', name: 'One' },
      { id: 'b', name: 'Two' },
    ]);
    await headsets.choose('c');
    await headsets.choose('b');
    expect(await chosen).toBe('b');
    expect([headsets.has(device('x', 'S1')), headsets.has(device('x', 'S2'))]).toEqual([false, true]);
    expect(told.at(-1)?.offered).toBeNull();
  });

  it('the interfaces of one headset are one choice', async () => {
    expect(await asked(device('a', 'S1'), device('b', 'S1'))).toBe('a');
  });

  it('while none is there it waits, and takes the one that is plugged in', async () => {
    const chosen = asked();
    expect(told.at(-1)?.offered).toEqual([]);
    headsets.came(device('a', 'S1'));
    expect(await chosen).toBe('a');
  });

  it('none of them is an answer too, and so is asking anew', async () => {
    const first = asked(device('a', 'S1'), device('b', 'S2'));
    const second = asked(device('a', 'S1'), device('b', 'S2'));
    expect(await first).toBe('none');
    headsets.went(device('a', 'S1'));
    expect(told.at(-1)?.offered).toEqual([{ id: 'b', name: 'Headset' }]);
    await headsets.choose(null);
    expect(await second).toBe('none');
    expect(headsets.desk.remembered).toEqual([]);
  });

  it('forgotten, it is not allowed any more, now and after a restart', async () => {
    await asked(device('a', 'S1'));
    await headsets.forget('1:2:S1');
    expect(headsets.has(device('a', 'S1'))).toBe(false);
    expect(JSON.parse(await readFile(join(dir, 'headsets.json'), 'utf8'))).toEqual([]);
  });
});
