import { activeCallOf } from '@hearthline/softphone-core/snapshot';
import type { Host } from './contract.ts';

type MuteValues = Pick<Host['values'], 'calls' | 'hubLink'>;

/**
 * [C3] Tells the hub whether the call I am in is muted, when it changes and after each connection: the leader sees what I
 * see. One word at a time, and of several that wait only the last; what could not be told is told with the next connection.
 */
export function tellMuted(
  { calls, hubLink }: MuteValues,
  tell: (muted: { isMuted: boolean }) => Promise<unknown>,
): void {
  /** What the hub knows: nobody is muted until it is told. */
  let known = false;
  let isTelling = false;
  let connection = 0;
  const look = async (): Promise<void> => {
    if (hubLink.getState().kind !== 'live') {
      // It forgets with the connection.
      known = false;
      connection += 1;
      return;
    }
    const isMuted = activeCallOf(calls.getState())?.isMuted ?? false;
    if (isTelling || isMuted === known) return;
    isTelling = true;
    const over = connection;
    const isTold = await tell({ isMuted }).then(
      () => true,
      () => false,
    );
    isTelling = false;
    if (isTold && over === connection) known = isMuted;
    // Not told over this connection: with the next change, or the next connection.
    if (isTold || over !== connection) void look();
  };
  for (const value of [calls, hubLink]) value.subscribe(() => void look());
  void look();
}
