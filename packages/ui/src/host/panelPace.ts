import type { Host } from './contract.ts';

type PaceValues = Pick<Host['values'], 'settings' | 'calls' | 'hubLink'>;

/**
 * Tells the hub, when it changes and after each connection, whether this line costs: then the team panel is told seldom,
 * and in a call not at all. Said only where voice is to cost little too.
 */
export function tellPace(
  { settings, calls, hubLink }: PaceValues,
  tell: (pace: { isQuiet: boolean; isInCall: boolean }) => Promise<unknown>,
): void {
  // A new stream is told everything as it happens.
  let told = '';
  let hasSaidQuiet = false;
  const look = (): void => {
    if (hubLink.getState().kind !== 'live') {
      told = '';
      return;
    }
    const isQuiet = settings.getState().voiceSaving === 'always';
    const isInCall = isQuiet && calls.getState().some(({ state }) => state.kind !== 'ended');
    const text = `${isQuiet} ${isInCall}`;
    if (text === told || (!hasSaidQuiet && !isQuiet)) return;
    told = text;
    hasSaidQuiet = true;
    tell({ isQuiet, isInCall }).catch(() => (told = ''));
  };
  for (const value of [settings, calls, hubLink]) value.subscribe(look);
  look();
}
