/**
 * Calls while the lines of a home come and go (e2e/src/line/changes.ts): how long nothing is heard, and how long the signalling is away.
 * Needs root and /dev/net/tun (e2e/netlab/SPEC.md). Silence is measured at both ends; the worse one counts.
 */
import * as changes from '../../../e2e/src/line/changes.ts';
import { type Gaps, type Home, openHome, type Talk } from '../../../e2e/src/line/home.ts';
import { compare, type Comparison, median } from '../measure.ts';

const ROUNDS = 3;
const NO_LINE_MS = 30_000;
/** A comparison whose limit is a figure, not a peer. */
const FIGURE = { unit: 'ms', peerName: 'limit', limit: { kind: 'atMost', ratio: 1 } } as const;

interface Change {
  readonly name: string;
  readonly atMostMs: number;
  readonly lines: 'both' | 'wifi';
  /** What counts, ms. */
  readonly take: (at: changes.TwoLines) => Promise<number>;
}

async function over(at: changes.TwoLines, call: Talk): Promise<void> {
  await at.phone.command('hangUp', call.callId);
  await call.customer.ended;
}

const silence = (run: (at: changes.TwoLines) => Promise<changes.Survived>) => async (at: changes.TwoLines) => {
  const { call, gaps } = await run(at);
  await over(at, call);
  return worse(gaps);
};

const worse = ({ operatorMs, customerMs }: Gaps): number => Math.max(operatorMs, customerMs);

const CHANGES: readonly Change[] = [
  {
    ...{ name: 'the line of a call dies, a second one is warm: silence', atMostMs: 1000, lines: 'both' },
    take: silence(changes.lineDies),
  },
  {
    ...{ name: 'the sound alone loses its way: silence', atMostMs: 1000, lines: 'both' },
    take: silence(changes.soundLosesItsWay),
  },
  {
    ...{ name: 'the only line dies, another appears only then: silence', atMostMs: 3000, lines: 'wifi' },
    take: silence(changes.anotherLineAppears),
  },
  {
    // A customer without sound for longer hangs up.
    ...{ name: 'dialled just after the line has vanished: heard after', atMostMs: 3000, lines: 'both' },
    take: async (at) => {
      const { call, heardMs } = await changes.dialledAfter(at);
      await over(at, call);
      return heardMs;
    },
  },
  {
    ...{ name: 'the sockets are black-holed: signalling back', atMostMs: 8000, lines: 'both' },
    take: async (at) => {
      const { call, backMs } = await changes.socketsBlackHoled(at);
      await over(at, call);
      return backMs;
    },
  },
  {
    // Longer than that is a gap that can be heard.
    ...{ name: 'the sockets are black-holed: silence', atMostMs: 200, lines: 'both' },
    take: silence(changes.socketsBlackHoled),
  },
  {
    // The bound is the one the ring had before: nothing of the call may have to be made anew.
    ...{ name: 'thirty seconds without any line: both hear again after', atMostMs: 15_000, lines: 'wifi' },
    take: async (at) => {
      const { call, backMs } = await changes.noLineFor(at, NO_LINE_MS);
      await over(at, call);
      return backMs;
    },
  },
  {
    ...{ name: 'the PBX is killed and started: ready after its door opened', atMostMs: 3000, lines: 'both' },
    take: changes.pbxRestarts,
  },
];

export async function measureLineChanges(): Promise<Comparison[]> {
  const home = await openHome(['wifi', 'lte']);
  try {
    const found: Comparison[] = [];
    for (const change of CHANGES) found.push(await measured(home, change));
    return found;
  } finally {
    await home.close();
  }
}

async function measured(home: Home<'wifi' | 'lte'>, { name, atMostMs, lines, take }: Change): Promise<Comparison> {
  const taken: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const phone = await changes.sitDown(home, lines);
    taken.push(Math.round(await take({ home, phone })));
    await phone.page.close();
  }
  const notes = [`taken: ${taken.join(', ')} ms; the median counts`];
  return compare({ ...FIGURE, name, ours: median(taken), peer: atMostMs, notes });
}
