import { beforeEach, describe, expect, it } from 'vitest';
import { createProgress, type Progress } from './progress.ts';

let lines: string[];
let nowMs: number;
let ticks: Set<() => void>;
let progress: Progress;

beforeEach(() => {
  lines = [];
  nowMs = 0;
  ticks = new Set();
  progress = createProgress((line) => void lines.push(line), {
    nowMs: () => nowMs,
    every(_, tick) {
      ticks.add(tick);
      return () => void ticks.delete(tick);
    },
  });
});

function pass(seconds: number): void {
  for (let second = 0; second < seconds; second++) {
    nowMs += 1000;
    for (const tick of ticks) tick();
  }
}

describe('progress', () => {
  it('says nothing about a short step', async () => {
    expect(await progress.step('short', async () => 7)).toBe(7);
    expect(lines).toEqual([]);
    expect(ticks.size).toBe(0);
  });

  it('shows a step after a second and how long it took', async () => {
    await progress.step('long', async () => pass(3));
    expect(lines).toEqual(['- long ...', '  done: long (3.0 s)']);
  });

  it('says every ten seconds that it is still going', async () => {
    await progress.step('slow', async () => pass(21));
    expect(lines).toEqual(['- slow ...', '  still: slow (10.0 s)', '  still: slow (20.0 s)', '  done: slow (21.0 s)']);
  });

  it('shows what is said at once, also when `say` is handed on alone', () => {
    const { say } = progress;
    say('a detail');
    expect(lines).toEqual(['a detail']);
  });

  it('names a step that failed, passes its error on and stops its timer', async () => {
    const failure = progress.step('broken', () => Promise.reject(new Error('no')));
    await expect(failure).rejects.toThrow('no');
    expect(lines).toEqual(['  failed: broken (0.0 s)']);
    expect(ticks.size).toBe(0);
  });
});
