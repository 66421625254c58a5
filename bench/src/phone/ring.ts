/**
 * INVITE to ring: from the INVITE's arrival at the page's own SIP socket to the frame that shows the ring, in the desktop
 * app (whose screens are another process) and in a bare page with SIP.js that puts two buttons on the page.
 */
import { setTimeout as passes } from 'node:timers/promises';
import { hostUntil, openStage, type Desktop } from '@hearthline/e2e/stage';
import { Ami } from '@hearthline/pbx';
import { languages } from '@hearthline/ui/words';
import type { Page } from 'playwright';
import type { Progress } from '../../../scripts/prepare/progress.ts';
import { compare, inTurns, median, type Comparison } from '../measure.ts';
import { serveBarePages } from './barePages.ts';
import { registeredBare, signedInDesktop } from './phones.ts';

const ROUNDS = 25;
const WARM_UP_ROUNDS = 3;
/** Nobody is called twice within a second. */
const BETWEEN_MS = 500;
const LIMIT_MS = 100;
const BARE_ID = '1941';

export async function measureRing(progress: Progress): Promise<Comparison[]> {
  const pages = await serveBarePages();
  const stage = await openStage({ progress });
  const ami = await Ami.open(stage.pbx.ami);
  try {
    const desktop = await signedInDesktop(stage, { remember: true });
    await watchSockets(desktop.engine);
    // A new page and socket, which is watched; it comes back by what is remembered.
    await reopenedSocket(desktop, () => desktop.engine.reload());
    const bare = await registeredBare({ stage, pages, library: 'sip.js', id: BARE_ID, progress });
    await watchSockets(bare.page);
    await bare.page.reload();
    await bare.page.evaluate('window.phone.registered');
    const times = await inTurns({
      rounds: ROUNDS,
      warmUpRounds: WARM_UP_ROUNDS,
      takes: {
        ours: () =>
          ringOnce({
            ami,
            id: '1001',
            button: languages.en.call.answer,
            socketPage: desktop.engine,
            screen: desktop.screens(),
          }),
        bare: () => ringOnce({ ami, id: BARE_ID, button: 'Answer', socketPage: bare.page, screen: bare.page }),
      },
    });
    await bare.close();
    const ours = median(times.ours);
    const common = { name: 'INVITE on the socket to ring on the screen', unit: 'ms', ours };
    const notes = [
      `median of ${ROUNDS} calls each, in turns, after ${WARM_UP_ROUNDS} to warm up; the frame after the button is there`,
    ];
    return [
      compare({
        ...common,
        peer: median(times.bare),
        peerName: 'a bare page with SIP.js that shows two buttons',
        limit: { kind: 'atMost', ratio: 1.2 },
        notes,
      }),
      compare({
        ...common,
        peer: LIMIT_MS,
        peerName: `the limit of ${LIMIT_MS} ms`,
        limit: { kind: 'atMost', ratio: 1 },
        notes,
      }),
    ];
  } finally {
    ami.close();
    await stage.close();
    await pages.close();
  }
}

async function reopenedSocket(desktop: Desktop, reopen: () => Promise<unknown>): Promise<void> {
  await reopen();
  await hostUntil(desktop, { name: 'line', accepts: (line) => line.state.kind === 'registered', argument: null });
}

/** From its next load on, the page remembers when its last INVITE came, in ms of the wall clock. */
async function watchSockets(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const Original = window.WebSocket;
    window.WebSocket = class extends Original {
      constructor(url: string | URL, protocols?: string | string[]) {
        super(url, protocols);
        this.addEventListener('message', ({ data }) => {
          if (typeof data === 'string' && data.startsWith('INVITE '))
            Object.assign(window, { invitedAt: performance.timeOrigin + performance.now() });
        });
      }
    };
  });
}

interface Ring {
  readonly ami: Ami;
  readonly id: string;
  /** What the answer button says. */
  readonly button: string;
  readonly socketPage: Page;
  readonly screen: Page;
}

/** The PBX calls and soon gives up; both pages are on one machine, so their wall clocks are one. */
async function ringOnce({ ami, id, button, socketPage, screen }: Ring): Promise<number> {
  await watchScreen(screen, button);
  const ended = ami.event({ Event: 'OriginateResponse' });
  await ami.action({
    ...{ Action: 'Originate', Channel: `PJSIP/${id}`, Async: 'true', Timeout: '1000' },
    ...{ Context: 'hearthline-scenarios', Exten: '6001', Priority: '1' },
  });
  const rangAt = await screen.evaluate<number>('window.rang');
  const invitedAt = await socketPage.evaluate<number>('window.invitedAt');
  await ended;
  await screen.getByRole('button', { name: button }).waitFor({ state: 'detached' });
  await passes(BETWEEN_MS);
  return rangAt - invitedAt;
}

/** The page knows when a button that says this was first in a frame, in ms of the wall clock. */
async function watchScreen(screen: Page, button: string): Promise<void> {
  await screen.evaluate((text) => {
    const { promise: rang, resolve } = Promise.withResolvers<number>();
    Object.assign(window, { rang });
    const watcher = new MutationObserver(() => {
      if (![...document.querySelectorAll('button')].some(({ textContent }) => textContent?.includes(text))) return;
      watcher.disconnect();
      // The frame that has it, and the end of that frame's work.
      requestAnimationFrame(() => setTimeout(() => resolve(performance.timeOrigin + performance.now())));
    });
    watcher.observe(document, { childList: true, subtree: true });
  }, button);
}
