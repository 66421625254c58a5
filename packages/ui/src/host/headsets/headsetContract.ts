/** The headsets this PC remembers, and the choice of one: their share of the host's two tables. */
import { headsetDevice } from '@hearthline/softphone-core/snapshot';
import { z } from 'zod';

/** What a headset is known by when it is plugged in again, in another port too. */
export const rememberedHeadset = z.object({
  key: z.string().max(300),
  name: z.string().max(200),
  vendorId: z.number().int(),
  productId: z.number().int(),
});
export type RememberedHeadset = z.infer<typeof rememberedHeadset>;

export const headsetDesk = z.object({
  remembered: z.array(rememberedHeadset),
  /** What the person may choose from now, maybe nothing yet; null: nobody asked. */
  offered: z.array(z.object({ id: z.string().max(300), name: z.string().max(200) })).nullable(),
});
export type HeadsetDesk = z.infer<typeof headsetDesk>;
export const NO_HEADSETS: HeadsetDesk = { remembered: [], offered: null };

export const headsetValues = { headsets: z.array(headsetDevice), headsetDesk } as const;

const nothing = z.void();
export const headsetCommands = {
  /** null: none of these. */
  chooseHeadset: { input: z.object({ id: z.string().max(300).nullable() }), output: nothing },
  forgetHeadset: { input: z.object({ key: z.string().max(300) }), output: nothing },
} as const;
