import { z } from 'zod';
import { id } from './id.ts';
import { hasWholeTexts } from './text.ts';
import { epochMs } from './time.ts';

/** Results in one request. */
export const RESULTS_AT_ONCE = 100;

/** What a machine of the centre found out of an operator's call: the caller's stars, or whether this call settled it. */
export const callerResult = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('satisfaction'), value: z.number().int().min(1).max(5) }),
  z.object({ kind: z.literal('firstContact'), value: z.boolean() }),
]);
export type CallerResult = z.infer<typeof callerResult>;

/** The id of a result at who sends it. */
export const resultId = z.string().min(1).max(100);

/** Of whom a result is, in one of three ways. */
const whom = {
  personId: id.optional(),
  account: z.string().trim().min(1).max(64).optional(),
  extension: z.string().min(1).max(20).optional(),
};
const about = { id: resultId, ...whom, at: epochMs, callId: id.optional() };

/** One line of a request. `at`: when the caller said so. */
export const resultItem = z
  .discriminatedUnion('kind', [
    z.strictObject({ ...about, ...callerResult.options[0].shape }),
    z.strictObject({ ...about, ...callerResult.options[1].shape }),
  ])
  .refine(hasWholeTexts, { message: 'a null byte, or half of a surrogate pair' })
  .refine((item) => [item.personId, item.account, item.extension].filter((one) => one !== undefined).length === 1, {
    message: 'one of personId, account and extension',
  });
export type ResultItem = z.infer<typeof resultItem>;

/** `POST /api/results` with `authorization: Bearer {key}`. Each line is parsed alone: a wrong one does not stop the others. */
export const resultRequest = z.strictObject({ results: z.array(z.unknown()).min(1).max(RESULTS_AT_ONCE) });

/**
 * Why a result was not taken. `changed`: another one was taken under this id; the first counts. `unknownPerson`: nobody of the
 * centre who takes calls as an operator.
 */
export const resultRefusal = z.enum(['malformed', 'unknownPerson', 'inTheFuture', 'tooOld', 'changed']);
export type ResultRefusal = z.infer<typeof resultRefusal>;

/** In the order of the request. `taken`: kept, now or before. `id`: null where the line had none that can be read. */
export const resultAnswer = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('taken'), id: resultId }),
  z.object({ outcome: z.literal('refused'), id: resultId.nullable(), why: resultRefusal }),
]);
export type ResultAnswer = z.infer<typeof resultAnswer>;
export const resultReply = z.object({ results: z.array(resultAnswer) });
export type ResultReply = z.infer<typeof resultReply>;

/** The whole request was refused, and nothing of it kept: 401, 400, 429, 507, 503, 500. */
export const resultDoorRefusal = z.object({
  code: z.enum(['result.notAllowed', 'result.badInput', 'result.tooMany', 'store.full', 'store.busy', 'hub.fault']),
  retryAfterS: z.number().nonnegative().optional(),
});
export type ResultDoorRefusal = z.infer<typeof resultDoorRefusal>;

const count = z.number().int().nonnegative();

/** One person's results of some days. */
export const resultSums = z.object({
  /** `average`: of 1 to 5; null: there is none. */
  satisfaction: z.object({ count, average: z.number().min(1).max(5).nullable() }),
  firstContact: z.object({ count, settledCount: count }),
});
export type ResultSums = z.infer<typeof resultSums>;
