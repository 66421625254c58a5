import type { Contact } from '@hearthline/protocol';
import { importedOf, type Draft, type Imported, type ImportIssue } from './draft.ts';

interface Line {
  readonly line: number;
  readonly name: string;
  readonly value: string;
}

/** vCard 3.0 (RFC 2426) and 4.0 (RFC 6350): FN or N, TEL, ORG, NOTE; everything else is passed over. */
export const readVcards = (text: string, newId: () => string): Imported => {
  const issues: ImportIssue[] = [];
  const drafts: Draft[] = [];
  let card: Line[] | null = null;
  let begunAt = 0;
  for (const line of linesOf(text)) {
    const isBegin = line.name === 'BEGIN' && /^vcard$/i.test(line.value.trim());
    if (isBegin && card !== null) issues.push({ line: begunAt, why: 'notClosed' });
    if (isBegin) {
      card = [];
      begunAt = line.line;
    } else if (line.name === 'END' && card !== null) {
      drafts.push(draftOf(card, begunAt));
      card = null;
    } else card?.push(line);
  }
  if (card !== null) issues.push({ line: begunAt, why: 'notClosed' });
  return importedOf(drafts, newId, issues);
};

/** Folded lines (RFC 6350 §3.2) as one, by the number of the first. */
const linesOf = (text: string): Line[] => {
  const whole: { line: number; text: string }[] = [];
  text.split(/\r\n|\r|\n/).forEach((raw, index) => {
    const last = whole.at(-1);
    if (/^[ \t]/.test(raw) && last !== undefined) last.text += raw.slice(1);
    else whole.push({ line: index + 1, text: raw });
  });
  return whole.flatMap(({ line, text: one }) => {
    const found = /^(?:[A-Za-z0-9-]+\.)?([A-Za-z0-9-]+)((?:;(?:"[^"]*"|[^":;])*)*):(.*)$/s.exec(one);
    return found ? [{ line, name: (found[1] ?? '').toUpperCase(), value: found[3] ?? '' }] : [];
  });
};

const unescaped = (value: string): string =>
  value.replaceAll(/\\([\\,;nN])/g, (_, mark: string) => (mark === 'n' || mark === 'N' ? '\n' : mark));

/** Parts between semicolons that are not escaped. */
const partsOf = (value: string): string[] => value.split(/(?<!\\);/).map(unescaped);

const draftOf = (card: readonly Line[], line: number): Draft => {
  const valueOf = (name: string): string => card.find((one) => one.name === name)?.value ?? '';
  const [family = '', given = ''] = partsOf(valueOf('N'));
  const isLatin = /^[ -\u024f]*$/.test(family + given);
  const named = isLatin ? `${given} ${family}` : `${family}${given}`;
  return {
    line,
    name: unescaped(valueOf('FN')).trim() || named.trim(),
    numbers: card
      .filter((one) => one.name === 'TEL')
      .map((one) => ({ text: unescaped(one.value).replace(/^tel:/i, '').replace(/;.*$/, ''), line: one.line })),
    organisation: partsOf(valueOf('ORG')).filter(Boolean).join(' '),
    note: unescaped(valueOf('NOTE')),
  };
};

const escaped = (value: string): string =>
  value.replaceAll(/[\\,;]/g, (mark) => `\\${mark}`).replaceAll(/\r?\n/g, '\\n');

/** All contacts as vCard 4.0; lines are not folded, which RFC 6350 §3.2 asks for as SHOULD. */
export const writeVcards = (contacts: readonly Contact[]): string =>
  contacts
    .map(({ name, numbers, organisation, note }) =>
      [
        ...['BEGIN:VCARD', 'VERSION:4.0', `FN:${escaped(name)}`],
        ...numbers.map((number) => `TEL:${escaped(number)}`),
        ...(organisation === '' ? [] : [`ORG:${escaped(organisation)}`]),
        ...(note === '' ? [] : [`NOTE:${escaped(note)}`]),
        'END:VCARD\r\n',
      ].join('\r\n'),
    )
    .join('');
