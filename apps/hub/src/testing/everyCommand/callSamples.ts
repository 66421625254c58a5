import { callback, callbackWish, group } from './made.ts';
import type { OfCalls, Samples } from './sampled.ts';

const sipCallId = 'no-such-call@phone.test';
const broadcastId = 'no-such-broadcast';
const ofRoom = { roomId: 'no-such-room', partyId: 'nobody' };
const ofMessage = () => ({ messageId: 'no-such-message' });

/** What is asked of calls, messages and numbers. */
export const callSamples: Samples<OfCalls> = {
  'call.tellMuted': () => ({ isMuted: true }),
  'phone.credentials': () => ({}),
  'phone.relays': () => ({}),
  'conference.add': () => ({ sipCallId, number: '10086' }),
  'conference.drop': () => ofRoom,
  'conference.mute': () => ({ ...ofRoom, isMuted: true }),
  'conference.end': () => ({ roomId: ofRoom.roomId }),
  'recording.pause': () => ({ sipCallId, why: 'operator' }),
  'recording.resume': () => ({ sipCallId }),
  'parking.park': () => ({ sipCallId }),
  'parking.take': () => ({ parkedId: 'nobody-parked' }),
  'pickup.take': (w) => ({ personId: w.mate() }),
  'shownNumber.choose': () => ({ number: '12345' }),
  'mobile.set': () => ({ number: '13800000000' }),
  'history.read': (_w, as) => ({
    scope: as === 'leader' ? 'group' : 'mine',
    ...{ filter: 'all', search: '', before: null, limit: 10 },
  }),
  'history.seeMissed': (w) => ({ upTo: w.now() }),
  'call.dispose': (w) => ({ codeId: 'resolved', note: '', callId: 'a-call', at: w.now() }),
  'contacts.put': () => ({
    contacts: [
      { id: 'contact-1', name: '水务局', numbers: ['010-1234'], organisation: '', note: '', isFavourite: false },
    ],
  }),
  'contacts.remove': () => ({ ids: ['contact-1'] }),
  'dispositions.today': () => ({}),
  'voicemail.hear': ofMessage,
  'voicemail.remove': ofMessage,
  'voicemail.restore': ofMessage,
  'call.quality': () => ({
    ...{ callId: 'a-call', talkedMs: 60_000, mos: 4.2, lowestMos: 3.9, lossRatio: 0.01, jitterMs: 4 },
    ...{ roundTripMs: 40, warnings: ['loss'], heldMs: 0 },
  }),
  'callback.schedule': (w) => callbackWish(w),
  'callback.change': async (w, as) => ({ callbackId: await callback(w, as), change: { kind: 'cancel' } }),
  'callback.dial': async (w, as) => ({ callbackId: await callback(w, as), offerId: 'no-such-offer' }),
  'callback.assign': async (w) => ({
    ...{ callbackId: await callback(w, 'operator'), owner: { kind: 'person', personId: w.mate() } },
  }),
  // Whose phone comes is another test's; here it is hers alone to ask for.
  'voice.start': () => ({ audience: group }),
  'voice.end': () => ({ broadcastId }),
  'voice.listen': () => ({ broadcastId }),
  'voice.decline': () => ({ broadcastId }),
};
