/// <reference types="node" />
import { readFileSync } from 'node:fs';
import { hubPaths, type WallPicture } from '@hearthline/protocol';
import { describe, expect, it } from 'vitest';
import { leastLetterPx } from './letterHeight.ts';
import { columnsAt, slidesOf } from './slides.ts';
import { WallReader } from './wallReader.ts';
import { transition, type WallState } from './wallState.ts';

const KEY = 'k'.repeat(43);
const HOUR = 3_600_000;

const picture = (more: Partial<WallPicture> = {}): WallPicture => ({
  ...{ name: 'W', unitName: 'G', sentence: '', language: 'en', theme: 'dark', timeZone: 'Asia/Shanghai' },
  ...{ workday: '2026-11-21', people: null, groups: null, badges: null, praise: null, thanksCount: null },
  ...{ activities: null, callCount: null, ...more },
});
const person = (index: number) => ({ id: `p${index}`, name: `P${index}`, unitName: 'G', points: 9 });
const persons = (count: number) => Array.from({ length: count }, (_, index) => person(index));

/** A hub that answers as it is told, and time that moves when told to. */
class Stand {
  now = 1_000;
  timers: { at: number; run: () => void }[] = [];
  readonly asked: RequestInit[] = [];
  readonly urls = new Set<string>();
  readonly #answers: ((response: Response | Error) => void)[] = [];
  readonly reader: WallReader;

  constructor(key = KEY, random = 0.5) {
    this.reader = new WallReader({
      key,
      fetch: (url, init) => {
        this.urls.add(url);
        this.asked.push(init);
        return new Promise((resolve, reject) => {
          init.signal?.addEventListener('abort', () => reject(new Error('aborted')), { once: true });
          this.#answers.push((answer) => (answer instanceof Error ? reject(answer) : resolve(answer)));
        });
      },
      now: () => this.now,
      after: (delayMs, run) => {
        const timer = { at: this.now + delayMs, run };
        this.timers.push(timer);
        return () => void (this.timers = this.timers.filter((one) => one !== timer));
      },
      random: () => random,
    });
  }

  /** Answers the request that is under way, and lets the reader take it in. */
  async answers(status: number, body: WallPicture | null = null, headers: Record<string, string> = {}): Promise<void> {
    const text = body === null ? null : JSON.stringify(body);
    await this.#settle(new Response(text, { status, headers: { etag: '"a"', ...headers } }));
  }

  cut(): Promise<void> {
    return this.#settle(new Error('cut'));
  }

  async goesOn(lengthMs: number): Promise<void> {
    this.now += lengthMs;
    const due = this.timers.filter(({ at }) => at <= this.now);
    this.timers = this.timers.filter((one) => !due.includes(one));
    for (const { run } of due) run();
    await rest();
  }

