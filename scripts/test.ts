/**
 * `pnpm test`: everything in order, and a last line `N passed, N failed`. `pnpm check` (`--fast`) leaves out the rings
 * that need real parts. `--ring NAME` runs one ring alone (`pnpm test:line` is `--ring line`); `--all` runs the line ring too, after the
 * others. Exits 0 only when nothing failed.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createProgress } from './prepare/progress.ts';
import { prepareRings } from './realParts.ts';
import { checks, rings, usualRings, type Ring } from './rings.ts';
import { bin, root } from './root.ts';
import { runStep } from './step.ts';

interface Tally {
  passed: number;
  failed: number;
}

const { values } = parseArgs({
  options: { fast: { type: 'boolean' }, all: { type: 'boolean' }, ring: { type: 'string' } },
});
const chosen: readonly Ring[] =
  values.fast === true
    ? ['fast']
    : values.ring === undefined
      ? values.all === true
        ? rings
        : usualRings
      : rings.filter((ring) => ring === values.ring);
if (chosen.length === 0) throw new Error(`no such ring: ${values.ring}; there are ${rings.join(', ')}`);

const tally: Tally = { passed: 0, failed: 0 };
const say = (text: string): void => console.log(`\n== ${text}`);

async function runCheck(name: string, run: () => Promise<number>): Promise<boolean> {
  const startedAt = performance.now();
  say(name);
  const isGood = (await run()) === 0;
  console.log(`${isGood ? 'ok' : 'FAILED'}: ${name}, ${((performance.now() - startedAt) / 1000).toFixed(1)} s`);
  if (isGood) tally.passed += 1;
  else tally.failed += 1;
  return isGood;
}

/** How many files a ring runs side by side: two cores carry two PBXes with their hubs, but one desktop. */
const workersOf: Readonly<Record<Ring, readonly string[]>> = {
  fast: ['--maxWorkers=2'],
  lab: ['--maxWorkers=2'],
  app: ['--no-file-parallelism'],
  line: ['--no-file-parallelism'],
};

/** A ring counts its tests; a ring that ran none, or whose report is missing, has failed. */
async function runRing(ring: Ring): Promise<void> {
  say(`ring: ${ring}`);
  const dir = mkdtempSync(join(tmpdir(), 'hearthline-ring-'));
  const report = join(dir, 'report.json');
  const code = await runStep(
    bin('vitest'),
    [
      'run',
      '--project',
      ring,
      ...workersOf[ring],
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ],
    { cwd: root },
  );
  const counted = readReport(report);
  rmSync(dir, { recursive: true, force: true });
  tally.passed += counted.passed;
  tally.failed += counted.failed;
  const ranNothing = counted.passed + counted.failed === 0;
  if (ranNothing || (code !== 0 && counted.failed === 0)) tally.failed += 1;
}

function readReport(file: string): Tally {
  try {
    const report = JSON.parse(readFileSync(file, 'utf8')) as {
      numPassedTests: number;
      numFailedTests: number;
      numPendingTests: number;
    };
    // A skipped test is a test that did not show anything.
    return { passed: report.numPassedTests, failed: report.numFailedTests + report.numPendingTests };
  } catch {
    return { passed: 0, failed: 0 };
  }
}

process.chdir(root);
// Two at a time, one for each core: each of them runs on one.
if (values.ring === undefined)
  for (let next = 0; next < checks.length; next += 2)
    await Promise.all(
      checks
        .slice(next, next + 2)
        .map(({ name, command, args }) => runCheck(name, () => runStep(command, args, { cwd: root }))),
    );
const isPrepared = await runCheck('real parts', async () => {
  try {
    await prepareRings(chosen, createProgress());
    return 0;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return 1;
  }
});
if (isPrepared) for (const ring of chosen) await runRing(ring);
console.log(`\n${tally.passed} passed, ${tally.failed} failed`);
process.exitCode = tally.failed === 0 ? 0 : 1;
