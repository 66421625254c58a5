import { describe, expect, it } from 'vitest';
import { levelOf, levelTables, type LevelTable } from './levels.ts';

const at = (points: number) => levelOf({ tables: levelTables, until: [points] });
const first = levelTables[0];
/** The same levels, each twice as far. */
const harder: LevelTable = {
  ...{ version: 2, since: '2026-12-01' },
  levels: first.levels.map((one) => ({ ...one, from: one.from * 2 })) as unknown as LevelTable['levels'],
};

describe('levels', () => {
  it('[POINTS-14] follow from the points of all time', () => {
    expect(at(0)).toMatchObject({ version: 1, level: 1, from: 0, next: { from: 300 } });
    expect(at(299)).toMatchObject({ level: 1, points: 299 });
    expect(at(300)).toMatchObject({ level: 2, title: { en: 'Small flame' }, next: { from: 3_000 } });
    expect(at(1_000_000)).toMatchObject({ level: first.levels.length, next: null });
  });

  it('[POINTS-14] a correction below nothing is the first level still', () => {
    expect(at(-5)).toMatchObject({ level: 1, points: -5 });
  });

  it('[POINTS-15] new thresholds take no level, points that fall below its own do', () => {
    const tables = [first, harder] as const;
    expect(levelOf({ tables, until: [400, 400] })).toMatchObject({ version: 2, level: 2, next: { from: 6_000 } });
    expect(levelOf({ tables, until: [400, 350] })).toMatchObject({ level: 2 });
    expect(levelOf({ tables, until: [400, 299] })).toMatchObject({ level: 1 });
    // Earned since: only the new table counts.
    expect(levelOf({ tables, until: [200, 400] })).toMatchObject({ level: 1, next: { from: 600 } });
  });

  it('[POINTS-8] [POINTS-14] each table rises from nothing, with words in both languages', () => {
    for (const { levels } of levelTables) {
      expect(levels[0].from).toBe(0);
      expect(levels.map(({ from }) => from)).toEqual(levels.map(({ from }) => from).toSorted((a, b) => a - b));
      for (const text of levels.flatMap(({ title, word }) => [title, word])) {
        expect(text['zh-CN']).toMatch(/\p{Script=Han}/u);
        expect(text.en).toMatch(/[a-z]/);
      }
    }
  });
});
