/** Answer to first audio: from pressing answer in the desktop app to the first RTP packet from the PBX, on loopback. */
import { setTimeout as passes } from 'node:timers/promises';
import { hostUntil, openStage, type Desktop } from '@hearthline/e2e/stage';
import { Ami } from '@hearthline/pbx';
import type { Progress } from '../../../scripts/prepare/progress.ts';
import { compare, inTurns, median, type Comparison } from '../measure.ts';
import { hangUpDesktop, signedInDesktop } from './phones.ts';
import { timeToFirstAudio } from './probe.ts';

const ROUNDS = 25;
const WARM_UP_ROUNDS = 3;
/** It rings so long before somebody can press: the answer is prepared meanwhile. */
const RING_MS = 500;
const TALK_MS = 500;
const LIMIT_MS = 60;

export async function measureAnswer(progress: Progress): Promise<Comparison[]> {
  const stage = await openStage({ progress });
  const ami = await Ami.open(stage.pbx.ami);
  try {
    const desktop = await signedInDesktop(stage, { remember: false });
    const { answer } = await inTurns({
      rounds: ROUNDS,
      warmUpRounds: WARM_UP_ROUNDS,
      takes: { answer: () => callAndAnswer(desktop, ami) },
    });
    return [
      compare({
        name: 'answer pressed to first audio',
        unit: 'ms',
        ours: median(answer),
        peer: LIMIT_MS,
        peerName: `the limit of ${LIMIT_MS} ms`,
        limit: { kind: 'atMost', ratio: 1 },
        notes: [`median of ${ROUNDS} calls that rang ${RING_MS} ms, after ${WARM_UP_ROUNDS} to warm up`],
      }),
    ];
  } finally {
    ami.close();
    await stage.close();
  }
}

/** The PBX calls the operator and plays a tone to whoever answers. */
async function callAndAnswer(desktop: Desktop, ami: Ami): Promise<number> {
  await ami.action({
    ...{ Action: 'Originate', Channel: 'PJSIP/1001', Async: 'true' },
    ...{ Context: 'hearthline-scenarios', Exten: '6001', Priority: '1' },
  });
  const calls = await hostUntil(desktop, {
    name: 'calls',
    accepts: (list) => list.some(({ state }) => state.kind === 'ringingHere'),
    argument: null,
  });
  const ringing = calls.find(({ state }) => state.kind === 'ringingHere');
  if (ringing === undefined) throw new Error('the call is gone');
  await passes(RING_MS);
  const tookMs = await timeToFirstAudio(desktop.engine, `host.send('answer', { callId: '${ringing.id}' })`);
  await passes(TALK_MS);
  await hangUpDesktop(desktop);
  return tookMs;
}
