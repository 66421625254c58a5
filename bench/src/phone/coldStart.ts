/**
 * Cold start to registered: from the start of the process to the PBX's own word that the phone's contact is there. The
 * desktop app with a session kept in the key store against a bare Electron window that registers with SIP.js.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as passes } from 'node:timers/promises';
import { hostValue, openStage, type Stage } from '@hearthline/e2e/stage';
import { Ami } from '@hearthline/pbx';
import { ensureElectron } from '../../../scripts/prepare/electron.ts';
import type { Progress } from '../../../scripts/prepare/progress.ts';
import { root } from '../../../scripts/root.ts';
import { compare, inTurns, median, type Comparison } from '../measure.ts';
import { serveBarePages } from './barePages.ts';
import { bareArgs, commonArgs } from './bareWindow.ts';
import { bareOptions, microphoneOf, signedInDesktop } from './phones.ts';

const ROUNDS = 9;
/** Files in the page cache, shader and code caches written: a PC that ran the program before. */
const WARM_UP_ROUNDS = 2;
const BARE_ID = '1921';

export async function measureColdStart(progress: Progress): Promise<Comparison[]> {
  const pages = await serveBarePages();
  const stage = await openStage({ progress });
  const ami = await Ami.open(stage.pbx.ami);
  try {
    const ours = await keptDesktop(stage, progress);
    const bare = await bareOptions({ stage, pages, library: 'sip.js', id: BARE_ID, progress });
    const start = (args: readonly string[], aor: string): Promise<number> =>
      startToContact({ executable: bare.electron.executable, args, env: stage.display.env, ami, aor });
    const times = await inTurns({
      rounds: ROUNDS,
      warmUpRounds: WARM_UP_ROUNDS,
      takes: { ours: () => start(ours.args, ours.aor), bare: () => start(bareArgs(bare), BARE_ID) },
    });
    return [
      compare({
        name: 'cold start to registered',
        unit: 'ms',
        ours: median(times.ours),
        peer: median(times.bare),
        peerName: 'a bare Electron window that registers with SIP.js',
        limit: { kind: 'atMost', ratio: 1.5 },
        notes: [
          'from the start of the process to ContactStatus on the AMI; the session and the account of the shift lie in the key store',
          `median of ${ROUNDS} starts each, in turns, after ${WARM_UP_ROUNDS}`,
        ],
      }),
    ];
  } finally {
    ami.close();
    await stage.close();
    await pages.close();
  }
}

/** A PC whose operator signed in before and is remembered; resolves with how to start it again. */
async function keptDesktop(stage: Stage, progress: Progress): Promise<{ args: string[]; aor: string }> {
  const desktop = await signedInDesktop(stage, { remember: true });
  const session = await hostValue(desktop, 'session');
  if (session.kind !== 'signedIn' || !session.isRemembered || session.person.extension === null)
    throw new Error('the desktop did not keep its session');
  await desktop.close();
  const electron = await ensureElectron(progress);
  const args = [
    ...electron.launchArgs(join(root, 'apps', 'desktop')),
    ...commonArgs(microphoneOf(stage)),
    `--profile=${desktop.profileDir}`,
    `--hub=${stage.hub().url}`,
    `--company-ca=${stage.pbx.caPem}`,
  ];
  return { args, aor: session.person.extension };
}

interface Start {
  readonly executable: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly ami: Ami;
  readonly aor: string;
}

/** A program that has not registered after so long never will. */
const LIMIT_MS = 60_000;

async function startToContact({ executable, args, env, ami, aor }: Start): Promise<number> {
  ami.events.splice(0);
  const startedAt = performance.now();
  const child = spawn(executable, [...args], { env: { ...process.env, ...env }, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => void (said += chunk.toString()));
  const gone = once(child, 'exit');
  const contact = (status: string): Promise<unknown> =>
    ami.event({ Event: 'ContactStatus', AOR: aor, ContactStatus: status });
  // The first that is said of a new contact: it is there, and was not asked yet whether it lives.
  const outcome = await Promise.race([
    contact('NonQualified').then(() => 'registered' as const),
    gone.then(() => 'gone' as const),
    passes(LIMIT_MS, 'late' as const, { ref: false }),
  ]);
  const tookMs = performance.now() - startedAt;
  const removed = contact('Removed');
  child.kill(outcome === 'late' ? 'SIGKILL' : 'SIGTERM');
  await gone;
  if (outcome !== 'registered') throw new Error(`the program did not register (${outcome}): ${said.slice(-2_000)}`);
  await removed;
  return tookMs;
}
