import { z } from 'zod';
import { agentStateChoice } from './agentState.ts';
import { announcementCorrection, announcementDraft, announcementReading } from './announcement.ts';
import { appealAnswer, appealWord, correctionPoints } from './appeal.ts';
import { announcementPlanDraft } from './announcementPlan.ts';
import { callbackChange, callbackOwner, callbackWish } from './callback.ts';
import { chatDraft, chatId, chatPage, chatQuestion, ownChatQuestion } from './chat.ts';
import { partyOfRoom } from './conference.ts';
import { contact, CONTACTS_PER_COMMAND } from './contact.ts';
import { dispositionCounts, dispositionOfCall } from './disposition.ts';
import { historyPage, historyQuestion, qualityReport } from './history.ts';
import { helpInput } from './helpCall.ts';
import { importQuestion, importReport, PASSWORDS_AT_ONCE } from './import.ts';
import { KUDOS_CHARS, kudosKind } from './kudos.ts';
import { id, type Role } from './organisation.ts';
import { dayQuestion, personDay } from './personDay.ts';
import { ledgerEntry, rankingAnswer, rankingChoice, rankingQuestion } from './points.ts';
import { proposalDraft, proposalReply } from './proposal.ts';
import { readinessReport } from './readiness.ts';
import { myMobile } from './mobile.ts';
import { centreNumber } from './shownNumber.ts';
import { statusLine } from './status.ts';
import { surveyAnswer, surveyDraft } from './survey.ts';
import { epochMs } from './time.ts';
import { OUTAGE_WORD_CHARS, ownRecord } from './outage.ts';
import { pcReport } from './pcReport.ts';
import { relayAccess, sipAccount } from './phoneAccount.ts';

