import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encodeWav, makeTone, startPbx, type Pbx, type PbxOptions } from '@hearthline/pbx';
import { openDisplay, type Display, type DisplayOptions } from '../../../scripts/prepare/display.ts';
import { ensureElectron } from '../../../scripts/prepare/electron.ts';
import { createProgress, type Progress } from '../../../scripts/prepare/progress.ts';
import { root } from '../../../scripts/root.ts';
import { startDesktop, type Desktop, type DesktopOptions } from './desktop.ts';
import { startHubProcess, type HubProcess, type HubProcessOptions } from './hubProcess.ts';

/** The password of everybody in the demo centre; the centre is made anew each time. */
export const DEMO_PASSWORD = 'spring-rain-2026';
/** What the operator "says": the fake microphone plays this tone. */
export const OPERATOR_TONE_HZ = 620;

export interface StageOptions {
  readonly pbx?: PbxOptions | 'none';
  readonly hub?: Partial<Omit<HubProcessOptions, 'dir' | 'pbx'>>;
  readonly display?: DisplayOptions;
  readonly progress?: Progress;
}

/** PBX, hub and display, and desktops on request: everything real, everything in one temporary folder, side by side with others. */
export interface Stage {
  readonly pbx: Pbx;
  readonly hub: () => HubProcess;
  readonly display: Display;
  readonly dir: string;
  /** A desktop for a PC of its own; the same `pc` again is the same PC after a restart. */
  startDesktop(options?: { pc?: string } & Partial<DesktopOptions>): Promise<Desktop>;
  /** The hub begins again on the same port with the same store. */
  restartHub(how: 'stop' | 'kill', changes?: Partial<HubProcessOptions>): Promise<void>;
  close(): Promise<void>;
}

const quiet: Progress = createProgress(() => undefined);

export async function openStage(options: StageOptions = {}): Promise<Stage> {
  const progress = options.progress ?? quiet;
  const dir = await mkdtemp(join(tmpdir(), 'hearthline-stage-'));
  const ends: (() => Promise<void>)[] = [() => rm(dir, { recursive: true, force: true })];
  const close = async (): Promise<void> => {
    for (const end of ends.splice(0).toReversed()) await end();
  };
  try {
    const electron = await ensureElectron(progress);
    const display = await openDisplay(options.display ?? { isAlwaysVirtual: true });
    ends.push(() => display.close());
    const pbx =
      options.pbx === 'none'
        ? null
        : await progress.step('start the PBX', () =>
            startPbx({ report: progress.say, ...(options.pbx as PbxOptions | undefined) }),
          );
    if (pbx !== null) ends.push(() => pbx.stop());
    const hubOptions: HubProcessOptions = {
      dir: join(dir, 'hub'),
      pbx,
      password: DEMO_PASSWORD,
      screensDir: join(root, 'packages', 'ui', 'dist'),
      ...options.hub,
    };
    let hub = await progress.step('start the hub', () => startHubProcess(hubOptions));
    ends.push(() => hub.stop());
    const microphoneWav = join(dir, 'operator.wav');
    await writeFile(
      microphoneWav,
      encodeWav(makeTone({ frequencyHz: OPERATOR_TONE_HZ, durationMs: 10_000, sampleRateHz: 48_000, levelDb: -12 })),
    );
    const desktops = new Set<Desktop>();
    ends.push(async () => {
      for (const desktop of desktops) await desktop.close();
    });
    return {
      // A stage without a PBX has nothing to ask of it: tests that open one do not touch it.
      pbx: pbx as Pbx,
      hub: () => hub,
      display,
      dir,
      close,
      async startDesktop({ pc = 'kitchen', ...desktopOptions } = {}) {
        const desktop = await startDesktop({
          electron,
          env: display.env,
          profileDir: join(dir, `pc-${pc}`),
          hubUrl: hub.url,
          microphoneWav,
          ...(pbx === null ? {} : { companyCa: pbx.caPem }),
          ...desktopOptions,
        });
        desktops.add(desktop);
        desktop.app.once('close', () => desktops.delete(desktop));
        return desktop;
      },
      async restartHub(how, changes = {}) {
        await hub[how]();
        hub = await startHubProcess({ ...hubOptions, port: hub.port, ...changes });
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}
