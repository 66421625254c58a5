/** Files larger than this are not read: ten thousand contacts are about 2 MB. */
export const IMPORT_LIMIT_BYTES = 5_000_000;

export type FileProblem =
  | 'contacts.fileTooLarge'
  | 'contacts.fileNotText'
  | 'contacts.fileEmpty'
  | 'contacts.fileUnknown';

/** The text of a file in UTF-8, UTF-16 or GB 18030 (GBK), or why it is none. */
export const decodeFile = (bytes: Uint8Array): { readonly text: string } | { readonly problem: FileProblem } => {
  if (bytes.length > IMPORT_LIMIT_BYTES) return { problem: 'contacts.fileTooLarge' };
  if (bytes.length === 0) return { problem: 'contacts.fileEmpty' };
  for (const encoding of encodingsOf(bytes)) {
    const text = decodeAs(bytes, encoding);
    if (text !== null) return { text: text.replace(/^\uFEFF/, '') };
  }
  return { problem: 'contacts.fileNotText' };
};

const encodingsOf = (bytes: Uint8Array): readonly string[] => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return ['utf-16le'];
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return ['utf-16be'];
  const head = bytes.subarray(0, 512);
  const zeroes = { even: 0, odd: 0 };
  head.forEach((byte, index) => {
    if (byte === 0) zeroes[index % 2 === 0 ? 'even' : 'odd'] += 1;
  });
  // UTF-16 without a mark: Latin letters and line ends leave every second byte empty. Zeroes elsewhere are no text at all.
  if (zeroes.odd > head.length / 8 && zeroes.even === 0) return ['utf-16le'];
  if (zeroes.even > head.length / 8 && zeroes.odd === 0) return ['utf-16be'];
  return zeroes.even + zeroes.odd > 0 ? [] : ['utf-8', 'gb18030'];
};

const decodeAs = (bytes: Uint8Array, encoding: string): string | null => {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    // oxlint-disable-next-line no-control-regex -- control characters are what a text does not have
    return /[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/.test(text) ? null : text;
  } catch {
    return null;
  }
};
