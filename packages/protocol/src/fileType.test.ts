import { describe, expect, it } from 'vitest';
import { attachment, attachments, type Attachment } from './attachment.ts';
import { documentTypeOf, isFileOf } from './fileType.ts';
import { pictureFacts } from './pictureFacts.ts';

const ascii = (text: string): number[] => [...text].map((one) => one.charCodeAt(0));
const big32 = (value: number): number[] => [24, 16, 8, 0].map((shift) => (value >>> shift) & 0xff);
const little32 = (value: number): number[] => big32(value).toReversed();
const little16 = (value: number): number[] => [value & 0xff, value >>> 8];
const bytesOf = (...parts: (readonly number[])[]): Uint8Array => Uint8Array.from(parts.flat());

const pngChunk = (word: string, body: readonly number[]): number[] => [
  ...big32(body.length),
  ...ascii(word),
  ...body,
  ...big32(0),
];
const png = (...more: (readonly number[])[]): Uint8Array =>
  bytesOf(
    [0x89, ...ascii('PNG'), 13, 10, 26, 10],
    pngChunk('IHDR', [...big32(640), ...big32(360), 8, 2, 0, 0, 0]),
    ...more,
    pngChunk('IDAT', [1, 2, 3]),
    pngChunk('IEND', []),
  );
const segment = (marker: number, body: readonly number[]): number[] => [
  ...[0xff, marker, (body.length + 2) >>> 8, (body.length + 2) & 0xff],
  ...body,
];
const jpeg = (...more: (readonly number[])[]): Uint8Array =>
  bytesOf(
    [0xff, 0xd8],
    segment(0xe0, ascii('JFIF\0')),
    ...more,
    segment(0xc0, [8, 0x01, 0x68, 0x02, 0x80, 3]),
    segment(0xda, [0]),
    [7, 7, 0xff, 0xd9],
  );
const webpChunk = (word: string, body: readonly number[]): number[] => [
  ...ascii(word),
  ...little32(body.length),
  ...body,
  ...(body.length % 2 === 1 ? [0] : []),
];
const webp = (...chunks: (readonly number[])[]): Uint8Array => {
  const body = chunks.flat();
  return bytesOf(ascii('RIFF'), little32(body.length + 4), ascii('WEBP'), body);
};
const lossy = webpChunk('VP8 ', [0, 0, 0, 0x9d, 0x01, 0x2a, ...little16(640), ...little16(360), 0, 0, 0, 0]);
const lossless = webpChunk('VP8L', [0x2f, ...little32(639 + (359 << 14)), 0, 0, 0, 0, 0, 0]);

/** An archive with these empty entries, all stored. */
const zip = (names: readonly string[], mimetype = ''): Uint8Array => {
  const all = mimetype === '' ? names : ['mimetype', ...names];
  const local: number[] = [];
  const central: number[] = [];
  for (const name of all) {
    const body = name === 'mimetype' ? ascii(mimetype) : [];
    central.push(...[...little32(0x02014b50), ...Array.from({ length: 24 }, () => 0)]);
    central.push(...little16(name.length), ...Array.from({ length: 16 }, () => 0), ...ascii(name));
    local.push(...little32(0x04034b50), ...Array.from({ length: 22 }, () => 0));
    local.push(...little16(name.length), ...little16(0), ...ascii(name), ...body);
  }
  const end = [...little32(0x06054b50), 0, 0, 0, 0, ...little16(all.length), ...little16(all.length)];
  return bytesOf(local, central, end, little32(central.length), little32(local.length), [0, 0]);
};

describe('a picture', () => {
  it.each([
    ['PNG', png(), 'image/png'],
    ['JPEG', jpeg(), 'image/jpeg'],
    ['lossy WebP', webp(lossy), 'image/webp'],
    ['lossless WebP', webp(lossless), 'image/webp'],
  ] as const)('[FILE-2] %s is known by its bytes, with its size', (_name, bytes, type) => {
    expect(pictureFacts(bytes)).toEqual({ type, width: 640, height: 360, saysMore: false });
    expect(isFileOf(bytes, type)).toBe(true);
    for (const other of ['image/png', 'image/jpeg', 'image/webp', 'application/pdf', 'text/plain'] as const)
      expect(isFileOf(bytes, other)).toBe(other === type);
  });

  it.each([
    ['where a PNG was taken', png(pngChunk('eXIf', [1, 2]))],
    ['a comment in a PNG', png(pngChunk('tEXt', ascii('Author\0me')))],
    ['bytes behind a PNG', bytesOf([...png()], [1])],
    ['where a JPEG was taken', jpeg(segment(0xe1, ascii('Exif\0\0')))],
    ['a second picture in a JPEG', jpeg(segment(0xe2, ascii('MPF\0')))],
    ['a comment in a JPEG', jpeg(segment(0xfe, ascii('me')))],
    ['where a WebP was taken', webp(lossy, webpChunk('EXIF', [1, 2, 3]))],
    ['who made a WebP', webp(lossy, webpChunk('XMP ', [1]))],
  ])('[FILE-3] says more than it shows: %s', (_name, bytes) => {
    expect(pictureFacts(bytes)).toMatchObject({ width: 640, height: 360, saysMore: true });
  });

  it('[FILE-3] its colours are no more than it shows', () => {
    expect(pictureFacts(jpeg(segment(0xe2, ascii('ICC_PROFILE\0'))))?.saysMore).toBe(false);
  });

  it('[FILE-2] one that is cut off is none', () => {
    for (const whole of [png(), jpeg(), webp(lossy)])
      for (const length of [0, 3, 12, 20, 22]) expect(pictureFacts(whole.subarray(0, length))).toBeNull();
    // A list of pieces that goes in a circle would never end.
    expect(pictureFacts(bytesOf([0xff, 0xd8, 0xff, 0xe0, 0, 0, 0, 0, 0, 0]))).toBeNull();
  });
});

