import type { MyQuietRoom, QuietPlace } from '@hearthline/protocol';
import type { Host } from '../contract.ts';

/** A hub that was away longer is no reason to sit down again. */
const COMES_BACK_WITHIN_MS = 15 * 60_000;

interface Ports {
  readonly values: Pick<Host['values'], 'quietRoom' | 'hubLink'>;
  readonly sit: (place: QuietPlace) => Promise<unknown>;
  readonly now: () => number;
}

/**
 * [QROOM-6] A hub that started again knows of nobody who sat beside others: who sat there when it went sits down again, and
 * is asked nothing. In memory alone; who signs out, or sits nowhere by the hub's own word, stays away.
 */
export function comeBack({ values: { quietRoom, hubLink }, sit, now }: Ports): void {
  /** As the hub said last while it was there. */
  let sat: Pick<MyQuietRoom, 'hubRun' | 'place'> | null = null;
  let goneAt: number | null = null;
  let isSitting = false;
  const look = async (): Promise<void> => {
    const mine = quietRoom.getState();
    if (mine === null) {
      // Signed out.
      sat = null;
      return;
    }
    if (hubLink.getState().kind !== 'live') {
      goneAt ??= now();
      return;
    }
    const forgotten = sat !== null && sat.hubRun !== mine.hubRun && mine.place === null ? sat.place : null;
    if (forgotten !== null && now() - (goneAt ?? now()) <= COMES_BACK_WITHIN_MS) {
      if (isSitting) return;
      isSitting = true;
      const isDone = await sit(forgotten).then(
        () => true,
        () => false,
      );
      isSitting = false;
      // Not while the hub is there: the place is no more. Gone meanwhile: with the next connection.
      if (!isDone && hubLink.getState().kind === 'live') sat = null;
      return look();
    }
    sat = mine;
    goneAt = null;
  };
  for (const value of [quietRoom, hubLink]) value.subscribe(() => void look());
  void look();
}
