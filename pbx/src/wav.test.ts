import { describe, expect, it } from 'vitest';
import { makeTone } from './tone.ts';
import { decodeWav, encodeWav } from './wav.ts';

const pcm = makeTone({ frequencyHz: 440, durationMs: 50, sampleRateHz: 8000, levelDb: -6 });

describe('WAV', () => {
  it('comes back as it went', () => {
    const file = encodeWav(pcm);
    expect(file.length).toBe(44 + 800);
    expect(decodeWav(file)).toEqual(pcm);
  });

  it('reads a recording whose recorder has not yet written its size', () => {
    const file = encodeWav(pcm);
    file.writeUInt32LE(0, 40);
    expect(decodeWav(file).samples).toHaveLength(400);
    file.writeUInt32LE(0xffff_ffff, 40);
    expect(decodeWav(file.subarray(0, 44 + 101)).samples).toHaveLength(50);
  });

  it('skips chunks it does not know and takes the first of two channels', () => {
    const file = encodeWav({ samples: Int16Array.of(1, -1, 2, -2), sampleRateHz: 16_000 });
    file.writeUInt16LE(2, 22);
    const note = Buffer.from('LIST\x03\x00\x00\x00abc\x00', 'latin1');
    const decoded = decodeWav(Buffer.concat([file.subarray(0, 36), note, file.subarray(36)]));
    expect(decoded).toEqual({ samples: Int16Array.of(1, 2), sampleRateHz: 16_000 });
  });

  it.each([
    ['something else', Buffer.from('hello, this is no sound at all')],
    ['an empty file', Buffer.alloc(0)],
    ['8-bit samples', Buffer.from(encodeWav(pcm)).fill(8, 34, 35)],
    ['a file cut in its head', encodeWav(pcm).subarray(0, 30)],
    ['a file without data', encodeWav(pcm).subarray(0, 36)],
  ])('refuses %s', (_, file) => {
    expect(() => decodeWav(file)).toThrow(expect.objectContaining({ code: 'pbx.wav' }));
  });
});
