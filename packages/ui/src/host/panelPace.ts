import type { VoiceMode } from '@hearthline/softphone-core/snapshot';
import type { ReadableValue } from '@hearthline/softphone-core/value';
import type { Host } from './contract.ts';

type PaceValues = Pick<Host['values'], 'settings' | 'calls' | 'hubLink'> & {
  readonly voiceMode: ReadableValue<VoiceMode>;
};

/**
 * Tells the hub, when it changes and after each connection, whether this line costs: then the team panel is told seldom,
 * and in a call not at all. Said only where voice is to cost little too: by wish, on a thin line, or where data is dear (SAVE-3).
 */
export function tellPace(
  { settings, calls, hubLink, voiceMode }: PaceValues,
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
    // A browser has no voice that could tell; there the wish alone counts.
    const isQuiet = settings.getState().voiceSaving === 'always' || voiceMode.getState() === 'saving';
    const isInCall = isQuiet && calls.getState().some(({ state }) => state.kind !== 'ended');
    const text = `${isQuiet} ${isInCall}`;
    if (text === told || (!hasSaidQuiet && !isQuiet)) return;
    told = text;
    hasSaidQuiet = true;
    tell({ isQuiet, isInCall }).catch(() => (told = ''));
  };
  for (const value of [settings, calls, hubLink, voiceMode]) value.subscribe(look);
  look();
}
