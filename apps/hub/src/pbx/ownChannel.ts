import type { Person } from '@hearthline/protocol';
import { channelItem } from './ami/amiEvents.ts';
import { unlessRefused } from './ami/refusal.ts';
import type { PbxConsole } from './console.ts';

/** A channel that is up, as the PBX lists it. */
export interface LiveChannel {
  readonly name: string;
  readonly uniqueId: string;
  readonly linkedId: string;
  /** Empty: not joined with anybody. */
  readonly bridgeId: string;
  readonly state: string;
}

export async function liveChannels(pbx: Pick<PbxConsole, 'list'>): Promise<LiveChannel[]> {
  const items = await pbx.list({ Action: 'CoreShowChannels' });
  return items.flatMap((item) => {
    const channel = channelItem.safeParse(item).data;
    if (!channel) return [];
    const {
      Channel: name,
      Uniqueid: uniqueId,
      Linkedid: linkedId,
      BridgeId: bridgeId,
      ChannelStateDesc: state,
    } = channel;
    return [{ name, uniqueId, linkedId, bridgeId, state }];
  });
}

/** `PJSIP/1001-0000002a` belongs to whoever has the extension 1001; a telephone outside to nobody. */
export const extensionOfChannel = (channel: string): string | null =>
  /^PJSIP\/([^/]+)-[0-9a-f]+$/.exec(channel)?.[1] ?? null;

/** A phone's leg in a live broadcast is no call: nothing is done with it that is done with calls. [LIVE-10] */
export const VOICE_LEG = 'hlv-';
/** Its room is no conference of a call. */
export const VOICE_ROOM = 'voice';
export const isVoiceRoom = (room: string): boolean => room.startsWith(VOICE_ROOM);
export const isVoiceLeg = (uniqueId: string): boolean => uniqueId.startsWith(VOICE_LEG);

/** The Call-ID of a channel's SIP dialog; null where there is none, or the channel has gone. */
export async function sipCallIdOf(pbx: Pick<PbxConsole, 'action'>, channel: string): Promise<string | null> {
  const answer = await unlessRefused(
    pbx.action({ Action: 'Getvar', Channel: channel, Variable: 'CHANNEL(pjsip,call-id)' }),
  );
  return answer?.['Value'] || null;
}

/**
 * The channel of this person's own call. Only channels of her own extension are looked at: nobody can name another's.
 *
 * @returns null: she has no such call
 */
export async function ownChannel(
  pbx: Pick<PbxConsole, 'action'>,
  options: { person: Person; sipCallId: string; channels: readonly LiveChannel[] },
): Promise<LiveChannel | null> {
  const { person, sipCallId, channels } = options;
  for (const channel of channels) {
    if (person.extension === null || extensionOfChannel(channel.name) !== person.extension) continue;
    if (isVoiceLeg(channel.uniqueId)) continue;
    if ((await sipCallIdOf(pbx, channel.name)) === sipCallId) return channel;
  }
  return null;
}
