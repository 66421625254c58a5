import { z } from 'zod';

/** Every way the hub says no. Words and remedies live in the screens, by code. */
export const hubErrorCode = z.enum([
  'signIn.wrong',
  'signIn.tooMany',
  'session.expired',
  'session.replaced',
  'protocol.clientTooOld',
  'protocol.hubTooOld',
  'message.malformed',
  'command.unknown',
  'command.badInput',
  'command.notAllowed',
  'agentState.impossible',
  'agentState.lineLost',
  'agentState.onBattery',
  'wrapUp.alreadyExtended',
  'announcement.notFound',
  'announcement.expired',
  'announcement.withdrawn',
  'announcement.changed',
  'announcement.remindedLately',
  'announcement.tooManyPlans',
  'proposal.notFound',
  'proposal.settled',
  'proposal.tooMany',
  'conference.notFound',
  'conference.full',
  'conference.impossible',
  'recording.notFound',
  'parking.notFound',
  'parking.impossible',
  'pickup.notFound',
  'shownNumber.notAllowed',
  'callback.notFound',
  'callback.notNow',
  'callback.tooMany',
  'contacts.tooMany',
  'disposition.unknownCode',
  'disposition.tooLate',
  'voicemail.notFound',
  'outage.notFound',
  'help.nobody',
  'help.notFound',
  'import.stale',
  'pbx.unreachable',
  'store.full',
  'hub.fault',
]);
export type HubErrorCode = z.infer<typeof hubErrorCode>;

export const hubErrorBody = z.object({
  code: hubErrorCode,
  /** For the log, never for people; holds no personal data. */
  detail: z.string().max(500).optional(),
  retryAfterS: z.number().nonnegative().optional(),
});
export type HubErrorBody = z.infer<typeof hubErrorBody>;
