/** A name that every file system takes: letters, digits and a few signs, never a path. */
export function sheetFileName(name: string): string {
  const clean = name
    .replaceAll(/[^\p{L}\p{N} ._()-]/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .replace(/^[ .]+/, '')
    .trim();
  return `${clean === '' ? 'Hearthline' : clean}.pdf`;
}
