import { contact, type Contact } from '@hearthline/protocol';

/** What was not understood, and where in the file. */
export interface ImportIssue {
  /** Counted from 1. */
  readonly line: number;
  readonly why: 'noName' | 'noNumber' | 'badNumber' | 'tooLong' | 'notClosed' | 'tooManyNumbers';
}

export interface Imported {
  readonly contacts: readonly Contact[];
  readonly issues: readonly ImportIssue[];
}

export interface Draft {
  readonly line: number;
  readonly name: string;
  readonly numbers: readonly { readonly text: string; readonly line: number }[];
  readonly organisation: string;
  readonly note: string;
}

/** A contact of what was read, with every reason why something of it is missing. */
export const contactOf = (draft: Draft, id: string): { contact: Contact | null; issues: ImportIssue[] } => {
  const { line } = draft;
  const issues: ImportIssue[] = [];
  const good = draft.numbers.flatMap(({ text, line: at }) => {
    const number = text.trim();
    if (number === '') return [];
    if (/\d/.test(number) && number.length <= 32) return [number];
    issues.push({ line: at, why: 'badNumber' });
    return [];
  });
  const numbers = [...new Set(good)];
  if (numbers.length > 5) issues.push({ line, why: 'tooManyNumbers' });
  const name = draft.name.trim() || draft.organisation.trim();
  if (name === '') issues.push({ line, why: 'noName' });
  if (numbers.length === 0) issues.push({ line, why: 'noNumber' });
  if (name === '' || numbers.length === 0) return { contact: null, issues };
  if (name.length > 60 || draft.organisation.length > 60 || draft.note.length > 200)
    issues.push({ line, why: 'tooLong' });
  const made = contact.parse({
    ...{
      id,
      name: name.slice(0, 60),
      numbers: numbers.slice(0, 5),
      organisation: draft.organisation.trim().slice(0, 60),
    },
    ...{ note: draft.note.trim().slice(0, 200), isFavourite: false },
  });
  return { contact: made, issues };
};

export const importedOf = (drafts: readonly Draft[], newId: () => string, before: readonly ImportIssue[]): Imported => {
  const read = drafts.map((draft) => contactOf(draft, newId()));
  return {
    contacts: read.flatMap(({ contact: one }) => one ?? []),
    issues: [...before, ...read.flatMap(({ issues }) => issues)].toSorted((a, b) => a.line - b.line),
  };
};
