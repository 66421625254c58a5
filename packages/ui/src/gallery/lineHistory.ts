/** Made-up lines of calls, second by second: the same each time. */
import type { CallSnapshot, Quality } from '@hearthline/softphone-core/snapshot';
import type { CallHistory, LineSecond } from '../host/index.ts';
import { NOW, SECOND } from './people.ts';

/** Goes up and down a little, the same each time; between -1 and 1. */
const wobble = (second: number): number => Math.sin(second * 1.7) * 0.6 + Math.sin(second * 0.31) * 0.4;

const isPoor = ({ lossRatio }: Quality): boolean => lossRatio > 0.03;

function secondOf(quality: Quality, ago: number): LineSecond {
  const at = NOW - ago * SECOND;
  // A bad line was not bad from the beginning, and a good one has its moment too.
  const trouble = isPoor(quality) ? Math.max(0, 1 - ago / 190) : ago > 96 && ago < 104 ? 0.3 : 0;
  const swing = wobble(ago);
  return {
    ...{ kind: 'heard', at, isWarned: trouble > 0.45 },
    mos: Math.max(1, 4.35 - trouble * 1.1 + swing * (0.04 + trouble * 0.4)),
    lossRatio: Math.max(0, trouble * (0.06 + 0.05 * swing)),
    roundTripMs: 50 + 8 * swing + trouble * (260 + 90 * swing),
  };
}

/** The last five minutes of a call as its quality is now. */
export function lineHistory({ id, quality, state }: CallSnapshot): CallHistory[] {
  if (quality === null || state.kind !== 'talking') return [];
  const talkedS = Math.min(300, Math.floor((NOW - state.since) / SECOND));
  const heldS = state.heldSince === null ? 0 : Math.floor((NOW - state.heldSince) / SECOND);
  const seconds = Array.from({ length: talkedS }, (_, index): LineSecond => {
    const ago = talkedS - 1 - index;
    return ago < heldS ? { kind: 'held', at: NOW - ago * SECOND } : secondOf(quality, ago);
  });
  return [{ callId: id, seconds }];
}

/** The same line, with stretches in which nothing came in. */
export const withCuts = (histories: readonly CallHistory[]): CallHistory[] =>
  histories.map(({ callId, seconds }) => ({
    callId,
    seconds: seconds.map((second): LineSecond => {
      const ago = (NOW - second.at) / SECOND;
      const isCut = (ago > 40 && ago < 71) || (ago > 150 && ago < 156);
      return isCut ? { kind: 'silent', at: second.at } : second;
    }),
  }));
