/** What the PBX does for the operator in a call, carried by the hub: one part of the host's tables. */
import {
  conference,
  myMobile,
  parkedCall,
  partyOfRoom,
  recording,
  ringingPhone,
  shownNumber,
} from '@hearthline/protocol';
import { z } from 'zod';

export const serviceValues = {
  conferences: z.array(conference).nullable(),
  recordings: z.array(recording).nullable(),
  parked: z.array(parkedCall).nullable(),
  ringing: z.array(ringingPhone).nullable(),
  shownNumber: shownNumber.nullable(),
  mobile: myMobile.nullable(),
} as const;

const nothing = z.void();
const command = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O) => ({ input, output });

export const serviceCommands = {
  /** Calls somebody into this call, which becomes a conference. */
  addToConference: command(z.object({ callId: z.string(), number: z.string().max(64) }), nothing),
  dropFromConference: command(partyOfRoom, nothing),
  muteInConference: command(partyOfRoom.extend({ isMuted: z.boolean() }), nothing),
  /** For everybody; to leave alone, hang up. */
  endConference: command(z.object({ roomId: z.string() }), nothing),
  pauseRecording: command(z.object({ callId: z.string(), why: z.enum(['operator', 'cardNumber']) }), nothing),
  resumeRecording: command(z.object({ callId: z.string() }), nothing),
  park: command(z.object({ callId: z.string() }), nothing),
  /** Takes a parked caller; the phone rings and answers by itself. */
  takeParked: command(z.object({ parkedId: z.string() }), nothing),
  /** Takes the call that rings at a colleague's of my group. */
  pickUp: command(z.object({ personId: z.string() }), nothing),
  /** Kept per person; null: the centre's first number. */
  chooseShownNumber: command(z.object({ number: z.string().nullable() }), nothing),
  /** With a number: consent to be called on it when the PC is gone. */
  setMobile: command(myMobile, nothing),
} as const;
