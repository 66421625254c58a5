/**
 * A press on the headset to the phone's command: the whole service (descriptor, echo filter, calls as they will be) as the
 * app runs it, against a bare handler that looks at one bit and calls. No USB here: both begin where WebHID gives the
 * report, in the same page of the same Electron.
 */
import { build } from 'vite';
import { openStage } from '@hearthline/e2e/stage';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import type { Progress } from '../../../scripts/prepare/progress.ts';
import { compare, inTurns, median, type Comparison } from '../measure.ts';

const ROUNDS = 500;
const WARM_UP_ROUNDS = 50;
const LIMIT_MS = 10;

export async function measurePress(progress: Progress): Promise<Comparison[]> {
  const script = await bundle();
  const stage = await openStage({ pbx: 'none', progress });
  try {
    const { engine } = await stage.startDesktop({ pc: 'headset' });
    await engine.evaluate(script);
    const take = (name: 'ours' | 'bare') => () => pressed(engine, name);
    const times = await inTurns({
      rounds: ROUNDS,
      warmUpRounds: WARM_UP_ROUNDS,
      takes: { ours: take('ours'), bare: take('bare') },
    });
    const ours = median(times.ours);
    const slowest = Math.max(...times.ours);
    const notes = [
      `median of ${ROUNDS} mute presses each, in turns; a bare handler ${median(times.bare).toFixed(3)} ms; our slowest ${slowest.toFixed(3)} ms`,
      'from the input report as WebHID gives it to the command; the wire and the radio of a headset are not in it',
    ];
    const named = {
      unit: 'ms',
      peer: LIMIT_MS,
      peerName: 'the limit',
      limit: { kind: 'atMost', ratio: 1 } as const,
      notes,
    };
    return [
      compare({ ...named, name: 'headset press to command, median', ours }),
      compare({ ...named, name: 'headset press to command, slowest', ours: slowest }),
    ];
  } finally {
    await stage.close();
  }
}

const pressed = (engine: Page, name: 'ours' | 'bare'): Promise<number> =>
  engine.evaluate<number>(`window.presses.${name}()`);

/** The service and the fake device as one script for a page. */
async function bundle(): Promise<string> {
  const outDir = await mkdtemp(join(tmpdir(), 'hearthline-bench-headset-'));
  try {
    await build({
      ...{ configFile: false, logLevel: 'warn' },
      build: {
        ...{ outDir, minify: false, target: 'chrome130' },
        lib: {
          entry: join(import.meta.dirname, 'pressPage.ts'),
          formats: ['iife'],
          name: 'pressPage',
          fileName: 'page',
        },
      },
    });
    return await readFile(join(outDir, 'page.iife.js'), 'utf8');
  } finally {
    await rm(outDir, { recursive: true, force: true });
  }
}
