import type { HostCommandName, HostInput, HostOutput } from './contract.ts';
import type { CallSnapshot } from '@hearthline/softphone-core/snapshot';
import type { ReadableValue } from '@hearthline/softphone-core/value';
import type { Hub } from './hub.ts';
import { HostError } from './problem.ts';
import type { serviceCommands } from './serviceContract.ts';

type Commands<N extends HostCommandName> = { [K in N]: (input: HostInput<K>) => Promise<HostOutput<K>> };

/** The topics of this part that are one value each. */
export const serviceTopics = ['conferences', 'recordings', 'parked', 'ringing', 'shownNumber', 'mobile'] as const;

/** The commands that the hub carries to the PBX for a call of this phone. */
export function serviceCommandsOf(parts: {
  phone: () => { readonly calls: ReadableValue<readonly CallSnapshot[]> };
  hub: () => Hub;
}): Commands<keyof typeof serviceCommands> {
  const { phone, hub } = parts;
  /** How the hub and the PBX know this call. */
  const dialogOf = (callId: string): string => {
    const call = phone()
      .calls.getState()
      .find(({ id }) => id === callId);
    if (call === undefined) throw new HostError('call.notFound');
    if (call.sipCallId === null || call.state.kind !== 'talking') throw new HostError('call.wrongState');
    return call.sipCallId;
  };
  const ask = async (...[name, input]: Parameters<Hub['send']>): Promise<void> => {
    await hub().send(name, input);
  };
  return {
    addToConference: async ({ callId, number }) => ask('conference.add', { sipCallId: dialogOf(callId), number }),
    dropFromConference: (input) => ask('conference.drop', input),
    muteInConference: (input) => ask('conference.mute', input),
    endConference: (input) => ask('conference.end', input),
    pauseRecording: async ({ callId, why }) => ask('recording.pause', { sipCallId: dialogOf(callId), why }),
    park: async ({ callId }) => ask('parking.park', { sipCallId: dialogOf(callId) }),
    setMobile: (input) => ask('mobile.set', input),
    chooseShownNumber: (input) => ask('shownNumber.choose', input),
    takeParked: (input) => ask('parking.take', input),
    pickUp: (input) => ask('pickup.take', input),
    resumeRecording: async ({ callId }) => ask('recording.resume', { sipCallId: dialogOf(callId) }),
  };
}
