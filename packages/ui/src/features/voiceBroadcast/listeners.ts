import type { VoiceBroadcast, VoiceListenerState } from '@hearthline/protocol';
import type { Tone } from '../../components/tone.ts';

/** What matters most to who speaks comes first. */
const order: readonly VoiceListenerState[] = [
  ...(['listening', 'joining', 'offered', 'inCall', 'notNow'] as const),
  ...(['left', 'resting', 'unreachable', 'away'] as const),
];

export const toneOfState = (state: VoiceListenerState): Tone =>
  state === 'listening' ? 'live' : state === 'joining' || state === 'offered' ? 'wait' : 'off';

/** Who is where, in that order; a state nobody is in is left out. */
export const byState = ({
  listeners,
}: VoiceBroadcast): readonly { readonly state: VoiceListenerState; readonly personIds: readonly string[] }[] =>
  order.flatMap((state) => {
    const personIds = listeners.filter((one) => one.state === state).map(({ personId }) => personId);
    return personIds.length === 0 ? [] : [{ state, personIds }];
  });
