import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Quality } from '../snapshot.ts';
import { FakeClock, FakePeer } from '../testing/index.ts';
import { CODEC_IMPAIRMENT, delayImpairment, mosOf, mosOfR } from './mos.ts';
import { type Counters, qualityBetween } from './sample.ts';
import { QualitySampler } from './sampler.ts';

const codec = fc.constantFrom(...Object.values(CODEC_IMPAIRMENT));
const delay = fc.double({ min: 0, max: 5000, noNaN: true });
const loss = fc.double({ min: 0, max: 1, noNaN: true });

describe('MOS', () => {
  it('[QUAL-1] is between 1.0 and 4.5 and never rises with delay or loss', () => {
    fc.assert(
      fc.property(codec, delay, loss, delay, loss, (codec, delayMs, lossRatio, moreDelay, moreLoss) => {
        const here = mosOf({ delayMs, lossRatio, codec });
        expect(here).toBeGreaterThanOrEqual(1);
        expect(here).toBeLessThanOrEqual(4.5);
        expect(mosOf({ delayMs: delayMs + moreDelay, lossRatio, codec })).toBeLessThanOrEqual(here + 1e-9);
        expect(mosOf({ delayMs, lossRatio: Math.min(1, lossRatio + moreLoss), codec })).toBeLessThanOrEqual(
          here + 1e-9,
        );
      }),
    );
  });

  it('[QUAL-1] agrees with the recommendation: R 93.2 is 4.41, and Annex B table points', () => {
    expect(mosOf({ delayMs: 0, lossRatio: 0, codec: CODEC_IMPAIRMENT.g711 })).toBeCloseTo(4.41, 2);
    // G.107 Annex B: R 90 → 4.34, 80 → 4.03, 70 → 3.60, 60 → 3.10, 50 → 2.58.
    for (const [r, mos] of [
      [90, 4.34],
      [80, 4.03],
      [70, 3.6],
      [60, 3.1],
      [50, 2.58],
    ] as const) {
      // The table rounds up.
      expect(Math.abs(mosOfR(r) - mos)).toBeLessThan(0.01);
    }
    expect([mosOfR(-20), mosOfR(0), mosOfR(6.5), mosOfR(120)]).toEqual([1, 1, 1, 4.5]);
  });

  it('[QUAL-1] no delay is felt up to 100 ms, and there is no cliff after it', () => {
    expect(delayImpairment(100)).toBe(0);
    expect(delayImpairment(180)).toBeLessThan(3);
    expect(mosOf({ delayMs: 180, lossRatio: 0, codec: CODEC_IMPAIRMENT.opusWithFec })).toBeGreaterThan(4.2);
  });
});

const counters = (change: Partial<Counters> = {}): Counters => ({
  atMs: 0,
  packetsReceived: 0,
  packetsLost: 0,
  bytesReceived: 0,
  packetsSent: 0,
  bytesSent: 0,
  jitterMs: 0,
  totalSamples: 0,
  concealedSamples: 0,
  bufferDelayS: 0,
  bufferEmitted: 0,
  roundTripMs: null,
  codec: 'opus',
  ...change,
});

const WITH_FEC = { isFecOn: true, voiceMode: 'normal' } as const;

describe('a sample', () => {
  it('[QUAL-2] is about the time between two looks', () => {
    const before = counters({ packetsReceived: 100, packetsLost: 50, bytesReceived: 1000 });
    const now = counters({ atMs: 1000, packetsReceived: 145, packetsLost: 55, bytesReceived: 6000 });
    expect(qualityBetween(before, now, WITH_FEC)).toMatchObject({ lossRatio: 0.1, bitrateInKbps: 40, isFecOn: true });
  });

  it('[QUAL-1] never rises with jitter or round trip', () => {
    fc.assert(
      fc.property(delay, delay, delay, (jitterMs, roundTripMs, more) => {
        const at = (change: Partial<Counters>): number =>
          qualityBetween(counters(), counters({ atMs: 1000, ...change }), { ...WITH_FEC, isFecOn: false }).mos;
        const here = at({ jitterMs, roundTripMs });
        expect(at({ jitterMs: jitterMs + more, roundTripMs })).toBeLessThanOrEqual(here + 1e-9);
        expect(at({ jitterMs, roundTripMs: roundTripMs + more })).toBeLessThanOrEqual(here + 1e-9);
      }),
    );
  });

  it('[QUAL-5] takes the worse of lost and made up', () => {
    const made = counters({ atMs: 1000, packetsReceived: 50, totalSamples: 48_000, concealedSamples: 9600 });
    const bad = qualityBetween(counters(), made, WITH_FEC);
    expect(bad).toMatchObject({ lossRatio: 0, concealedRatio: 0.2 });
    expect(bad.mos).toBeLessThan(3);
  });

  it('[QUAL-6] no FEC without Opus', () => {
    expect(qualityBetween(counters(), counters({ atMs: 1, codec: 'PCMA' }), WITH_FEC).isFecOn).toBe(false);
  });
});

describe('the sampler', () => {
  it('[QUAL-3] [QUAL-4] [QUAL-7] tells first audio within 20 ms each way, and judges from the second second on', async () => {
    const clock = new FakeClock(0);
    const peer = new FakePeer();
    const heard: string[] = [];
    const seen: Quality[] = [];
    const sampler = new QualitySampler({
      path: { stats: () => peer.getStats(), ...WITH_FEC },
      clock,
      listener: { onFirstAudio: (way, at) => heard.push(`${way} ${at}`), onQuality: (quality) => seen.push(quality) },
    });
    await clock.advance(5000);
    expect([heard, seen]).toEqual([[], []]);
    peer.counters.packetsReceived = 1;
    await clock.advance(40);
    peer.counters.packetsSent = 1;
    await clock.advance(40);
    expect(heard.map((line) => line.split(' ')[0])).toEqual(['in', 'out']);
    const [inAt, outAt] = heard.map((line) => Number(line.split(' ')[1]));
    expect(inAt).toBeLessThanOrEqual(5020);
    expect(outAt).toBeLessThanOrEqual(5060);
    await clock.advance(1900);
    expect(seen).toHaveLength(0);
    await clock.advance(3000);
    expect(seen.length).toBeGreaterThanOrEqual(2);
    sampler.close();
    expect(clock.pending).toBe(0);
  });
});
