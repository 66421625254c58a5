import { randomBytes } from 'node:crypto';
import type { Person } from '@hearthline/protocol';
import { confbridgeItem } from '../pbx/ami/amiEvents.ts';
import { refusedAs, unlessRefused } from '../pbx/ami/refusal.ts';
import type { PbxConsole } from '../pbx/console.ts';
import { extensionOfChannel, VOICE_LEG, VOICE_ROOM } from '../pbx/ownChannel.ts';

/** A phone that is there answers at once. */
export const CALLED_AT_MOST_MS = 10_000;

export const newRoom = (): string => `${VOICE_ROOM}${randomBytes(6).toString('hex')}`;
export const newLeg = (): string => `${VOICE_LEG}${randomBytes(8).toString('hex')}`;

/** A phone's leg in a room. */
export interface Leg {
  readonly legId: string;
  readonly extension: string | null;
}

/** What is asked of the PBX for a broadcast's legs (pbx/SPEC.md PBX-110). All reject with `HubError` `pbx.unreachable`. */
export class Legs {
  readonly #pbx: PbxConsole;

  constructor(pbx: PbxConsole) {
    this.#pbx = pbx;
  }

  /** Calls somebody's phone into the room; the PBX tells later whether it came. @throws HubError `voice.impossible` too */
  async call(options: {
    readonly room: string;
    readonly legId: string;
    readonly whom: Person;
    readonly speaker: Person;
  }): Promise<void> {
    const { room, legId, whom, speaker } = options;
    const role = whom.id === speaker.id ? 'speaker' : 'listener';
    const name = speaker.name.replaceAll(/["<>\\]/g, '');
    await refusedAs(
      'voice.impossible',
      this.#pbx.action({
        ...{ Action: 'Originate', Channel: `PJSIP/${whom.extension ?? ''}`, ChannelId: legId, Async: 'true' },
        ...{ Timeout: String(CALLED_AT_MOST_MS), Context: 'hearthline-voice', Exten: room, Priority: '1' },
        CallerID: `"${name}" <${speaker.extension ?? ''}>`,
        Variable: `HL_VOICE=${role},PJSIP_HEADER(add,X-Hearthline-Voice)=${role};id=${room}`,
      }),
    );
  }

  /** One that has ended already is let be. */
  async end(legId: string): Promise<void> {
    await unlessRefused(this.#pbx.action({ Action: 'Hangup', Channel: legId }));
  }

  /** `legs`: those that may not be in it yet. */
  async endRoom(room: string, legs: readonly string[]): Promise<void> {
    for (const legId of legs) await this.end(legId);
    await unlessRefused(this.#pbx.action({ Action: 'ConfbridgeKick', Conference: room, Channel: 'all' }));
  }

  /** Who is in it; a room that is no more is empty. */
  async inRoom(room: string): Promise<Leg[]> {
    const items = await unlessRefused(this.#pbx.list({ Action: 'ConfbridgeList', Conference: room }));
    return (items ?? []).flatMap((item) => {
      const party = confbridgeItem.safeParse({ ...item, Conference: room }).data;
      return party ? [{ legId: party.Uniqueid, extension: extensionOfChannel(party.Channel) }] : [];
    });
  }
}
