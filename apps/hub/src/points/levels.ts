import type { Bilingual, MyLevel } from '@hearthline/protocol';

interface Level {
  /** Points of all time that reach it. */
  readonly from: number;
  readonly title: Bilingual;
  readonly word: Bilingual;
}

/** All levels as they were from one workday until the next table's. */
export interface LevelTable {
  readonly version: number;
  /** The first workday it counts; the first table counts from the beginning. */
  readonly since: string;
  /** Upwards; the first is reached without points. */
  readonly levels: readonly [Level, ...Level[]];
}

/**
 * Every table there ever was, oldest first; the last is in force. A change is a new table at the end: the older ones stay, because
 * what was reached under them is kept. [POINTS-14] [POINTS-15]
 */
export const levelTables: readonly [LevelTable, ...LevelTable[]] = [
  {
    version: 1,
    since: '',
    levels: [
      {
        from: 0,
        title: { 'zh-CN': '初燃', en: 'First spark' },
        word: { 'zh-CN': '欢迎来到炉边，慢慢来。', en: 'Welcome to the hearth. Take your time.' },
      },
      {
        from: 300,
        title: { 'zh-CN': '小火苗', en: 'Small flame' },
        word: { 'zh-CN': '火苗稳住了，开了个好头。', en: 'The flame holds. A good beginning.' },
      },
      {
        from: 3_000,
        title: { 'zh-CN': '暖灯', en: 'Warm lamp' },
        word: { 'zh-CN': '打进来的人，听得见你的耐心。', en: 'Those who call can hear your patience.' },
      },
      {
        from: 10_000,
        title: { 'zh-CN': '炉边能手', en: 'Hearth hand' },
        word: { 'zh-CN': '这么多通电话，你都接住了。', en: 'So many calls, and you caught them all.' },
      },
      {
        from: 30_000,
        title: { 'zh-CN': '守灯人', en: 'Lamp keeper' },
        word: { 'zh-CN': '有你在，大家心里踏实。', en: 'People feel at ease when you are here.' },
      },
      {
        from: 75_000,
        title: { 'zh-CN': '引路灯', en: 'Guiding light' },
        word: { 'zh-CN': '新来的同事，都看着你学。', en: 'Newcomers learn by watching you.' },
      },
      {
        from: 150_000,
        title: { 'zh-CN': '炉心', en: 'Heart of the hearth' },
        word: { 'zh-CN': '这座城的热乎劲儿，有你一份。', en: 'Part of this city’s warmth is yours.' },
      },
    ],
  },
];

/** `until[i]`: points earned while table `i` was in force or earlier; the last of them: now. */
interface Standing {
  readonly tables: readonly [LevelTable, ...LevelTable[]];
  readonly until: readonly number[];
}

const reached = ({ levels }: LevelTable, points: number): number =>
  Math.max(
    0,
    levels.findLastIndex(({ from }) => from <= points),
  );

/** The level that follows from points of all time. Pure; SPEC: points/SPEC.md. */
export function levelOf({ tables, until }: Standing): MyLevel {
  const points = until.at(-1) ?? 0;
  const inForce = tables.at(-1) ?? tables[0];
  // Under each table: what was reached in its time, less what has fallen below since.
  const kept = tables.map((table, index) => reached(table, Math.min(until[index] ?? points, points)));
  const index = Math.min(Math.max(...kept), inForce.levels.length - 1);
  const level = inForce.levels[index] ?? inForce.levels[0];
  const next = inForce.levels[index + 1];
  return {
    ...{ version: inForce.version, level: index + 1, title: level.title, word: level.word, points, from: level.from },
    next: next === undefined ? null : { title: next.title, from: next.from },
  };
}
