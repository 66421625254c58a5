/** Asterisk's head of a WAV file; `data` and its size are the last eight bytes. */
const HEAD_BYTES = 44;

/** A WAV file whose recorder died has no sizes in its head: they are put in, so that it plays. Any other is as it was. [MAIL-9] */
export function closedWav(file: Buffer): Buffer {
  if (file.length < HEAD_BYTES || file.toString('latin1', 36, 40) !== 'data') return file;
  const closed = Buffer.from(file);
  closed.writeUInt32LE(file.length - 8, 4);
  closed.writeUInt32LE(file.length - HEAD_BYTES, 40);
  return closed;
}
