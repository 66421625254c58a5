import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { JsonFile } from '../jsonFile.ts';
import { DataUse } from './dataUse.ts';
import { dataLedger } from './ledger.ts';
import { lineNameOf } from './lineNames.ts';

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'hearthline-data-'));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

function start(now: { at: Date }) {
  return new DataUse({
    file: new JsonFile(join(dir, 'dataUse.json'), dataLedger),
    now: () => now.at,
    every: () => () => undefined,
    show: () => undefined,
    onError: (error) => {
      throw error;
    },
    nameOf: (address) => (address === null ? 'Wi-Fi' : 'LTE'),
  });
}

it('[BUDGET-1] [BUDGET-5] the month outlives the app, what came while it was read too; the last minute does not', async () => {
  const now = { at: new Date(2026, 10, 22, 9) };
  const first = start(now);
  first.used(null, 1_000);
  await first.load();
  first.used('10.0.0.2', 600_000);
  now.at = new Date(now.at.getTime() + 30_000);
  first.used('10.0.0.2', 400_000);
  const shown = (use: DataUse) =>
    use.state.lines.map(({ name, monthBytes, hourBytes }) => [name, monthBytes, hourBytes]);
  expect(shown(first)).toEqual([
    ['LTE', 1_000_000, 60_000_000],
    ['Wi-Fi', 1_000, 60_000],
  ]);
  await first.save();
  const second = start(now);
  second.used(null, 500);
  await second.load();
  expect(shown(second)).toEqual([
    ['LTE', 1_000_000, 0],
    ['Wi-Fi', 1_500, 30_000],
  ]);
  now.at = new Date(2026, 11, 1, 0, 1);
  expect(second.state.lines.map(({ monthBytes }) => monthBytes)).not.toContain(1_000_000);
});

it('[BUDGET-1] a line is a network card; what stays on this PC costs nothing', () => {
  const card = (address: string, internal = false) => ({
    ...{ address, internal, family: 'IPv4' as const, netmask: '', mac: '', cidr: null },
  });
  const cards = { lo: [card('127.0.0.1', true)], wlan0: [card('10.0.0.2')], lte: [card('10.9.0.2')] };
  const named = [null, '10.9.0.2', '::ffff:10.9.0.2', 'x.local', '127.0.0.1'].map((one) => lineNameOf(one, cards));
  expect(named).toEqual(['wlan0', 'lte', 'lte', 'wlan0', null]);
});
