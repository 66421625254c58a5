/**
 * How large a picture is and whether it says more than it shows (where it was taken, by which camera, by whom), from its own bytes.
 * PNG: https://www.w3.org/TR/png-3; JPEG: ITU-T T.81; WebP: RFC 9649.
 */
import { z } from 'zod';

export const pictureType = z.enum(['image/png', 'image/jpeg', 'image/webp']);
export type PictureType = z.infer<typeof pictureType>;

export interface PictureFacts {
  readonly type: PictureType;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  /** Something besides the picture and its colours: EXIF, XMP, IPTC, comments, bytes behind its end. */
  readonly saysMore: boolean;
}

/** null: no picture of these kinds, or a broken one. */
export function pictureFacts(bytes: Uint8Array): PictureFacts | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    return pngFacts(view) ?? jpegFacts(view) ?? webpFacts(view);
  } catch (error) {
    // It ends in the middle of what it says of itself.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** Four letters. */
const wordAt = (view: DataView, at: number): string =>
  String.fromCharCode(...[0, 1, 2, 3].map((index) => view.getUint8(at + index)));

const pngWords = new Set(['eXIf', 'tEXt', 'zTXt', 'iTXt', 'tIME']);

function pngFacts(view: DataView): PictureFacts | null {
  if (view.byteLength < 33 || view.getUint32(0) !== 0x89504e47 || view.getUint32(4) !== 0x0d0a1a0a) return null;
  if (wordAt(view, 12) !== 'IHDR') return null;
  const size = { width: view.getUint32(16), height: view.getUint32(20) };
  let saysMore = false;
  for (let at = 8; ;) {
    const word = wordAt(view, at + 4);
    if (pngWords.has(word)) saysMore = true;
    at += 12 + view.getUint32(at);
    if (word === 'IEND') return { type: 'image/png', ...size, saysMore: saysMore || at < view.byteLength };
  }
}

/** A segment that holds colours or how the picture is packed, and nothing of its origin. */
const isOfPicture = (view: DataView, marker: number, at: number): boolean => {
  if (marker === 0xe2) return wordAt(view, at + 2) === 'ICC_';
  return marker === 0xe0 || marker === 0xee || marker < 0xe0;
};

function jpegFacts(view: DataView): PictureFacts | null {
  if (view.byteLength < 4 || view.getUint16(0) !== 0xffd8) return null;
  let saysMore = false;
  let size: { width: number; height: number } | null = null;
  for (let at = 2; ;) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    at += 2;
    // The picture itself begins.
    if (marker === 0xda) return size && { type: 'image/jpeg', ...size, saysMore };
    // A frame: its kind, without the tables that share the range.
    if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc)
      size = { height: view.getUint16(at + 3), width: view.getUint16(at + 5) };
    if (!isOfPicture(view, marker, at)) saysMore = true;
    at += view.getUint16(at);
  }
}

function webpFacts(view: DataView): PictureFacts | null {
  if (view.byteLength < 30 || wordAt(view, 0) !== 'RIFF' || wordAt(view, 8) !== 'WEBP') return null;
  const end = 8 + view.getUint32(4, true);
  if (end > view.byteLength) return null;
  let saysMore = end < view.byteLength;
  let size: { width: number; height: number } | null = null;
  for (let at = 12; at + 8 <= end;) {
    const word = wordAt(view, at);
    const length = view.getUint32(at + 4, true);
    if (word === 'EXIF' || word === 'XMP ') saysMore = true;
    size ??= webpSize(view, word, at + 8);
    at += 8 + length + (length % 2);
  }
  return size && { type: 'image/webp', ...size, saysMore };
}

function webpSize(view: DataView, word: string, at: number): { width: number; height: number } | null {
  const uint24 = (from: number): number => view.getUint16(from, true) + view.getUint8(from + 2) * 0x1_0000;
  if (word === 'VP8X') return { width: uint24(at + 4) + 1, height: uint24(at + 7) + 1 };
  if (word === 'VP8 ')
    return { width: view.getUint16(at + 6, true) & 0x3fff, height: view.getUint16(at + 8, true) & 0x3fff };
  if (word !== 'VP8L') return null;
  const bits = view.getUint32(at + 1, true);
  return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
}
