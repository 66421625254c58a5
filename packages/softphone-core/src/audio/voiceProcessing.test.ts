import { beforeEach, describe, expect, it } from 'vitest';
import { FakeClock, FakeMedia, silentLog } from '../testing/index.ts';
import { settled } from '../testing/fakeClock.ts';
import { AudioDevices } from './audioDevices.ts';
import { Pace } from './pace.ts';
import { USUAL_PROCESSING } from './voiceProcessing.ts';

const STRONG = { ...USUAL_PROCESSING, noise: 'strong' } as const;

let media: FakeMedia;
let audio: AudioDevices;
let reopened: number;

beforeEach(() => {
  media = new FakeMedia();
  audio = new AudioDevices({ media, clock: new FakeClock(), log: silentLog });
  reopened = 0;
  audio.onMicrophoneToUse(() => (reopened += 1));
});

describe('what is done to the operator’s voice', () => {
  it('[VOICE-1] is the person’s choice, and a change opens the microphone of a call anew', async () => {
    await audio.openMicrophone();
    audio.setVoiceProcessing({ echo: false, noise: 'off', gain: false });
    audio.setVoiceProcessing({ echo: false, noise: 'off', gain: false });
    await audio.openMicrophone();
    expect(media.processed).toEqual([USUAL_PROCESSING, { echo: false, noise: 'off', gain: false }]);
    expect(reopened).toBe(1);
  });

  it('[VOICE-2] [VOICE-3] strong goes around the microphone of a call, never around a look at the room', async () => {
    audio.setVoiceProcessing(STRONG);
    await audio.openMicrophone('raw');
    expect(media.cleaned).toHaveLength(0);
    await audio.openMicrophone();
    expect(media.cleaned).toHaveLength(1);
    expect(media.processed).toEqual(['raw', STRONG]);
  });

  it('[VOICE-5] a PC that cannot keep up goes back to standard, says so, and stays there', async () => {
    audio.setVoiceProcessing(STRONG);
    await audio.openMicrophone();
    reopened = 0;
    media.cleaned[0]?.tooSlow();
    media.cleaned[0]?.tooSlow();
    expect(audio.value.getState().strongNoise).toBe('tooSlow');
    expect(reopened).toBe(1);
    await audio.openMicrophone();
    expect(media.processed.at(-1)).toEqual(USUAL_PROCESSING);
    expect(media.cleaned).toHaveLength(1);
  });

  it('[VOICE-5] a filter that cannot be begun costs the call nothing: its microphone as it is, then standard', async () => {
    media.cleaningFails = true;
    audio.setVoiceProcessing(STRONG);
    reopened = 0;
    await audio.openMicrophone();
    expect(audio.value.getState().strongNoise).toBe('failed');
    expect(reopened).toBe(1);
    await audio.openMicrophone();
    expect(media.processed).toEqual([STRONG, USUAL_PROCESSING]);
  });

  it('[VOICE-2] a warm microphone is not filtered: the copy of a call is', async () => {
    audio.setVoiceProcessing(STRONG);
    audio.keepMicrophoneWarm(true);
    await settled();
    expect(media.cleaned).toHaveLength(0);
    await audio.openMicrophone();
    expect(media.cleaned).toHaveLength(1);
    expect(media.processed).toEqual([STRONG]);
  });
});

describe('keeping pace', () => {
  const second = (workedMs: number) => ({ workedMs, passedMs: 1_000 });

  it('[VOICE-5] three of five looks behind are too slow; two are a busy moment', () => {
    const pace = new Pace();
    const said = [1_000, 900, 1_000, 960, 1_000, 1_000, 900, 950, 940].map((workedMs) => pace.look(second(workedMs)));
    expect(said).toEqual([false, false, false, false, false, false, false, true, true]);
  });

  it('[VOICE-5] a look over no time says nothing', () => {
    const pace = new Pace();
    expect([0, 0, 0, 0].map(() => pace.look({ workedMs: 0, passedMs: 0 }))).not.toContain(true);
  });
});
