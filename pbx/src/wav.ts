/** WAV files of 16-bit samples. http://soundfile.sapp.org/doc/WaveFormat/ */
import { PbxError } from './errors.ts';
import type { Pcm } from './tone.ts';

const HEADER_BYTES = 44;

/** A mono file. */
export function encodeWav({ samples, sampleRateHz }: Pcm): Buffer {
  const file = Buffer.alloc(HEADER_BYTES + samples.length * 2);
  file.write('RIFF', 0, 'latin1');
  file.writeUInt32LE(file.length - 8, 4);
  file.write('WAVEfmt ', 8, 'latin1');
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(1, 20);
  file.writeUInt16LE(1, 22);
  file.writeUInt32LE(sampleRateHz, 24);
  file.writeUInt32LE(sampleRateHz * 2, 28);
  file.writeUInt16LE(2, 32);
  file.writeUInt16LE(16, 34);
  file.write('data', 36, 'latin1');
  file.writeUInt32LE(samples.length * 2, 40);
  samples.forEach((sample, index) => file.writeInt16LE(sample, HEADER_BYTES + index * 2));
  return file;
}

/**
 * The first channel of a file. The size in the data chunk's head is not believed: a recorder writes it when it closes the file, and a
 * recording is read while it grows. Data is the rest of the file when the size says 0 or more than there is.
 *
 * @throws PbxError `pbx.wav` when it is not a WAV file of 16-bit samples
 */
export function decodeWav(file: Buffer): Pcm {
  if (file.length < 12 || file.toString('latin1', 0, 4) !== 'RIFF' || file.toString('latin1', 8, 12) !== 'WAVE') {
    throw new PbxError('pbx.wav', 'Not a WAV file.');
  }
  let format: { channels: number; sampleRateHz: number } | null = null;
  for (let at = 12; at + 8 <= file.length;) {
    const name = file.toString('latin1', at, at + 4);
    const size = file.readUInt32LE(at + 4);
    const body = at + 8;
    if (name === 'fmt ') format = readFormat(file, body);
    if (name === 'data') {
      if (format === null) break;
      const isOpen = size === 0 || body + size > file.length;
      return {
        samples: firstChannel(file.subarray(body, isOpen ? file.length : body + size), format.channels),
        sampleRateHz: format.sampleRateHz,
      };
    }
    at = body + size + (size % 2);
  }
  throw new PbxError('pbx.wav', 'The WAV file has no samples.');
}

function readFormat(file: Buffer, at: number): { channels: number; sampleRateHz: number } {
  if (at + 16 > file.length) throw new PbxError('pbx.wav', 'The WAV file ends in its head.');
  const [code, bits] = [file.readUInt16LE(at), file.readUInt16LE(at + 14)];
  if (code !== 1 || bits !== 16)
    throw new PbxError('pbx.wav', `The WAV file has format ${code} with ${bits} bits, not 16-bit samples.`);
  return { channels: Math.max(1, file.readUInt16LE(at + 2)), sampleRateHz: file.readUInt32LE(at + 4) };
}

function firstChannel(data: Buffer, channels: number): Int16Array {
  const samples = new Int16Array(Math.floor(data.length / (2 * channels)));
  for (let n = 0; n < samples.length; n++) samples[n] = data.readInt16LE(n * 2 * channels);
  return samples;
}
