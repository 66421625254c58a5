/**
 * Dial to first audio: the desktop app against bare pages with JsSIP and with SIP.js, each in an Electron of its own, at
 * the same PBX, in turns. One probe for all: from calling the dial function to the first RTP packet from the PBX.
 */
import { setTimeout as passes } from 'node:timers/promises';
import { openStage } from '@hearthline/e2e/stage';
import type { Progress } from '../../../scripts/prepare/progress.ts';
import { compare, inTurns, median, type Comparison } from '../measure.ts';
import { serveBarePages, type BareLibrary } from './barePages.ts';
import type { BareWindow } from './bareWindow.ts';
import { callFromBare, callFromDesktop, hangUpBare, hangUpDesktop, registeredBare, signedInDesktop } from './phones.ts';

const ROUNDS = 25;
/** Codecs, sound and just-in-time compilation: everybody's first calls are slower. */
const WARM_UP_ROUNDS = 3;
/** Each call goes on for so long: nobody dials twice within a second. */
const TALK_MS = 1_000;
const LIMIT = { kind: 'atMost', ratio: 0.6 } as const;

export async function measureDial(progress: Progress): Promise<Comparison[]> {
  const pages = await serveBarePages();
  const stage = await openStage({ progress });
  const bare: BareWindow[] = [];
  try {
    const desktop = await signedInDesktop(stage, { remember: false });
    const sipJs = await registeredBare({ stage, pages, library: 'sip.js', id: '1901', progress });
    bare.push(sipJs);
    const jsSip = await registeredBare({ stage, pages, library: 'jssip', id: '1902', progress });
    bare.push(jsSip);
    const times = await inTurns({
      rounds: ROUNDS,
      warmUpRounds: WARM_UP_ROUNDS,
      takes: {
        ours: async () => {
          const tookMs = await callFromDesktop(desktop);
          await passes(TALK_MS);
          await hangUpDesktop(desktop);
          return tookMs;
        },
        'sip.js': () => dialBare(sipJs),
        jssip: () => dialBare(jsSip),
      },
    });
    const against = (library: BareLibrary, title: string): Comparison =>
      compare({
        name: `dial to first audio, against ${title}`,
        unit: 'ms',
        ours: median(times.ours),
        peer: median(times[library]),
        peerName: `a bare page with ${title}, default settings, no ICE server`,
        limit: LIMIT,
        notes: [`median of ${ROUNDS} calls each, in turns, after ${WARM_UP_ROUNDS} to warm up`],
      });
    return [against('jssip', 'JsSIP'), against('sip.js', 'SIP.js')];
  } finally {
    for (const window of bare) await window.close();
    await stage.close();
    await pages.close();
  }
}

async function dialBare(window: BareWindow): Promise<number> {
  const tookMs = await callFromBare(window);
  await passes(TALK_MS);
  await hangUpBare(window);
  return tookMs;
}
