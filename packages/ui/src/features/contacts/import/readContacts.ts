import { readCsv } from './csv.ts';
import { decodeFile, type FileProblem } from './decode.ts';
import type { Imported } from './draft.ts';
import { readVcards } from './vcard.ts';

/** Contacts of a vCard or CSV file, told apart by what is in it and not by its name. */
export const readContacts = (bytes: Uint8Array, newId: () => string): Imported | { readonly problem: FileProblem } => {
  const decoded = decodeFile(bytes);
  if ('problem' in decoded) return decoded;
  const { text } = decoded;
  if (text.trim() === '') return { problem: 'contacts.fileEmpty' };
  if (/^\s*BEGIN:VCARD/im.test(text)) return readVcards(text, newId);
  return readCsv(text, newId) ?? { problem: 'contacts.fileUnknown' };
};
