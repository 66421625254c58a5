import { z } from 'zod';
import { id } from './organisation.ts';
import { bilingual } from './points.ts';
import { epochMs } from './time.ts';

/** What a call was about or came to, as the centre counts it. */
export const dispositionCode = z.object({ id, title: bilingual });
export type DispositionCode = z.infer<typeof dispositionCode>;

/** The centre's list, in its order. */
export const dispositionCodes = z.array(dispositionCode).max(50);

const said = {
  codeId: id,
  /** At most 500 characters. */
  note: z.string().trim().max(500),
};

/** What the operator said of a call afterwards. */
export const disposition = z.object({ ...said, at: epochMs });
export type Disposition = z.infer<typeof disposition>;

export const dispositionOfCall = z.object({
  ...said,
  callId: z.string().min(1).max(256),
  /** When it was said, by the hub's clock as this PC knows it: hours before it arrives, after a cut. */
  at: epochMs,
});
export type DispositionOfCall = z.infer<typeof dispositionOfCall>;

/** How often each code was said on a workday. */
export const dispositionCounts = z.array(z.object({ codeId: id, count: z.number().int().nonnegative() }));

/** It can be changed for this long after the call. */
export const DISPOSITION_OPEN_MS = 24 * 3_600_000;