interface CommandSpec<I extends z.ZodType, O extends z.ZodType> {
  readonly input: I;
  readonly output: O;
  /** Who may; everybody else gets `command.notAllowed`. */
  readonly roles: readonly Role[];
  /** True: waits in the outbox on disk while there is no hub, and is applied once. False: fails at once. */
  readonly waitsOffline: boolean;
}
const command = <I extends z.ZodType, O extends z.ZodType>(spec: CommandSpec<I, O>) => spec;
const nothing = z.object({});
/** What can be dialled. */
const number = z.string().regex(/^\+?[0-9*#]{1,63}$/);
/** One of my own calls, by the Call-ID of its SIP dialog. */
const sipCallId = z.string().min(1).max(255);
/** Done in a call, by those who have a phone; asked again it is refused by the call's new state, never done twice. */
const inCall = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O) =>
  command({ input, output, roles: ['operator', 'leader'], waitsOffline: false });

/** About a message of mine; doing it again changes nothing. */
const ofMessage = command({
  input: z.object({ messageId: id }),
  output: nothing,
  roles: ['operator', 'leader'],
  waitsOffline: true,
});

/** Everything a client can ask of the hub. Each carries an id made by the client; the same id is applied once. */
export const commands = {
  'agentState.set': command({
    input: z.object({ to: agentStateChoice }),
    output: nothing,
    roles: ['operator', 'leader'],
    waitsOffline: false,
  }),
  /** What the desktop's PC and phone are like now; told again after each connection. */
  'pc.tell': command({
    input: pcReport,
    output: nothing,
    roles: ['operator', 'leader'],
    waitsOffline: false,
  }),
  /** Whether my call is muted, so that my leader sees the same as I do; told again after each connection. */
  'call.tellMuted': command({
    input: z.object({ isMuted: z.boolean() }),
    output: nothing,
    roles: ['operator', 'leader'],
    waitsOffline: false,
  }),
  /** How this client wants to be told of the team panel; told again after each connection. */
  'panel.pace': command({
    input: z.object({ isQuiet: z.boolean(), isInCall: z.boolean() }),
    output: nothing,
    roles: ['operator', 'leader', 'it'],
    waitsOffline: false,
  }),
  'agentState.finishWrapUp': command({
    input: nothing,
    output: nothing,
    roles: ['operator', 'leader'],
    waitsOffline: false,
  }),
  'agentState.extendWrapUp': command({
    input: nothing,
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
  'announcement.publish': command({
    input: announcementDraft,
    output: z.object({ announcementId: id }),
    roles: ['leader', 'it'],
    waitsOffline: false,
  }),
  'announcement.acknowledge': command({
    input: announcementReading,
    output: nothing,
    roles: ['operator', 'leader', 'it'],
    waitsOffline: true,
  }),
  /** Asks those who have not read it once more. */
  'announcement.remind': command({
    input: z.object({ announcementId: id }),
    output: z.object({ remindedCount: z.number().int().nonnegative() }),
    roles: ['leader', 'it'],
    waitsOffline: false,
  }),
  'announcement.correct': command({
    input: announcementCorrection,
    output: nothing,
    roles: ['leader', 'it'],
    waitsOffline: false,
  }),
  'announcement.withdraw': command({
    input: z.object({ announcementId: id }),
    output: nothing,
    roles: ['leader', 'it'],
    waitsOffline: false,
  }),
  /** Sent later by the hub, once or again and again. */
  'announcement.plan': command({
    input: announcementPlanDraft,
    output: z.object({ planId: id }),
    roles: ['leader', 'it'],
    waitsOffline: false,
  }),
  'announcement.unplan': command({
    input: z.object({ planId: id }),
    output: nothing,
    roles: ['leader', 'it'],
    waitsOffline: false,
  }),
  /** A question or a proposal to who is in charge. */
  'proposal.ask': command({
    input: proposalDraft,
    output: nothing,
    roles: ['operator', 'leader'],
    waitsOffline: true,
  }),
  'proposal.reply': command({
    input: z.object({ proposalId: id, reply: proposalReply }),
    output: nothing,
    roles: ['leader', 'it'],
    waitsOffline: false,
  }),
  'proposal.takeBack': command({
    input: z.object({ proposalId: id }),
    output: nothing,
    roles: ['operator', 'leader'],
    waitsOffline: true,
  }),
  /** My own ledger, newest first; `before` is the id of the last entry already read. */
  'points.ledger': command({
    input: z.object({ before: id.nullable(), limit: z.number().int().min(1).max(100) }),
    output: z.object({ entries: z.array(ledgerEntry), hasMore: z.boolean() }),
    roles: ['operator', 'leader'],
    waitsOffline: false,
  }),
  /** A workday of mine, or of somebody I lead. */
  'day.read': command({ input: dayQuestion, output: personDay, roles: ['operator', 'leader'], waitsOffline: false }),
  /** The whole table of a period, on request only. */
  'ranking.table': command({
    input: rankingQuestion,
    output: rankingAnswer,
    roles: ['operator', 'leader'],
    waitsOffline: false,
  }),
  /** Whether others see a row of mine. */
  'ranking.choose': command({ input: rankingChoice, output: nothing, roles: ['operator'], waitsOffline: true }),
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
  /** Kept as a fact. */
  'readiness.report': command({
    input: readinessReport,
    output: nothing,
    roles: ['operator', 'leader'],
    waitsOffline: true,
  }),
  /** What my phone wrote down of its own line; waits until there is a hub, and is taken once. */
  'outage.record': command({
    input: ownRecord,
    output: nothing,
    roles: ['operator', 'leader'],
    waitsOffline: true,
  }),
  /** It was not my doing. */
  'outage.contest': command({
    input: z.object({ outageId: id, note: z.string().max(OUTAGE_WORD_CHARS) }),
    output: nothing,
    roles: ['operator'],
    waitsOffline: true,
  }),
  'outage.answer': command({
    input: z.object({ outageId: id, isAccepted: z.boolean(), word: z.string().max(OUTAGE_WORD_CHARS) }),
    output: nothing,
    roles: ['leader'],
    waitsOffline: false,
  }),
  /** Asks everybody who leads me to come; asked again it stays one. */
  'help.ask': command({ input: helpInput, output: nothing, roles: ['operator', 'leader'], waitsOffline: false }),
  'help.take': command({ input: z.object({ helpId: id }), output: nothing, roles: ['leader'], waitsOffline: false }),
  /** Mine is settled. */
  'help.end': command({ input: nothing, output: nothing, roles: ['operator', 'leader'], waitsOffline: false }),
  /** A good word to a colleague: praise where I lead her, thanks otherwise. */
  'kudos.give': command({
    input: z.object({ toId: id, text: z.string().trim().min(1).max(KUDOS_CHARS) }),
    output: z.object({ kind: kudosKind, isEarning: z.boolean() }),
    roles: ['operator', 'leader'],
    waitsOffline: false,
  }),
  /** I have looked at the good words I got up to this moment. */
  'kudos.see': command({
    input: z.object({ upTo: epochMs }),
    output: nothing,
    roles: ['operator', 'leader', 'it'],
    waitsOffline: true,
  }),
  /** A point of mine is not right; null: one is missing. */
  'points.contest': command({
    input: z.object({ entryId: id.nullable(), note: appealWord }),
    output: nothing,
    roles: ['operator'],
    waitsOffline: true,
  }),
  'points.answer': command({
    input: z.object({ appealId: id, answer: appealAnswer }),
    output: nothing,
    roles: ['leader'],
    waitsOffline: false,
  }),
  /** Of a leader's own accord, to somebody she leads. */
  'points.correct': command({
    input: z.object({ personId: id, points: correctionPoints, word: appealWord }),
    output: nothing,
    roles: ['leader'],
    waitsOffline: false,
  }),
  'survey.open': command({
    input: surveyDraft,
    output: z.object({ surveyId: id }),
    roles: ['leader'],
    waitsOffline: false,
  }),
  /** Never waits in an outbox: it would lie on a disk beside a name. */
  'survey.answer': command({
    input: surveyAnswer,
    output: nothing,
    roles: ['operator', 'leader', 'it'],
    waitsOffline: false,
  }),
  /** A line of mine for everybody, gone by itself; null: none any more. `at`: when I said so, by the hub's clock. */
  'status.set': command({
    input: z.object({ line: statusLine.nullable(), at: epochMs }),
    output: nothing,
    roles: ['operator', 'leader', 'it'],
    waitsOffline: true,
  }),
  'chat.send': command({ input: chatDraft, output: nothing, roles: ['operator', 'leader', 'it'], waitsOffline: true }),
  /** I have read this chat up to a moment of it. */
  'chat.see': command({
    input: z.object({ chatId, upTo: epochMs }),
    output: nothing,
    roles: ['operator', 'leader', 'it'],
    waitsOffline: true,
  }),
  /** Mine, within ten minutes. */
  'chat.delete': command({
    input: z.object({ messageId: id }),
    output: nothing,
    roles: ['operator', 'leader', 'it'],
    waitsOffline: false,
  }),
  'chat.read': command({
    input: chatQuestion,
    output: chatPage,
    roles: ['operator', 'leader', 'it'],
    waitsOffline: false,
  }),
  'chat.readOwn': command({
    input: ownChatQuestion,
    output: chatPage,
    roles: ['operator', 'leader', 'it'],
    waitsOffline: false,
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
  /** What a list of people and units would do, or does. Its answer to the one says what the other will need. */
  'organisation.import': command({
    input: importQuestion,
    output: importReport,
    roles: ['it'],
    waitsOffline: false,
  }),
  /** New passwords for these people, told once and kept as hashes alone; their sessions end. */
  'account.makePasswords': command({
    input: z.object({ personIds: z.array(id).min(1).max(PASSWORDS_AT_ONCE) }),
    output: z.object({ passwords: z.array(z.object({ personId: id, account: z.string(), password: z.string() })) }),
    roles: ['it'],
    waitsOffline: false,
  }),
  /** Ends the shift (leaves the queues, removes the phone's password) and this session. */
  'session.signOut': command({
    input: nothing,
    output: nothing,
    roles: ['operator', 'leader', 'it'],
    waitsOffline: false,
  }),
} as const;

export type CommandName = keyof typeof commands;
export type CommandInput<N extends CommandName> = z.infer<(typeof commands)[N]['input']>;
export type CommandOutput<N extends CommandName> = z.infer<(typeof commands)[N]['output']>;
