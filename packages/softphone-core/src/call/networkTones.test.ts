import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CALL_TONES, type CallTone, type ToneCountry } from '../audio/callTones.ts';
import { samplesOf, type TonePattern } from '../audio/tones.ts';
import { type Desk, Office } from '../testing/index.ts';

let office: Office;
let anna: Desk;
let bela: Desk;
beforeEach(async () => {
  office = new Office();
  anna = await office.seat('1001');
  bela = await office.seat('1002');
});
afterEach(() => office.close());

/** What the network's tone of now is; null: none. */
const heard = (): TonePattern | null =>
  anna.media.played.findLast(({ kind, isOpen }) => kind === 'tone' && isOpen)?.tone ?? null;
async function dials(number: string): Promise<string> {
  const id = await anna.phone.dial(number);
  await office.soon();
  return id;
}

describe('ringback', () => {
  it('[TONE-2] sounds while the other phone rings, and stops with the answer', async () => {
    await dials('1002');
    expect(heard()).toBe(CALL_TONES.CN.ringback);
    await office.clock.advance(20_000);
    expect(heard()).toBe(CALL_TONES.CN.ringback);
    await bela.phone.answer(bela.newest().id);
    await office.soon();
    expect(heard()).toBeNull();
  });

  it('[TONE-2] stops as soon as early media comes, and an end after that has no tone', async () => {
    let said = false;
    office.pbx.onMessage = (text) => {
      if (!text.startsWith('SIP/2.0 180')) return true;
      const sdp =
        'v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\nm=audio 9 UDP/TLS/RTP/SAVPF 111\r\nc=IN IP4 0.0.0.0\r\n';
      const early = text
        .replace('180', '183')
        .replace(
          /Content-Length: 0\r\n\r\n$/,
          `Content-Type: application/sdp\r\nContent-Length: ${sdp.length}\r\n\r\n${sdp}`,
        );
      if (!said) office.clock.after(5000, () => office.pbx.say('1001', early));
      said = true;
      return true;
    };
    await dials('1002');
    expect(heard()).toBe(CALL_TONES.CN.ringback);
    await office.clock.advance(5100);
    expect(anna.newest()).toMatchObject({ state: { kind: 'ringingThere', hasEarlyMedia: true }, hadEarlyMedia: true });
    expect(heard()).toBeNull();
    await bela.phone.reject(bela.newest().id);
    await office.soon();
    expect([anna.kinds(), heard()]).toEqual([['ended busy'], null]);
  });
});

describe('the end of a call that nobody answered', () => {
  it.each([
    [486, 'busy'],
    [603, 'busy'],
    [404, 'congestion'],
    [503, 'congestion'],
  ] as const)('[TONE-3] %i is heard as %s for 3 s', async (status, tone) => {
    office.pbx.refusals.set('6003', status);
    await dials('6003');
    expect(heard()).toBe(CALL_TONES.CN[tone]);
    await office.clock.advance(3000);
    expect(heard()).toBeNull();
  });

  it('[TONE-3] taken back here has none, and the next call ends the tone of the last', async () => {
    const id = await dials('1002');
    await anna.phone.hangUp(id);
    await office.soon();
    expect(heard()).toBeNull();
    office.pbx.refusals.set('6003', 486);
    await dials('6003');
    expect(heard()).toBe(CALL_TONES.CN.busy);
    await dials('1002');
    expect(heard()).toBe(CALL_TONES.CN.ringback);
  });

  it('[TONE-3] says nothing into another conversation', async () => {
    const cora = await office.seat('1003');
    await dials('1002');
    await cora.phone.dial('1001');
    await office.soon();
    await anna.phone.answer(anna.newest().id);
    await bela.phone.reject(bela.newest().id);
    await office.soon();
    expect(heard()).toBeNull();
  });

  it('[TONE-4] is of the country that was chosen', async () => {
    anna.phone.setToneCountry('US');
    office.pbx.refusals.set('6003', 486);
    await dials('6003');
    expect(heard()).toBe(CALL_TONES.US.busy);
  });
});

describe('the table', () => {
  const RATE = 8000;
  const power = (samples: Float32Array, hz: number): number => {
    let [re, im] = [0, 0];
    for (const [at, sample] of samples.entries()) {
      re += sample * Math.cos((2 * Math.PI * hz * at) / RATE);
      im += sample * Math.sin((2 * Math.PI * hz * at) / RATE);
    }
    return (re * re + im * im) / samples.length;
  };
  const all: [ToneCountry, CallTone, number[], number, number][] = [
    ['CN', 'ringback', [450], 1000, 5000],
    ['CN', 'busy', [450], 350, 700],
    ['CN', 'congestion', [450], 700, 1400],
    ['US', 'ringback', [440, 480], 2000, 6000],
    ['US', 'busy', [480, 620], 500, 1000],
    ['US', 'congestion', [480, 620], 250, 500],
    ['EU', 'ringback', [425], 1000, 5000],
    ['EU', 'busy', [425], 500, 1000],
    ['EU', 'congestion', [425], 200, 400],
  ];
  it.each(all)('[TONE-1] %s %s is %s Hz for %i of %i ms', (country, tone, frequencies, onMs, turnMs) => {
    const samples = samplesOf(CALL_TONES[country][tone], RATE);
    expect(samples).toHaveLength((turnMs * RATE) / 1000);
    const [on, off] = [samples.subarray(0, (onMs * RATE) / 1000), samples.subarray((onMs * RATE) / 1000)];
    expect(off.every((sample) => sample === 0)).toBe(true);
    const total = on.reduce((sum, sample) => sum + sample * sample, 0);
    const share = frequencies.reduce((sum, hz) => sum + (2 * power(on, hz)) / total, 0);
    expect(share).toBeGreaterThan(0.85);
    // No step between two samples larger than the tone itself makes: nothing clicks.
    const steps = samples.map((sample, at) => Math.abs(sample - (samples[at - 1] ?? 0)));
    expect(Math.max(...steps)).toBeLessThan(0.15);
  });
});
