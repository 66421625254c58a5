import { readFile } from 'node:fs/promises';
import { decodeWav } from '@hearthline/pbx';
import { describe, expect, it } from 'vitest';
import { roomSoundOf } from '../../../packages/softphone-core/src/room/roomSound.ts';

const prompts = new URL('../../../pbx/prompts/', import.meta.url);

describe('H13 a voice in the room', () => {
  it.each(['en/leave-message', 'zh/leave-message', 'en/interrupted', 'zh/interrupted'])(
    '[ROOM-3] is named as one: %s',
    async (name) => {
      const { samples, sampleRateHz } = decodeWav(await readFile(new URL(`${name}.wav`, prompts)));
      const length = Math.floor(sampleRateHz / 3);
      const names = Array.from({ length: Math.floor(samples.length / length) }, (_, index) => {
        const stretch = samples.subarray(index * length, (index + 1) * length);
        return roomSoundOf(
          Float32Array.from(stretch, (sample) => sample / 32_768),
          sampleRateHz,
        );
      }).filter((sound) => sound !== 'quiet');
      const voices = names.filter((sound) => sound === 'voices');
      expect(voices.length).toBeGreaterThan(names.length / 2);
    },
  );
});
