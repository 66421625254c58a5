import { z } from 'zod';
import { command, nothing } from './commandSpec.ts';
import { id } from './id.ts';
import { epochMs } from './time.ts';

const MINUTE_MS = 60_000;

/** An invitation stands so long. */
export const BUDDY_WAITS_MS = 10 * MINUTE_MS;
/** A timer of a room is so long. */
export const FOCUS_MS = 25 * MINUTE_MS;

/** What can be said in a quiet room; `quiet`: I need quiet now. */
export const quietSign = z.enum(['wave', 'tea', 'quiet']);
export type QuietSign = z.infer<typeof quietSign>;

/** How long each sign is seen, and how often at most a person gives it, ms. [QROOM-9] */
export const quietSigns = {
  wave: { shownMs: MINUTE_MS, everyMs: 5 * MINUTE_MS },
  tea: { shownMs: 5 * MINUTE_MS, everyMs: 15 * MINUTE_MS },
  quiet: { shownMs: 30 * MINUTE_MS, everyMs: 5 * MINUTE_MS },
} as const satisfies Record<QuietSign, { readonly shownMs: number; readonly everyMs: number }>;

/** Where somebody sits: in the room of her group, or at the table for her and one other. */
export const quietPlace = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('group') }),
  z.object({ kind: z.literal('pair'), withId: id }),
]);
export type QuietPlace = z.infer<typeof quietPlace>;

/** My place beside others (the hub's quietRoom/SPEC.md). What has a moment is over by itself then; nobody says so. */
export const myQuietRoom = z.object({
  /** Another than before: the hub has started again and has forgotten who sat where. */
  hubRun: id,
  /** Null: nowhere. */
  place: quietPlace.nullable(),
  /** The timer of the room I sit in. */
  focus: z.object({ byId: id, endsAt: epochMs }).nullable(),
  /** Whom I ask to sit beside me. */
  asked: z.object({ personId: id, until: epochMs }).nullable(),
  /** Who asks me. */
  askedBy: z.array(z.object({ personId: id, until: epochMs })),
  /** From when on I may give each sign; 0: at once. */
  signFrom: z.object({ wave: epochMs, tea: epochMs, quiet: epochMs }),
});
export type MyQuietRoom = z.infer<typeof myQuietRoom>;

/** Somebody in the room I sit in, myself among them. What she does is her presence. */
export const quietSeat = z.object({
  personId: id,
  sign: z.object({ kind: quietSign, at: epochMs }).nullable(),
});
export type QuietSeat = z.infer<typeof quietSeat>;

/** Whether anybody sits in the room of my group; no more than that. */
export const quietLamp = z.object({ isLit: z.boolean() });

const ofMine = <I extends z.ZodType>(input: I) =>
  command({ input, output: nothing, roles: ['operator', 'leader', 'it'], waitsOffline: false });

/** None waits offline: nobody means to sit down in an hour, and nothing of it lies on a disk. */
export const quietRoomCommands = {
  /** Also after the hub has started again; to sit where I sit changes nothing. */
  'quietRoom.sit': ofMine(z.object({ place: quietPlace })),
  'quietRoom.leave': ofMine(nothing),
  /** Asks somebody to sit beside me. */
  'quietRoom.ask': ofMine(z.object({ personId: id })),
  'quietRoom.takeBack': ofMine(nothing),
  /** To who asks me. */
  'quietRoom.answer': ofMine(z.object({ personId: id, isYes: z.boolean() })),
  /** Null: none any more. */
  'quietRoom.sign': ofMine(z.object({ sign: quietSign.nullable() })),
  'quietRoom.focus': ofMine(z.object({ isOn: z.boolean() })),
} as const;
