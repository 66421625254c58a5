import { inflateSync } from 'node:zlib';

/** How many pages a PDF has, as its own objects say (ISO 32000-1, 7.7.3.3). */
export const pageCountOf = (pdf: Buffer): number =>
  pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;

/** Every character that is drawn anywhere in it: what the fonts' own tables give each glyph for (ISO 32000-1, 9.10.3). */
export function charactersOf(pdf: Buffer): Set<string> {
  const drawn = new Set<string>();
  // A font has one glyph for 小 and for the radical ⼩, and may name the latter: the same for who reads it.
  const add = (code: number): unknown => drawn.add(String.fromCodePoint(code).normalize('NFKC'));
  for (const table of tablesIn(pdf)) {
    for (const [, lines = ''] of table.matchAll(/beginbfchar([\s\S]*?)endbfchar/g))
      for (const [, code = ''] of lines.matchAll(/<[0-9a-f]+>\s*<([0-9a-f]{4})>/gi)) add(parseInt(code, 16));
    for (const [, lines = ''] of table.matchAll(/beginbfrange([\s\S]*?)endbfrange/g))
      for (const [, first = '', last = '', code = ''] of lines.matchAll(
        /<([0-9a-f]+)>\s*<([0-9a-f]+)>\s*<([0-9a-f]{4})>/gi,
      ))
        for (let step = 0; step <= parseInt(last, 16) - parseInt(first, 16); step += 1) add(parseInt(code, 16) + step);
  }
  return drawn;
}

/** The streams that map glyphs to characters. */
function* tablesIn(pdf: Buffer): Generator<string> {
  for (let at = pdf.indexOf('stream'); at !== -1; at = pdf.indexOf('stream', at + 6)) {
    // `endstream` ends with the same word.
    if (pdf.subarray(at - 3, at).toString('latin1') === 'end') continue;
    const from = at + 6 + (pdf[at + 6] === 13 ? 2 : 1);
    try {
      const text = inflateSync(pdf.subarray(from)).toString('latin1');
      if (text.includes('begincmap')) yield text;
    } catch {
      // Not deflated: a picture, a font of another kind.
    }
  }
}
