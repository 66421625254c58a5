import { callFromOutside } from '../pbx/src/index.ts';
import { DEMO_PASSWORD, hostUntil, openStage, Person, type Stage, type Desktop } from '../e2e/src/stage/index.ts';
import type { Progress } from './prepare/progress.ts';

/** A person sits before the screen: the app is signed in, and customers call whenever the operator is ready. */
export async function playForPerson(progress: Progress): Promise<number> {
  const stage = await openStage({ progress, display: {} });
  try {
    const desktop = await progress.step('start the desktop app', () => stage.startDesktop());
    const operator = await Person.at(desktop);
    await progress.step('sign in as the demo operator', () => operator.beginsShift('linxiaoman'));
    await operator.chooses('goReady');
    progress.say(`Leaders: open ${stage.hub().url} in a browser; account liuzuzhang, password ${DEMO_PASSWORD}.`);
    progress.say(
      'A customer calls now, and again whenever you are ready. Close the app, or press Ctrl+C here, to end.',
    );
    const closed = new Promise<void>((resolve) => desktop.app.once('close', () => resolve()));
    const interrupted = new Promise<void>((resolve) => process.once('SIGINT', () => resolve()));
    const calling = keepCalling(stage, desktop).catch(() => undefined);
    await Promise.race([closed, interrupted, calling.then(() => closed)]);
    return 0;
  } finally {
    await stage.close();
  }
}

const NOBODY_READY_LIMIT_MS = 24 * 3_600_000;

/** One customer after another; each waits in the queue until the operator answers or ten minutes are over. */
async function keepCalling(stage: Stage, desktop: Desktop): Promise<void> {
  for (let count = 1; ; count += 1) {
    await hostUntil(desktop, {
      name: 'agentState',
      accepts: (state) => state?.confirmed.kind === 'ready',
      argument: null,
      limitMs: NOBODY_READY_LIMIT_MS,
    });
    const customer = await callFromOutside(stage.pbx, {
      number: '12345',
      toneHz: 440,
      callerName: `Customer ${count}`,
      callerNumber: `1390000${String(2000 + count)}`,
      maxMs: 600_000,
    });
    await customer.ended;
  }
}