  async #settle(answer: Response | Error): Promise<void> {
    this.#answers.shift()?.(answer);
    await rest();
  }
}
/** Until nothing is left to do but waiting. */
const rest = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('the reader of a wall', () => {
  it('[WALL-2] [WALL-11] asks with its key in a header, one request at a time, and waits for news once it has a picture', async () => {
    const stand = new Stand();
    stand.reader.start();
    await rest();
    expect(stand.asked).toHaveLength(1);
    expect(stand.asked[0]?.headers).toEqual({ authorization: `Bearer ${KEY}` });
    expect([...stand.urls]).toEqual([hubPaths.wall]);
    await stand.answers(200, picture());
    expect(stand.reader.getState()).toMatchObject({ kind: 'shown', isLive: true, picture: { name: 'W' } });
    expect(stand.asked).toHaveLength(2);
    expect(stand.asked[1]?.headers).toMatchObject({ 'if-none-match': '"a"', prefer: 'wait=2' });
    await stand.answers(304, null, { date: 'Sat, 21 Nov 2026 06:18:00 GMT' });
    expect(stand.reader.getState()).toMatchObject({ kind: 'shown', asOf: Date.UTC(2026, 10, 21, 6, 18) });
    await stand.answers(200, picture({ name: 'Another' }), { etag: '"b"' });
    expect(stand.reader.getState()).toMatchObject({ picture: { name: 'Another' } });
    stand.reader.stop();
    await rest();
    expect(stand.timers).toEqual([]);
    expect(stand.asked).toHaveLength(4);
  });

  it('[WALL-12] keeps its last picture without a hub, tries at random moments and at most 30 s apart, and comes back', async () => {
    const stand = new Stand(KEY, 1);
    stand.reader.start();
    await rest();
    await stand.answers(200, picture());
    const waits: number[] = [];
    for (let round = 0; round < 8; round += 1) {
      await stand.cut();
      const [timer] = stand.timers;
      waits.push((timer?.at ?? 0) - stand.now);
      expect(stand.reader.getState()).toMatchObject({
        kind: 'shown',
        isLive: false,
        asOf: 1_000,
        picture: { name: 'W' },
      });
      await stand.goesOn(30_000);
    }
    expect(waits).toEqual([2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000, 30_000]);
    await stand.answers(304);
    expect(stand.reader.getState()).toMatchObject({ kind: 'shown', isLive: true });
    // Silence is no answer either.
    await stand.goesOn(10_000);
    expect(stand.reader.getState()).toMatchObject({ isLive: false });
    stand.reader.stop();
  });

  it('[WALL-2] [WALL-12] forgets the picture at once when its key is revoked, and asks anew without a tag', async () => {
    const stand = new Stand();
    stand.reader.start();
    await rest();
    await stand.answers(200, picture());
    await stand.answers(401);
    expect(stand.reader.getState()).toEqual({ kind: 'closed' });
    await stand.goesOn(60_000);
    expect(stand.asked.at(-1)?.headers).toEqual({ authorization: `Bearer ${KEY}` });
    await stand.answers(200, picture());
    expect(stand.reader.getState()).toMatchObject({ kind: 'shown' });
    stand.reader.stop();
  });

  it('[WALL-13] a week of rounds leaves no timer and no listener behind', async () => {
    const stand = new Stand();
    let listeners = 0;
    stand.reader.start();
    const end = stand.reader.subscribe(() => (listeners += 1));
    await rest();
    await stand.answers(200, picture());
    for (let round = 0; round < 1_000; round += 1) {
      await stand.answers(round % 3 === 0 ? 200 : 304, round % 3 === 0 ? picture({ name: `W${round}` }) : null);
      expect(stand.timers).toHaveLength(1);
    }
    expect(stand.asked).toHaveLength(1_002);
    end();
    stand.reader.stop();
    await rest();
    expect(stand.timers).toEqual([]);
    expect(listeners).toBeGreaterThan(1_000);
  });

  it('asks nothing with an address that is not complete', async () => {
    const stand = new Stand('short');
    stand.reader.start();
    await rest();
    expect(stand.asked).toEqual([]);
    expect(stand.reader.getState()).toEqual({ kind: 'noKey' });
  });

  it('[WALL-12] what it cannot read is no answer', async () => {
    const stand = new Stand();
    stand.reader.start();
    await rest();
    await stand.answers(200, { name: 'half a picture' } as WallPicture);
    expect(stand.reader.getState()).toEqual({ kind: 'unreached' });
    await stand.goesOn(30_000);
    await stand.answers(503);
    expect(stand.reader.getState()).toEqual({ kind: 'unreached' });
    stand.reader.stop();
  });
});

describe('what a wall shows', () => {
  const shown: WallState = { kind: 'shown', picture: picture(), asOf: 5, heardAt: 0, isLive: true };
  it('[WALL-12] names nobody for longer than twelve hours without a hub', () => {
    expect(transition(shown, { kind: 'failed', now: 12 * HOUR })).toMatchObject({ kind: 'shown', isLive: false });
    expect(transition(shown, { kind: 'failed', now: 12 * HOUR + 1 })).toEqual({ kind: 'unreached' });
    expect(transition(shown, { kind: 'refused' })).toEqual({ kind: 'closed' });
    expect(transition({ kind: 'closed' }, { kind: 'failed', now: 1 })).toEqual({ kind: 'closed' });
  });

  it('[WALL-13] [WALL-15] puts four rows in a column and shows all columns equally often', () => {
    const full = picture({
      people: persons(9),
      groups: [],
      badges: persons(4).map((one) => ({ ...one, title: { 'zh-CN': '', en: '' } })),
    });
    const slides = slidesOf(full);
    expect(slides.map(({ kind, rows }) => [kind, rows.length])).toEqual([
      ['people', 4],
      ['groups', 0],
      ['badges', 4],
      ['people', 4],
      ['people', 1],
    ]);
    expect(columnsAt(slides, 5, 7)).toEqual(slides);
    const counts = new Map(slides.map((slide) => [slide, 0]));
    for (let turn = 0; turn < 5; turn += 1) {
      const now = columnsAt(slides, 3, turn);
      expect(new Set(now).size).toBe(3);
      for (const slide of now) counts.set(slide, (counts.get(slide) ?? 0) + 1);
    }
    expect([...counts.values()]).toEqual([3, 3, 3, 3, 3]);
    expect(slidesOf(picture())).toEqual([]);
  });
});

describe('letters', () => {
  it('[WALL-14] none is smaller than what is read from eight metres on a wall of 3.2 m', () => {
    const css = readFileSync(new URL('./Wall.module.css', import.meta.url), 'utf8');
    const sizes = [...css.matchAll(/font-size: ([^;]+);/g)].map(([, size = '']) => size);
    expect(sizes.length).toBeGreaterThan(10);
    const least = leastLetterPx({ widthMm: 3_200, widthPx: 1_920, distanceMm: 8_000 });
    expect(least).toBeCloseTo(39.9, 1);
    for (const size of sizes) {
      // Of the wall's own pixels, and nothing else.
      expect(size).toMatch(/^calc\(\d+ \* var\(--px\)\)$/);
      expect(Number(/\d+/.exec(size)?.[0])).toBeGreaterThanOrEqual(least);
    }
  });
});
