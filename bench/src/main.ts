/**
 * `pnpm bench [NAME…]`: measures all, or the named ones, against peers in the same run; prints a table and writes
 * `bench/results/NAME.json`. Exits 1 when a limit is not met. Names: see `measurements.ts`.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureElectron } from '../../scripts/prepare/electron.ts';
import { createProgress } from '../../scripts/prepare/progress.ts';
import { prepareApp } from '../../scripts/realParts.ts';
import { ensureAsterisk } from '@hearthline/pbx';
import { describeMachine, type Machine } from './machine.ts';
import type { Comparison } from './measure.ts';
import { measurements, type Measurement } from './measurements.ts';
import { table } from './table.ts';

const resultsDir = join(import.meta.dirname, '..', 'results');
const progress = createProgress();

function chosen(names: readonly string[]): readonly Measurement[] {
  const unknown = names.filter((name) => !measurements.some((each) => each.name === name));
  const known = measurements.map(({ name }) => name).join(', ');
  if (unknown.length > 0) throw new Error(`no such measurement: ${unknown.join(', ')}; there are ${known}`);
  return names.length === 0 ? measurements : measurements.filter(({ name }) => names.includes(name));
}

async function keep(name: string, machine: Machine, comparisons: readonly Comparison[]): Promise<void> {
  await mkdir(resultsDir, { recursive: true });
  const result = { measurement: name, date: new Date().toISOString(), machine, comparisons };
  await writeFile(join(resultsDir, `${name}.json`), `${JSON.stringify(result, null, 2)}\n`);
}

async function run(names: readonly string[]): Promise<boolean> {
  const wanted = chosen(names);
  await prepareApp(progress);
  const versions = {
    electron: (await ensureElectron(progress)).version,
    asterisk: (await ensureAsterisk({ report: progress.say })).version,
  };
  const all: Comparison[] = [];
  try {
    for (const { name, measure } of wanted) {
      const machine = describeMachine(versions);
      const comparisons = await progress.step(`measure ${name}`, () => measure(progress));
      await keep(name, machine, comparisons);
      all.push(...comparisons);
    }
  } finally {
    // What was measured is told, whatever became of the rest.
    console.log(table(all));
  }
  return all.every(({ isMet }) => isMet);
}

try {
  const { positionals } = parseArgs({ allowPositionals: true });
  process.exitCode = (await run(positionals)) ? 0 : 1;
} catch (error) {
  console.error(error);
  process.exitCode = 1;
}
