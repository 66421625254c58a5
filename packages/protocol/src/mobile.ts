import { z } from 'zod';

/** A telephone number as the carrier takes it: digits. */
export const mobileNumber = z.string().regex(/^[0-9]{6,20}$/);

/** Where my call goes when my PC and its line are gone for good. */
export const myMobile = z.object({
  /** Mine, with my consent; null: I am not called. */
  number: mobileNumber.nullable(),
});
export type MyMobile = z.infer<typeof myMobile>;
