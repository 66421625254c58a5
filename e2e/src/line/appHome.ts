/** The whole app at a home behind a bad line, with PBX and hub outside; everything it says goes over that line. */
import { setTimeout as wait } from 'node:timers/promises';
import type { PbxOptions } from '@hearthline/pbx';
import { ensureElectron } from '../../../scripts/prepare/electron.ts';
import { createProgress } from '../../../scripts/prepare/progress.ts';
import { type Netlab, startNetlab } from '../../netlab/netlab.ts';
import { type Desktop, openStage, Person, type Stage } from '../stage/index.ts';
import { passageTo } from './passage.ts';

export interface AppHome {
  readonly lab: Netlab<'wifi'>;
  readonly stage: Stage;
  /** On shift and ready. */
  readonly desktop: Desktop;
  readonly operator: Person;
  close(): Promise<void>;
}

/** Twice what an idle hour costs: the keep-alives of PBX and hub may fall into one look. */
const QUIET_MB = 1.5;

export async function openAppHome(pbx: Omit<PbxOptions, 'address'> = {}): Promise<AppHome> {
  const ends: (() => Promise<void>)[] = [];
  const close = async (): Promise<void> => {
    for (const end of ends.splice(0).toReversed()) await end();
  };
  try {
    const lab = await startNetlab(['wifi']);
    ends.push(() => lab.close());
    const stage = await openStage({
      pbx: { ...pbx, address: lab.coreAddress },
      hub: { wrapUpMs: 1_000, more: { host: lab.coreAddress } },
    });
    ends.push(() => stage.close());
    const passage = await passageTo(lab, stage.hub().url);
    ends.push(() => passage.close());
    const electron = await ensureElectron(createProgress(() => undefined));
    const executable = await lab.launcher(stage.dir, electron.executable);
    const desktop = await stage.startDesktop({ hubUrl: passage.url, electron: { ...electron, executable } });
    const operator = await Person.at(desktop);
    await operator.beginsShift('linxiaoman');
    await operator.chooses('goReady');
    return { lab, stage, desktop, operator, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** What the home's line carried both ways while a time went by, IP headers included, as if it went on for an hour. 1 MB is 10^6 bytes. */
export async function mbPerHour({ lab }: AppHome, during: Promise<unknown>): Promise<number> {
  const carried = async (): Promise<number> => {
    const { wifi } = await lab.stats();
    return wifi.homeToCore.bytes + wifi.coreToHome.bytes;
  };
  const [from, startedAt] = [await carried(), performance.now()];
  await during;
  const [to, endedAt] = [await carried(), performance.now()];
  return ((to - from) / (endedAt - startedAt)) * 3.6;
}

/** What signing in and reading the panel cost belongs to the morning: resolves when five seconds carry next to nothing. */
export async function untilMorningIsOver(home: AppHome): Promise<void> {
  while ((await mbPerHour(home, wait(5_000))) > QUIET_MB) {
    // Looked at again.
  }
}
