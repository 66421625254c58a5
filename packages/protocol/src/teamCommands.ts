import { z } from 'zod';
import {
  activityChange,
  activityDraft,
  activityMarks,
  activityNotice,
  activitySignUp,
  CALL_OFF_CHARS,
} from './activity.ts';
import { announcementCorrection, announcementDraft, announcementReading } from './announcement.ts';
import { appealAnswer, appealWord, correctionPoints } from './appeal.ts';
import { announcementPlanDraft } from './announcementPlan.ts';
import { badgeAward, badgeChoice } from './badge.ts';
import { careVisitDone, careVisitDraft, myBirthday } from './care.ts';
import { chatDraft, chatId, chatPage, chatQuestion, ownChatQuestion } from './chat.ts';
import { evaluation, evaluationQuestion, excellenceDraft } from './evaluation.ts';
import { helpInput } from './helpCall.ts';
import { KUDOS_CHARS, kudosKind } from './kudos.ts';
import { id } from './organisation.ts';
import { dayQuestion, personDay } from './personDay.ts';
import { ledgerEntry, rankingAnswer, rankingChoice, rankingQuestion } from './points.ts';
import { proposalDraft, proposalReply } from './proposal.ts';
import { statusLine } from './status.ts';
import { surveyAnswer, surveyDraft } from './survey.ts';
import { epochMs } from './time.ts';
import { wallChoice, wallDraft, wallKey } from './wall.ts';
import { command, nothing } from './commandSpec.ts';

/** What is asked of the team at home: words, points, help, activities. */
export const teamCommands = {
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
  /** A month, quarter or year of mine, or of an operator I lead. */
  'evaluation.read': command({
    input: evaluationQuestion,
    output: evaluation,
    roles: ['operator', 'leader'],
    waitsOffline: false,
  }),
  /** A leader's, for a period, to an operator she leads. */
  'excellence.give': command({ input: excellenceDraft, output: nothing, roles: ['leader'], waitsOffline: false }),
  /** The whole table of a period, on request only. */
  'ranking.table': command({
    input: rankingQuestion,
    output: rankingAnswer,
    roles: ['operator', 'leader'],
    waitsOffline: false,
  }),
  /** Whether others see a row of mine. */
  'ranking.choose': command({ input: rankingChoice, output: nothing, roles: ['operator'], waitsOffline: true }),
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
  /** A leader's, to somebody she leads. */
  'badge.award': command({ input: badgeAward, output: nothing, roles: ['leader'], waitsOffline: false }),
  /** Whether others see which badges I have. */
  'badge.share': command({ input: badgeChoice, output: nothing, roles: ['operator'], waitsOffline: true }),
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
  /** By who may speak to all whom it is for. */
  'activity.plan': command({
    input: activityDraft,
    output: z.object({ activityId: id }),
    roles: ['leader', 'it'],
    waitsOffline: false,
  }),
  'activity.change': command({ input: activityChange, output: nothing, roles: ['leader', 'it'], waitsOffline: false }),
  'activity.callOff': command({
    input: z.object({ activityId: id, why: z.string().trim().max(CALL_OFF_CHARS) }),
    output: nothing,
    roles: ['leader', 'it'],
    waitsOffline: false,
  }),
  /** A place, or one in the waiting list. Said again: as many come with me as now said. */
  'activity.signUp': command({
    input: activitySignUp,
    output: nothing,
    roles: ['operator', 'leader', 'it'],
    waitsOffline: true,
  }),
  'activity.withdraw': command({
    input: z.object({ activityId: id }),
    output: nothing,
    roles: ['operator', 'leader', 'it'],
    waitsOffline: true,
  }),
  /** I have put away what I was told of an activity of mine. */
  'activity.see': command({
    input: z.object({ activityId: id, notice: activityNotice }),
    output: nothing,
    roles: ['operator', 'leader', 'it'],
    waitsOffline: true,
  }),
  /** Who came and who did not. */
  'activity.attend': command({ input: activityMarks, output: nothing, roles: ['leader', 'it'], waitsOffline: false }),
  /** Month and day of mine, and who is told; null: deleted. */
  'birthday.set': command({
    input: myBirthday,
    output: nothing,
    roles: ['operator', 'leader', 'it'],
    waitsOffline: true,
  }),
  /** A visit or a call to somebody I lead. */
  'care.plan': command({
    input: careVisitDraft,
    output: z.object({ visitId: id }),
    roles: ['leader'],
    waitsOffline: false,
  }),
  'care.finish': command({ input: careVisitDone, output: nothing, roles: ['leader'], waitsOffline: false }),
  /** A plan that comes to nothing. */
  'care.drop': command({ input: z.object({ visitId: id }), output: nothing, roles: ['leader'], waitsOffline: false }),
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
  /** A highlight wall of a unit I lead. It has no address yet. */
  'wall.make': command({
    input: wallDraft,
    output: z.object({ wallId: id }),
    roles: ['leader', 'it'],
    waitsOffline: false,
  }),
  'wall.change': command({
    input: wallDraft.extend({ wallId: id }),
    output: nothing,
    roles: ['leader', 'it'],
    waitsOffline: false,
  }),
  'wall.remove': command({
    input: z.object({ wallId: id }),
    output: nothing,
    roles: ['leader', 'it'],
    waitsOffline: false,
  }),
  /** Its key, told this once; the one before opens nothing any more. */
  'wall.makeKey': command({
    input: z.object({ wallId: id }),
    output: z.object({ key: wallKey }),
    roles: ['leader', 'it'],
    waitsOffline: false,
  }),
  'wall.revoke': command({
    input: z.object({ wallId: id }),
    output: nothing,
    roles: ['leader', 'it'],
    waitsOffline: false,
  }),
  /** Whether walls name me. */
  'wall.choose': command({ input: wallChoice, output: nothing, roles: ['operator'], waitsOffline: true }),
} as const;
