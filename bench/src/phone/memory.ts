/**
 * Memory of the renderers in a call: the desktop app's engine and screens against a bare page with SIP.js, each in an
 * Electron of its own, hearing the same tone for the same time.
 */
import { readFile } from 'node:fs/promises';
import { setTimeout as passes } from 'node:timers/promises';
import { openStage } from '@hearthline/e2e/stage';
import type { ElectronApplication } from 'playwright';
import type { Progress } from '../../../scripts/prepare/progress.ts';
import { compare, median, type Comparison } from '../measure.ts';
import { serveBarePages } from './barePages.ts';
import { callFromBare, callFromDesktop, hangUpBare, hangUpDesktop, registeredBare, signedInDesktop } from './phones.ts';

const ROUNDS = 5;
/** A call is looked at after so long. */
const IN_CALL_MS = 10_000;

/** One renderer's memory in MB. */
export interface Renderer {
  /** The beginning of its page's address. */
  readonly page: string;
  /** As `app.getAppMetrics()` says it: resident, with what it shares with other processes of Electron. */
  readonly workingSetMb: number;
  /** Its own, and its share of what it shares (`Pss` of /proc/PID/smaps_rollup). */
  readonly shareMb: number;
}

export async function measureMemory(progress: Progress): Promise<Comparison[]> {
  const pages = await serveBarePages();
  const stage = await openStage({ progress });
  try {
    const desktop = await signedInDesktop(stage, { remember: false });
    const bare = await registeredBare({ stage, pages, library: 'sip.js', id: '1931', progress });
    const rounds: { ours: Renderer[]; bare: Renderer[] }[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      await Promise.all([callFromDesktop(desktop), callFromBare(bare)]);
      await passes(IN_CALL_MS);
      rounds.push({ ours: await renderersOf(desktop.app), bare: await renderersOf(bare.app) });
      await Promise.all([hangUpDesktop(desktop), hangUpBare(bare)]);
    }
    await bare.close();
    return comparisons(rounds);
  } finally {
    await stage.close();
    await pages.close();
  }
}

function comparisons(rounds: readonly { ours: Renderer[]; bare: Renderer[] }[]): Comparison[] {
  const middle = (who: 'ours' | 'bare', field: 'workingSetMb' | 'shareMb', page = ''): number =>
    median(
      rounds.map((round) =>
        sum(
          round[who].filter((each) => each.page.startsWith(page)),
          field,
        ),
      ),
    );
  const engine = 'hearthline://engine';
  const screens = 'hearthline://screens';
  const mb = (value: number): string => `${value.toFixed(0)} MB`;
  const common = {
    unit: 'MB',
    peerName: 'a bare page with SIP.js in a call',
    limit: { kind: 'atMost', ratio: 1.5 },
  } as const;
  return [
    compare({
      ...common,
      name: 'renderer memory in a call, engine and screens',
      ours: middle('ours', 'workingSetMb'),
      peer: middle('bare', 'workingSetMb'),
      notes: [
        'working set by app.getAppMetrics(): pages that both renderers share count twice',
        `screens alone ${mb(middle('ours', 'workingSetMb', screens))}; median of ${ROUNDS} calls, each after ${IN_CALL_MS / 1000} s`,
      ],
    }),
    compare({
      ...common,
      name: 'renderer memory in a call, engine alone',
      ours: middle('ours', 'workingSetMb', engine),
      peer: middle('bare', 'workingSetMb'),
      notes: ['what holds the call, as the bare page does'],
    }),
    compare({
      ...common,
      name: 'renderer memory in a call, shares (PSS), both',
      ours: middle('ours', 'shareMb'),
      peer: middle('bare', 'shareMb'),
      notes: [
        'shared pages divided among the processes that have them (Linux)',
        `engine ${mb(middle('ours', 'shareMb', engine))}, screens ${mb(middle('ours', 'shareMb', screens))}`,
      ],
    }),
  ];
}

export const sum = (renderers: readonly Renderer[], field: 'workingSetMb' | 'shareMb'): number =>
  renderers.reduce((total, each) => total + each[field], 0);

export async function renderersOf(app: ElectronApplication): Promise<Renderer[]> {
  const found = await app.evaluate(({ app: electron, webContents }) => {
    const workingSets = new Map(electron.getAppMetrics().map(({ pid, memory }) => [pid, memory.workingSetSize]));
    return webContents.getAllWebContents().map((contents) => {
      const pid = contents.getOSProcessId();
      return { pid, page: contents.getURL(), workingSetKb: workingSets.get(pid) ?? 0 };
    });
  });
  return Promise.all(
    found.map(async ({ pid, page, workingSetKb }) => {
      const rollup = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8');
      const shareKb = Number(/^Pss:\s+(\d+) kB/m.exec(rollup)?.[1]);
      return { page, workingSetMb: workingSetKb / 1024, shareMb: shareKb / 1024 };
    }),
  );
}