describe('a document', () => {
  const office = 'application/vnd.openxmlformats-officedocument';
  it.each([
    ['application/pdf', bytesOf(ascii('%PDF-1.7'))],
    ['text/plain', bytesOf(ascii('a line\r\n\tanother'))],
    ['text/csv', bytesOf(ascii('a,b\n1,2'), [0xc4, 0xe3])],
    [`${office}.wordprocessingml.document`, zip(['[Content_Types].xml', 'word/document.xml'])],
    [`${office}.spreadsheetml.sheet`, zip(['[Content_Types].xml', 'xl/workbook.xml'])],
    [`${office}.presentationml.presentation`, zip(['[Content_Types].xml', 'ppt/presentation.xml'])],
    ['application/vnd.oasis.opendocument.text', zip(['content.xml'], 'application/vnd.oasis.opendocument.text')],
  ] as const)('[FILE-2] %s is known by its bytes', (type, bytes) => {
    expect(isFileOf(bytes, type)).toBe(true);
    expect(isFileOf(bytes, 'image/png')).toBe(false);
  });

  it.each([
    ['a program', bytesOf(ascii('MZ'), [0x90, 0, 3, 0])],
    ['an archive', zip(['setup.exe'])],
    ['a document with macros', zip(['[Content_Types].xml', 'word/document.xml', 'word/vbaProject.bin'])],
    [
      'an open one with macros',
      zip(['content.xml', 'Basic/Standard/Module1.xml'], 'application/vnd.oasis.opendocument.text'),
    ],
    ['an archive that is cut off', zip(['[Content_Types].xml', 'word/document.xml']).subarray(0, 80)],
    ['nothing', new Uint8Array()],
  ])('[FILE-2] %s is none', (_name, bytes) => {
    for (const type of ['application/pdf', 'text/plain', `${office}.wordprocessingml.document`] as const)
      expect(isFileOf(bytes, type)).toBe(false);
    expect(isFileOf(bytes, 'application/vnd.oasis.opendocument.text')).toBe(false);
  });

  it('[FILE-4] its name’s ending is that of its type, and hides nothing', () => {
    expect(documentTypeOf('Plan.DOCX')).toBe(`${office}.wordprocessingml.document`);
    expect(documentTypeOf('plan.bat')).toBeNull();
    const named = (name: string): boolean =>
      attachment.safeParse({ kind: 'file', hash: 'a'.repeat(64), type: 'text/plain', bytes: 3, name }).success;
    expect(['话术 1.txt', 'a.b.TXT'].map(named)).toEqual([true, true]);
    expect(['run.bat', '../a.txt', 'a\\b.txt', '.txt', 'tab.exe\u202etxt', ''].map(named)).not.toContain(true);
  });
});

describe('what goes with one announcement', () => {
  const file = (hash: string, bytes: number): Attachment => ({
    ...{ kind: 'file', hash: hash.repeat(64), type: 'application/pdf', bytes, name: 'a.pdf' },
  });
  it('[ANN-26] is at most five, each once, and 10 MB together', () => {
    const fits = (...all: Attachment[]): boolean => attachments.safeParse(all).success;
    expect(fits(...['a', 'b', 'c', 'd', 'e'].map((hash) => file(hash, 1)))).toBe(true);
    expect(fits(...['a', 'b', 'c', 'd', 'e', 'f'].map((hash) => file(hash, 1)))).toBe(false);
    expect(fits(file('a', 1), file('a', 1))).toBe(false);
    expect(fits(file('a', 5_000_000), file('b', 5_000_000))).toBe(true);
    expect(fits(file('a', 5_000_000), file('b', 5_000_000), file('c', 1))).toBe(false);
    expect(fits(file('a', 5_000_001))).toBe(false);
  });

  it('[ANN-26] a picture says in words what it shows', () => {
    const picture = { kind: 'picture', hash: 'a'.repeat(64), type: 'image/webp', bytes: 9, width: 4, height: 3 };
    expect(attachment.safeParse({ ...picture, alt: '改道图' }).success).toBe(true);
    expect(attachment.safeParse({ ...picture, alt: ' ' }).success).toBe(false);
  });
});
