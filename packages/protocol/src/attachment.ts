import { z } from 'zod';
import { documentEndings, documentType, isPictureType, type FileType } from './fileType.ts';
import { pictureType } from './pictureFacts.ts';

const MEGABYTE = 1_000_000;
/** What may go with one announcement; bytes, pixels and letters. */
export const attachmentLimits = {
  count: 5,
  pictureBytes: 2 * MEGABYTE,
  documentBytes: 5 * MEGABYTE,
  togetherBytes: 10 * MEGABYTE,
  /** Of each side, at the hub. */
  picturePixels: 4_096,
  altChars: 200,
  nameChars: 120,
} as const;

/** The most that a file of this type may have. */
export const mostBytes = (type: FileType): number =>
  isPictureType(type) ? attachmentLimits.pictureBytes : attachmentLimits.documentBytes;

/** SHA-256 of the bytes, by which a file is named. */
export const fileHash = z.string().regex(/^[0-9a-f]{64}$/);

const side = z.number().int().positive().max(attachmentLimits.picturePixels);
/** Neither a way into another folder nor signs that turn the reading direction and so hide an ending. */
const plainName =
  /^[^\p{Cc}/\\:*?"<>|\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069.][^\p{Cc}/\\:*?"<>|\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]*$/u;

const pictureAttachment = z.object({
  kind: z.literal('picture'),
  hash: fileHash,
  type: pictureType,
  bytes: z.number().int().positive().max(attachmentLimits.pictureBytes),
  /** Pixels, so that its place is kept while it is not there. */
  width: side,
  height: side,
  /** What it shows, for who does not see it. */
  alt: z.string().trim().min(1).max(attachmentLimits.altChars),
});

const documentAttachment = z
  .object({
    kind: z.literal('file'),
    hash: fileHash,
    type: documentType,
    bytes: z.number().int().positive().max(attachmentLimits.documentBytes),
    name: z.string().trim().min(1).max(attachmentLimits.nameChars).regex(plainName),
  })
  .refine(({ name, type }) => name.toLowerCase().endsWith(`.${documentEndings[type]}`), { path: ['name'] });

/** A picture or a file that goes with an announcement; its bytes are asked for one by one (`hubPaths.files`). */
export const attachment = z.discriminatedUnion('kind', [pictureAttachment, documentAttachment]);
export type Attachment = z.infer<typeof attachment>;
export type PictureAttachment = z.infer<typeof pictureAttachment>;
export type DocumentAttachment = z.infer<typeof documentAttachment>;

const togetherBytes = (all: readonly { readonly bytes: number }[]): number =>
  all.reduce((sum, { bytes }) => sum + bytes, 0);

/** All that goes with one announcement, each file once. */
export const attachments = z
  .array(attachment)
  .max(attachmentLimits.count)
  .refine((all) => togetherBytes(all) <= attachmentLimits.togetherBytes)
  .refine((all) => new Set(all.map(({ hash }) => hash)).size === all.length);

/** `POST {files}`: what the hub has kept. */
export const fileReply = z.object({ hash: fileHash });
export type FileReply = z.infer<typeof fileReply>;
