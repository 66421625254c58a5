import { crc32, deflateSync } from 'node:zlib';

const chunk = (word: string, body: Buffer): Buffer => {
  const said = Buffer.concat([Buffer.from(word, 'latin1'), body]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(body.length);
  check.writeUInt32BE(crc32(said));
  return Buffer.concat([length, said, check]);
};

/** A real PNG of one grey; `place`: with an EXIF chunk, as a camera writes where it was. */
export function somePng({ side = 8, grey = 120, place = false } = {}): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(side);
  head.writeUInt32BE(side, 4);
  head.writeUInt8(8, 8);
  const rows = Buffer.alloc(side * (side + 1), grey);
  for (let row = 0; row < side; row += 1) rows[row * (side + 1)] = 0;
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]),
    chunk('IHDR', head),
    ...(place ? [chunk('eXIf', Buffer.from('GPS'))] : []),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
