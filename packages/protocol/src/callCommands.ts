import { z } from 'zod';
import { callbackChange, callbackOwner, callbackWish } from './callback.ts';
import { partyOfRoom } from './conference.ts';
import { contact, CONTACTS_PER_COMMAND } from './contact.ts';
import { dispositionCounts, dispositionOfCall } from './disposition.ts';
import { historyPage, historyQuestion, qualityReport } from './history.ts';
import { id } from './organisation.ts';
import { myMobile } from './mobile.ts';
import { centreNumber } from './shownNumber.ts';
import { epochMs } from './time.ts';
import { relayAccess, sipAccount } from './phoneAccount.ts';
import { command, nothing } from './commandSpec.ts';
import { voiceStart } from './voiceBroadcast.ts';

/** What can be dialled. */
const number = z.string().regex(/^\+?[0-9*#]{1,63}$/);
/** One of my own calls, by the Call-ID of its SIP dialog. */
const sipCallId = z.string().min(1).max(255);
/** Done in a call, by those who have a phone; asked again it is refused by the call's new state, never done twice. */
const inCall = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O) =>
  command({ input, output, roles: ['operator', 'leader'], waitsOffline: false });

/** A leader's live voice broadcast. */
const ofBroadcast = z.object({ broadcastId: id });

/** About a message of mine; doing it again changes nothing. */
const ofMessage = command({
  input: z.object({ messageId: id }),
  output: nothing,
  roles: ['operator', 'leader'],
  waitsOffline: true,
});

/** What is asked of calls, messages and numbers. */
export const callCommands = {
  /** Whether my call is muted, so that my leader sees the same as I do; told again after each connection. */
  'call.tellMuted': command({
    input: z.object({ isMuted: z.boolean() }),
    output: nothing,
    roles: ['operator', 'leader'],
    waitsOffline: false,
  }),
  /** Begins the shift if none runs: makes the operator on the PBX with a new password and joins the queues, paused. */
  'phone.credentials': command({
    input: nothing,
    output: sipAccount,
    roles: ['operator', 'leader'],
    waitsOffline: false,
  }),
  /** Fresh credentials for the relays; the phone's account stays as it is. */
  'phone.relays': command({
    input: nothing,
    output: relayAccess,
    roles: ['operator', 'leader'],
    waitsOffline: false,
  }),
  /** Calls somebody into a call of mine, which becomes a conference. */
  'conference.add': inCall(z.object({ sipCallId, number }), z.object({ roomId: id })),
  'conference.drop': inCall(partyOfRoom, nothing),
  'conference.mute': inCall(partyOfRoom.extend({ isMuted: z.boolean() }), nothing),
  /** Ends it for everybody. To leave alone, hang up. */
  'conference.end': inCall(z.object({ roomId: id }), nothing),
  'recording.pause': inCall(z.object({ sipCallId, why: z.enum(['operator', 'cardNumber']) }), nothing),
  'recording.resume': inCall(z.object({ sipCallId }), nothing),
  'parking.park': inCall(z.object({ sipCallId }), nothing),
  /** The phone of who takes it rings and answers by itself. */
  'parking.take': inCall(z.object({ parkedId: id }), nothing),
  /** Takes the call that rings at a colleague's of my group. */
  'pickup.take': inCall(z.object({ personId: id }), nothing),
  /** Kept per person; null: the centre's first number. */
  'shownNumber.choose': inCall(z.object({ number: centreNumber.nullable() }), nothing),
  /** With a number: my consent to be called on it; null takes it back. */
  'mobile.set': inCall(myMobile, nothing),
  'history.read': command({
    input: historyQuestion,
    output: historyPage,
    roles: ['operator', 'leader'],
    waitsOffline: false,
  }),
  /** I have looked at my missed calls up to this moment. */
  'history.seeMissed': command({
    input: z.object({ upTo: epochMs }),
    output: nothing,
    roles: ['operator', 'leader'],
    waitsOffline: true,
  }),
  /** Code and note of a call of mine; the one said last counts. Refused later than 24 h after the call. */
  'call.dispose': command({
    input: dispositionOfCall,
    output: nothing,
    roles: ['operator', 'leader'],
    waitsOffline: true,
  }),
  /** Adds or changes contacts of mine; an undone removal is the same. */
  'contacts.put': command({
    input: z.object({ contacts: z.array(contact).min(1).max(CONTACTS_PER_COMMAND) }),
    output: nothing,
    roles: ['operator', 'leader'],
    waitsOffline: true,
  }),
  'contacts.remove': command({
    input: z.object({ ids: z.array(z.string().min(1).max(64)).min(1).max(CONTACTS_PER_COMMAND) }),
    output: nothing,
    roles: ['operator', 'leader'],
    waitsOffline: true,
  }),
  /** Today's codes of my group. */
  'dispositions.today': command({
    input: nothing,
    output: z.object({ counts: dispositionCounts }),
    roles: ['leader'],
    waitsOffline: false,
  }),
  'voicemail.hear': ofMessage,
  /** Deletes a message of mine; for a while it can be had back. */
  'voicemail.remove': ofMessage,
  'voicemail.restore': ofMessage,
  'call.quality': command({
    input: qualityReport,
    output: nothing,
    roles: ['operator', 'leader'],
    waitsOffline: true,
  }),
  'callback.schedule': command({
    input: callbackWish,
    output: nothing,
    roles: ['operator', 'leader'],
    waitsOffline: true,
  }),
  'callback.change': command({
    input: z.object({ callbackId: id, change: callbackChange }),
    output: nothing,
    roles: ['operator', 'leader'],
    waitsOffline: true,
  }),
  /** Takes what is offered to me, once; whoever gets an answer dials, nobody else. */
  'callback.dial': inCall(z.object({ callbackId: id, offerId: id }), z.object({ number })),
  'callback.assign': command({
    input: z.object({ callbackId: id, owner: callbackOwner }),
    output: nothing,
    roles: ['leader'],
    waitsOffline: false,
  }),
  /** My phone is called, and what I say is heard by those of the audience who are free; answered when it is there. */
  'voice.start': command({
    input: voiceStart,
    output: z.object({ broadcastId: id }),
    roles: ['leader'],
    waitsOffline: false,
  }),
  'voice.end': command({ input: ofBroadcast, output: nothing, roles: ['leader'], waitsOffline: false }),
  /** My phone is called at once; it answers by itself, its microphone off. */
  'voice.listen': inCall(ofBroadcast, nothing),
  /** Not now; while I listen: I leave. */
  'voice.decline': inCall(ofBroadcast, nothing),
} as const;
