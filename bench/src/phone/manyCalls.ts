/** Two hundred calls one after another: what the renderers hold afterwards against what they held before. */
import { setTimeout as passes } from 'node:timers/promises';
import { hostUntil, openStage, type Desktop } from '@hearthline/e2e/stage';
import type { Page } from 'playwright';
import type { Progress } from '../../../scripts/prepare/progress.ts';
import { compare, type Comparison } from '../measure.ts';
import { renderersOf, sum } from './memory.ts';
import { callFromDesktop, hangUpDesktop, signedInDesktop } from './phones.ts';

const CALLS = 200;
/** Code, sound and pools that a first few calls fill for good. */
const WARM_UP_CALLS = 20;
/** Ended calls have left the list, and SIP has forgotten them: it remembers each for 64*T1 = 32 s (RFC 3261 §17). */
const SETTLE_MS = 35_000;

export async function measureManyCalls(progress: Progress): Promise<Comparison[]> {
  const stage = await openStage({ progress });
  try {
    const desktop = await signedInDesktop(stage, { remember: false });
    await callAgainAndAgain(desktop, WARM_UP_CALLS);
    const before = await held(desktop);
    await callAgainAndAgain(desktop, CALLS);
    const after = await held(desktop);
    return [
      compare({
        name: `renderer memory after ${CALLS} calls`,
        unit: 'MB',
        ours: after,
        peer: before,
        peerName: `itself after ${WARM_UP_CALLS} calls`,
        limit: { kind: 'atMost', ratio: 1.05 },
        notes: ['engine and screens, shares (PSS), after collecting garbage'],
      }),
    ];
  } finally {
    await stage.close();
  }
}

async function callAgainAndAgain(desktop: Desktop, count: number): Promise<void> {
  for (let call = 0; call < count; call += 1) {
    await callFromDesktop(desktop);
    await hangUpDesktop(desktop);
  }
}

async function held(desktop: Desktop): Promise<number> {
  await hostUntil(desktop, { name: 'calls', accepts: (calls) => calls.length === 0, argument: null });
  await passes(SETTLE_MS);
  for (const page of [desktop.engine, desktop.screens()]) await collectGarbage(page);
  return sum(await renderersOf(desktop.app), 'shareMb');
}

async function collectGarbage(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  await session.detach();
}
