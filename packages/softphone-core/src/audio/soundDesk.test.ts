import { describe, expect, it } from 'vitest';
import { Value } from '../lib/value.ts';
import type { CallSnapshot } from '../snapshot.ts';
import { FakeClock, FakeMedia, silentLog } from '../testing/index.ts';
import { AudioDevices } from './audioDevices.ts';
import { NO_RINGING } from './ringing.ts';
import { SoundDesk } from './soundDesk.ts';

describe('a ring for what is urgent', () => {
  const calling = [{ state: { kind: 'ringingHere' } }] as CallSnapshot[];
  const open = () => {
    const clock = new FakeClock();
    const media = new FakeMedia();
    const calls = new Value<readonly CallSnapshot[]>([]);
    const audio = new AudioDevices({ media, clock, log: silentLog });
    const desk = new SoundDesk({ clock, log: silentLog, audio, calls });
    const ends = () => {
      desk.close();
      audio.close();
    };
    return { clock, media, calls, desk, ends };
  };

  it('[RING-4] is heard once, for a second', async () => {
    const { clock, media, desk, ends } = open();
    desk.ringOnce();
    desk.ringOnce();
    expect(media.open.players).toBe(1);
    await clock.advance(999);
    expect(media.open.players).toBe(1);
    await clock.advance(1);
    expect(media.open.players).toBe(0);
    ends();
  });

  it('[RING-4] is not heard where the ringer is silent, nor in a call, and a call ends it', () => {
    const { media, calls, desk, ends } = open();
    desk.setRinging({ ...NO_RINGING, isSilent: true });
    desk.ringOnce();
    expect(media.played).toHaveLength(0);
    desk.setRinging(NO_RINGING);
    calls.set(calling);
    desk.ringOnce();
    expect(media.played).toHaveLength(0);
    calls.set([]);
    desk.ringOnce();
    calls.set(calling);
    expect([media.played.length, media.open.players]).toEqual([1, 0]);
    ends();
  });
});
