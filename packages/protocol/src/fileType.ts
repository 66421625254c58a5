/**
 * What a file is, by its own bytes and never by its name. Both ends look: the sender's app before it sends, the hub before it keeps.
 * SPEC: apps/hub/src/files/SPEC.md, FILE-2 to FILE-4.
 */
import { z } from 'zod';
import { pictureFacts, pictureType, type PictureType } from './pictureFacts.ts';
import { zipEntries } from './zipEntries.ts';

/** Documents, each with the only ending its name may have. None of these is run by opening it. */
export const documentEndings = {
  'application/pdf': 'pdf',
  'text/plain': 'txt',
  'text/csv': 'csv',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': 'pptx',
  'application/vnd.oasis.opendocument.text': 'odt',
  'application/vnd.oasis.opendocument.spreadsheet': 'ods',
  'application/vnd.oasis.opendocument.presentation': 'odp',
} as const;
export type DocumentType = keyof typeof documentEndings;
export const documentType = z.enum(Object.keys(documentEndings) as [DocumentType, ...DocumentType[]]);

export const fileType = z.union([pictureType, documentType]);
export type FileType = z.infer<typeof fileType>;

export const isPictureType = (type: FileType): type is PictureType => pictureType.safeParse(type).success;

/** The type whose ending this name has; null: none that may be sent. */
export const documentTypeOf = (name: string): DocumentType | null =>
  documentType.options.find((type) => name.toLowerCase().endsWith(`.${documentEndings[type]}`)) ?? null;

/** Whether these bytes are a file of this type. Text and tables look alike: both are text. */
export const isFileOf = (bytes: Uint8Array, type: FileType): boolean => {
  if (isPictureType(type)) return pictureFacts(bytes)?.type === type;
  if (type === 'application/pdf') return startsWith(bytes, '%PDF-');
  if (type === 'text/plain' || type === 'text/csv') return isText(bytes);
  return officeTypeOf(bytes) === type;
};

const startsWith = (bytes: Uint8Array, text: string, from = 0): boolean =>
  bytes.length >= from + text.length && [...text].every((one, index) => bytes[from + index] === one.charCodeAt(0));

/** Tab, line feed, form feed, carriage return; no other control has a place in a text of any encoding that has one byte for ASCII. */
const textControls = new Set([9, 10, 12, 13]);
const isText = (bytes: Uint8Array): boolean =>
  bytes.length > 0 && bytes.every((byte) => byte >= 0x20 || textControls.has(byte));

/** By the names inside the archive; one with programs in it (macros) is none. */
function officeTypeOf(bytes: Uint8Array): DocumentType | null {
  const names = zipEntries(bytes);
  if (names === null || names.some((name) => /vbaProject|(^|\/)(Basic|Scripts)\//i.test(name))) return null;
  if (names.includes('[Content_Types].xml')) {
    const has = (folder: string): boolean => names.some((name) => name.startsWith(`${folder}/`));
    return officeFolders.find(([folder]) => has(folder))?.[1] ?? null;
  }
  // OpenDocument: the first entry is `mimetype`, stored as it is (OpenDocument 1.3, part 2, section 3.3).
  if (!startsWith(bytes, 'mimetype', 30)) return null;
  return openTypes.find((type) => startsWith(bytes, type, 38) && startsWith(bytes, 'PK', 38 + type.length)) ?? null;
}

const officeFolders: readonly (readonly [string, DocumentType])[] = [
  ['word', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ['xl', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  ['ppt', 'application/vnd.openxmlformats-officedocument.presentationml.presentation'],
];
const openTypes: readonly DocumentType[] = [
  'application/vnd.oasis.opendocument.text',
  'application/vnd.oasis.opendocument.spreadsheet',
  'application/vnd.oasis.opendocument.presentation',
];
