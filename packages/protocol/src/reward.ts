import { z } from 'zod';
import { audience } from './announcement.ts';
import { command, nothing } from './commandSpec.ts';
import { id } from './id.ts';
import { epochMs } from './time.ts';

/** The most a leader can say when she declines. */
export const REWARD_WORD_CHARS = 200;

/** Something offered for points, by who is in charge of the unit it is for. */
export const rewardDraft = z.object({
  title: z.string().trim().min(1).max(80),
  body: z.string().trim().max(500),
  audience,
  /** Points, for one of it. */
  cost: z.number().int().min(1).max(100_000),
  /** How many there are in all, those taken included; null: as many as are wanted. */
  stock: z.number().int().min(1).max(10_000).nullable(),
  /** How many one person can have; null: any number. */
  perPerson: z.number().int().min(1).max(100).nullable(),
  /** Until then it can be asked for. */
  until: epochMs,
});
export type RewardDraft = z.infer<typeof rewardDraft>;

/** Whom it is for stays. What was asked for before keeps the title and the cost it had. */
export const rewardChange = rewardDraft.omit({ audience: true }).extend({
  rewardId: id,
  /** The one that is changed. */
  version: z.number().int().positive(),
});
export type RewardChange = z.infer<typeof rewardChange>;

/** An offer as one person sees it. */
export const reward = rewardDraft.extend({
  id,
  authorName: z.string().max(60),
  /** The first is 1; each change is one more. */
  version: z.number().int().positive(),
  /** Taken from the offer before its time; null: it was not. */
  endedAt: epochMs.nullable(),
  /** Those that wait, are approved or were handed over. */
  takenCount: z.number().int().nonnegative(),
  /** Mine among them. */
  mineCount: z.number().int().nonnegative(),
  /** Whether I may ask for it: it is for me. */
  isForMe: z.boolean(),
  /** Whether I may change it and end it. */
  isMine: z.boolean(),
});
export type Reward = z.infer<typeof reward>;

const decided = { at: epochMs, byName: z.string().max(60) };

/** How far a request has come. Points are held while it waits or is approved, and spent once it is handed over. */
export const rewardStanding = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('waiting') }),
  z.object({ kind: z.literal('approved'), ...decided }),
  z.object({ kind: z.literal('handedOver'), ...decided }),
  z.object({ kind: z.literal('declined'), ...decided, word: z.string().max(REWARD_WORD_CHARS) }),
  /** By herself, or because she left. */
  z.object({ kind: z.literal('withdrawn'), at: epochMs }),
]);
export type RewardStanding = z.infer<typeof rewardStanding>;

/** One of a reward, asked for by one person; title and cost as they were then. */
export const rewardRequest = z.object({
  id,
  rewardId: id,
  personId: id,
  personName: z.string().max(60),
  title: z.string().max(80),
  cost: z.number().int().positive(),
  at: epochMs,
  standing: rewardStanding,
});
export type RewardRequest = z.infer<typeof rewardRequest>;

/** The topic of what I can spend; beside it stand level, ranking and evaluation, which spending never touches. */
export const rewardBalance = z.object({
  /** The sum of my ledger. */
  earned: z.number().int(),
  /** For what was handed over. */
  spent: z.number().int().nonnegative(),
  /** For what waits or is approved. */
  held: z.number().int().nonnegative(),
  /** What is left; below nothing after a correction, and then nothing can be asked for. */
  spendable: z.number().int(),
});
export type RewardBalance = z.infer<typeof rewardBalance>;

export const rewardAnswer = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('approved') }),
  z.object({ kind: z.literal('declined'), word: z.string().trim().min(1).max(REWARD_WORD_CHARS) }),
]);
export type RewardAnswer = z.infer<typeof rewardAnswer>;

/** Offers for points, and what becomes of who asks for them. */
export const rewardCommands = {
  /** By who is in charge of all whom it is for. */
  'reward.offer': command({
    input: rewardDraft,
    output: z.object({ rewardId: id }),
    roles: ['leader'],
    waitsOffline: false,
  }),
  'reward.change': command({ input: rewardChange, output: nothing, roles: ['leader'], waitsOffline: false }),
  /** Nobody can ask for it any more; what was asked for stays. */
  'reward.end': command({
    input: z.object({ rewardId: id }),
    output: nothing,
    roles: ['leader'],
    waitsOffline: false,
  }),
  /** One of it for me; `version`: of the offer I saw. Never waits in an outbox: its price or the last one may be gone. */
  'reward.redeem': command({
    input: z.object({ rewardId: id, version: z.number().int().positive() }),
    output: z.object({ requestId: id }),
    roles: ['operator'],
    waitsOffline: false,
  }),
  /** Mine, while it waits. */
  'reward.withdraw': command({
    input: z.object({ requestId: id }),
    output: nothing,
    roles: ['operator'],
    waitsOffline: false,
  }),
  /** Of somebody I lead. */
  'reward.answer': command({
    input: z.object({ requestId: id, answer: rewardAnswer }),
    output: nothing,
    roles: ['leader'],
    waitsOffline: false,
  }),
  /** She has it in her hands. */
  'reward.handOver': command({
    input: z.object({ requestId: id }),
    output: nothing,
    roles: ['leader'],
    waitsOffline: false,
  }),
} as const;
