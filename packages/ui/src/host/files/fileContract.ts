/** Pictures and documents of announcements: their share of the host's two tables. */
import { fileHash, fileType } from '@hearthline/protocol';
import { z } from 'zod';

/** Why nothing loads by itself. [LOAD-2] */
export const heldBack = z.enum(['call', 'saving', 'metered', 'thin']);
export type HeldBack = z.infer<typeof heldBack>;

/** On its way, in or out. */
export const transfer = z.object({
  /** A load's hash; a sending's own id. */
  id: z.string().min(1).max(64),
  doneBytes: z.number().nonnegative(),
  totalBytes: z.number().nonnegative(),
});
export type Transfer = z.infer<typeof transfer>;

export const fileDesk = z.object({
  /** null: small pictures load by themselves. */
  heldBack: heldBack.nullable(),
  /** Hashes of what is on this PC, readable without the hub. */
  atHand: z.array(z.string()),
  transfers: z.array(transfer),
});
export type FileDeskState = z.infer<typeof fileDesk>;
export const NO_FILES: FileDeskState = { heldBack: null, atHand: [], transfers: [] };

export const fileValues = { files: fileDesk } as const;

const bytes = z.instanceof(ArrayBuffer);
export const fileCommands = {
  /** null: held back because nobody pressed for it, or called off. */
  loadFile: {
    input: z.object({ announcementId: z.string(), hash: fileHash, isAsked: z.boolean() }),
    output: z.object({ bytes: bytes.nullable() }),
  },
  /** To the hub, before the announcement that carries it; null: called off. */
  sendFile: {
    input: z.object({ transferId: z.string().min(1).max(64), type: fileType, bytes }),
    output: z.object({ hash: fileHash.nullable() }),
  },
  dropTransfer: { input: z.object({ id: z.string() }), output: z.void() },
} as const;
