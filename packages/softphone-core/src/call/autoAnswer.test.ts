import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ANSWERED_ITSELF, lengthMsOf, samplesOf } from '../audio/tones.ts';
import { answerAskedBy } from '../sip/answerMode.ts';
import { type Desk, Office } from '../testing/index.ts';

const TONE_MS = lengthMsOf(ANSWERED_ITSELF);
let office: Office;
let anna: Desk;
let bela: Desk;

beforeEach(async () => {
  office = new Office();
  anna = await office.seat('1001');
  bela = await office.seat('1002');
});
afterEach(() => office.close());

/** Anna calls Bela with these headers; they have passed when this resolves. */
async function called(...headers: string[]): Promise<void> {
  office.pbx.extraHeaders = headers;
  await anna.phone.dial('1002');
  await office.soon();
}
const sentBy = (desk: Desk) => desk.media.peers.at(-1)?.transceivers[0]?.sender.track;

describe('a call that is answered by itself', () => {
  it('[AUTO-1] is one that the PBX gives back, with auto-answer off too', async () => {
    await called('X-Hearthline-Given-Back: 1');
    expect(bela.newest()).toMatchObject({ state: { kind: 'talking' }, isGivenBack: true, isAnsweredByItself: true });
    expect(bela.media.isRinging).toBe(false);
  });

  it('[AUTO-1] is given back into another conversation too, which is held', async () => {
    const cora = await office.seat('1003');
    await called();
    await bela.phone.answer(bela.newest().id);
    await office.soon();
    office.pbx.extraHeaders = ['X-Hearthline-Given-Back: 1'];
    await cora.phone.dial('1002');
    await office.soon();
    expect(bela.kinds()).toEqual(['talking here', 'talking none']);
  });

  it.each([
    ['park;from=1001', { place: 'park', number: '1001' }],
    ['phone;from=1003', { place: 'phone', number: '1003' }],
    ['phone', { place: 'phone', number: '' }],
  ])('[AUTO-6] is one that I took over (%s), which is none that was given back', async (header, takenFrom) => {
    await called(`X-Hearthline-Taken: ${header}`);
    expect(bela.newest()).toMatchObject({ state: { kind: 'talking' }, isGivenBack: false, takenFrom });
  });

  it.each([
    ['a queue call', ['X-Hearthline-Queue: hotline']],
    ['RFC 5373', ['Answer-Mode: Auto']],
    ['Call-Info', ['Call-Info: <sip:pbx.test>;answer-after=0']],
    ['Alert-Info', ['Alert-Info: <http://pbx.test>;info=alert-autoanswer']],
  ])('[AUTO-2] is %s, when it is on and only then', async (_what, headers) => {
    await called(...headers);
    expect(bela.kinds()).toEqual(['ringingHere']);
    await anna.phone.hangUp(anna.newest().id);
    await office.clock.advance(6000);
    bela.phone.setAutoAnswer(true);
    await called(...headers);
    expect(bela.kinds()).toEqual(['talking none']);
    expect(bela.newest()).toMatchObject({ isGivenBack: false, isAnsweredByItself: true });
  });

  it('[AUTO-2] is not an ordinary direct call', async () => {
    bela.phone.setAutoAnswer(true);
    await called();
    expect(bela.kinds()).toEqual(['ringingHere']);
  });

  it('[AUTO-2] waits as long as it is asked to, and leaves alone what was decided meanwhile', async () => {
    bela.phone.setAutoAnswer(true);
    await called('Call-Info: <sip:pbx.test>;answer-after=5');
    expect(bela.kinds()).toEqual(['ringingHere']);
    await office.clock.advance(5000);
    expect(bela.kinds()).toEqual(['talking none']);
    await anna.phone.hangUp(anna.newest().id);
    await office.clock.advance(6000);
    await called('Call-Info: <sip:pbx.test>;answer-after=5');
    await bela.phone.reject(bela.newest().id);
    await office.clock.advance(4900);
    expect(bela.kinds()).toEqual(['ended rejectedHere']);
  });

  it('[AUTO-3] is none while another call lives', async () => {
    const cora = await office.seat('1003');
    await called();
    await bela.phone.answer(bela.newest().id);
    await office.soon();
    bela.phone.setAutoAnswer(true);
    office.pbx.extraHeaders = ['X-Hearthline-Queue: hotline'];
    await cora.phone.dial('1002');
    await office.soon();
    expect(bela.kinds()).toEqual(['talking none', 'ringingHere']);
  });

  it('[AUTO-4] sends the tone and nothing else until it is over, and plays it here too', async () => {
    await called('X-Hearthline-Given-Back: 1');
    const [microphone] = bela.media.microphones;
    expect([sentBy(bela)?.deviceId, microphone?.enabled]).toEqual(['tone', false]);
    expect(bela.media.played.filter(({ kind, isOpen }) => kind === 'tone' && isOpen)).toHaveLength(2);
    await office.clock.advance(TONE_MS);
    expect([sentBy(bela), microphone?.enabled]).toEqual([microphone, true]);
    expect(bela.media.played.filter(({ kind, isOpen }) => kind === 'tone' && isOpen)).toHaveLength(0);
  });

  it('[AUTO-4] hung up during the tone leaves nothing open', async () => {
    await called('X-Hearthline-Given-Back: 1');
    await anna.phone.hangUp(anna.newest().id);
    await office.clock.advance(10_000);
    expect(bela.kinds()).toEqual([]);
    expect(bela.media.open).toEqual({ players: 0, microphones: 0, peers: 1 });
  });

  it('[AUTO-5] refuses without a microphone', async () => {
    bela.media.microphoneProblem = 'audio.microphoneAbsent';
    await called('X-Hearthline-Given-Back: 1');
    expect([anna.kinds(), bela.kinds()]).toEqual([['ended unavailable'], ['ended microphoneAbsent']]);
  });
});

