import { z } from 'zod';
import { id } from './organisation.ts';
import { epochMs } from './time.ts';

/** The most that can be in one conference, myself included. */
export const CONFERENCE_LIMIT = 8;

/** Somebody in a conference, or on the way there. */
export const conferenceParty = z.object({
  /** The unique id of the party's channel on the PBX. */
  id,
  /** A colleague's; null for the customer and everybody outside. */
  personId: id.nullable(),
  number: z.string().max(64),
  /** As colleagues or the carrier call them; empty where nobody told. */
  name: z.string().max(100),
  /** `calling`: the phone rings. `busy`, `noAnswer`, `unreachable`: did not come; gone from the list after a few seconds. */
  state: z.enum(['calling', 'joined', 'busy', 'noAnswer', 'unreachable']),
  isTalking: z.boolean(),
  isMuted: z.boolean(),
  /** In this state since. */
  since: epochMs,
});
export type ConferenceParty = z.infer<typeof conferenceParty>;

/** A conference I am a party of. */
export const conference = z.object({
  roomId: id,
  /** Which of my calls it is: the SIP Call-ID of my phone's dialog. */
  sipCallId: z.string().max(255),
  /** Which of the parties I am. */
  myPartyId: id,
  /** In the order they came. */
  parties: z.array(conferenceParty),
});
export type Conference = z.infer<typeof conference>;

/** A party of a conference. */
export const partyOfRoom = z.object({ roomId: id, partyId: id });