describe('what an INVITE asks for', () => {
  const asked = (name: string, value: string) =>
    answerAskedBy({
      getHeader: (wanted) => (wanted.toLowerCase() === name ? value : undefined),
      getHeaders: (wanted) => (wanted.toLowerCase() === name ? [value] : []),
    });
  it.each([
    ['x-hearthline-given-back', '1', { kind: 'givenBack' }],
    ['x-hearthline-taken', 'park;from=1001', { kind: 'taken', from: { place: 'park', number: '1001' } }],
    ['x-hearthline-taken', 'park;from=<script>', { kind: 'taken', from: { place: 'park', number: '' } }],
    ['x-hearthline-taken', 'somewhere', null],
    ['x-hearthline-given-back', '0', null],
    ['priv-answer-mode', 'Auto;require', { kind: 'asked', afterMs: 0 }],
    ['answer-mode', 'Manual', null],
    ['answer-mode', 'Automatic', null],
    ['call-info', '<sip:a>; answer-after = 2', { kind: 'asked', afterMs: 2000 }],
    ['call-info', '<sip:a>;answer-after=999999999999', { kind: 'asked', afterMs: 30_000 }],
    ['call-info', '<sip:a>;purpose=icon', null],
    ['alert-info', '<http://a>;info=alert-autoanswer;delay=3', { kind: 'asked', afterMs: 3000 }],
    ['alert-info', '<http://a>;info="Auto Answer"', { kind: 'asked', afterMs: 0 }],
    ['alert-info', '<http://a/auto-answer.wav>', null],
  ])('[AUTO-1] [AUTO-2] %s: %s', (name, value, expected) => expect(asked(name, value)).toEqual(expected));
});

describe('the tone', () => {
  it('[AUTO-4] is 0.4 s of 950 Hz, without a click and without distortion', () => {
    const samples = samplesOf(ANSWERED_ITSELF, 8000);
    expect(samples).toHaveLength(3200);
    expect(Math.abs(samples[0] ?? 1) + Math.abs(samples.at(-1) ?? 1)).toBeLessThan(0.01);
    expect(Math.max(...samples)).toBeLessThanOrEqual(0.25);
    let [re, im, all] = [0, 0, 0];
    for (const [at, sample] of samples.entries()) {
      re += sample * Math.cos((2 * Math.PI * 950 * at) / 8000);
      im += sample * Math.sin((2 * Math.PI * 950 * at) / 8000);
      all += sample * sample;
    }
    expect((2 * (re * re + im * im)) / (samples.length * all)).toBeGreaterThan(0.95);
  });
});
