/** Numbers, moments and lengths of time as people read them. Pure: language and time zone go in, functions come out. */
import type { Workday } from '@hearthline/protocol';
import type { Language } from '../../host/index.ts';
import type { Words } from './zh/index.ts';

const pad = (n: number): string => String(n).padStart(2, '0');

/** A running timer: `04:27`, from an hour on `1:04:27`. Never negative (two clocks may differ a little). */
export const timer = (ms: number): string => {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${pad(minutes)}:${pad(seconds % 60)}`;
  return `${Math.floor(minutes / 60)}:${pad(minutes % 60)}:${pad(seconds % 60)}`;
};

/** What is left of a countdown; a started second counts whole, so it never says 00:00 too early. */
export const countdown = (ms: number): string => timer(Math.ceil(Math.max(0, ms) / 1000) * 1000);

/** Hours and minutes: `5:48`. */
export const hoursMinutes = (ms: number): string => {
  const minutes = Math.floor(Math.max(0, ms) / 60_000);
  return `${Math.floor(minutes / 60)}:${pad(minutes % 60)}`;
};

/** ISO 8601 duration for `<time dateTime>`. */
export const isoDuration = (ms: number): string => `PT${Math.max(0, Math.floor(ms / 1000))}S`;

/** Noon of a workday in UTC: the day is the same everywhere it is then read in UTC. */
const noonOf = (workday: Workday): Date => new Date(`${workday}T12:00:00Z`);

export interface Formats {
  readonly number: (n: number) => string;
  /** Points with their sign: `+5`, `−3`, `0`. */
  readonly signed: (n: number) => string;
  readonly percent: (ratio: number) => string;
  readonly mos: (mos: number) => string;
  /** A time of day: `9:02`. */
  readonly time: (at: number) => string;
  /** A time today, or date and time of another day. */
  readonly moment: (at: number, now: number) => string;
  readonly weekday: (workday: Workday) => string;
  readonly dayOf: (workday: Workday) => string;
  /** A length of time in words: `2 时 40 分`, `18 秒`. */
  readonly span: (ms: number) => string;
  /** The hour of the day, 0 to 23, for the greeting. */
  readonly hour: (at: number) => number;
  readonly compare: (a: string, b: string) => number;
  /** Sentences in a row, with the gap this writing has between them: none in Chinese; empty ones are left out. */
  readonly sentences: (...sentences: readonly string[]) => string;
}

export const makeFormats = (language: Language, words: Words, timeZone?: string): Formats => {
  const zone = timeZone === undefined ? {} : { timeZone };
  const plain = new Intl.NumberFormat(language);
  const signed = new Intl.NumberFormat(language, { signDisplay: 'exceptZero' });
  const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 });
  const mos = new Intl.NumberFormat(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const time = new Intl.DateTimeFormat(language, { hour: 'numeric', minute: '2-digit', hourCycle: 'h23', ...zone });
  const date = new Intl.DateTimeFormat(language, { month: 'short', day: 'numeric', ...zone });
  const key = new Intl.DateTimeFormat('en-CA', { year: 'numeric', month: '2-digit', day: '2-digit', ...zone });
  const hour = new Intl.DateTimeFormat('en-GB', { hour: 'numeric', hourCycle: 'h23', ...zone });
  const weekday = new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' });
  const dayOf = new Intl.DateTimeFormat(language, { month: 'short', day: 'numeric', timeZone: 'UTC' });
  const collator = new Intl.Collator(language, { numeric: true });
  return {
    number: plain.format,
    signed: (n) => signed.format(n).replace('-', '−'),
    percent: percent.format,
    mos: mos.format,
    time: (at) => time.format(at),
    moment: (at, now) =>
      key.format(at) === key.format(now) ? time.format(at) : `${date.format(at)} ${time.format(at)}`,
    weekday: (workday) => weekday.format(noonOf(workday)),
    dayOf: (workday) => dayOf.format(noonOf(workday)),
    span: (ms) => {
      const minutes = Math.floor(ms / 60_000);
      if (minutes < 1) return words.time.seconds(Math.max(0, Math.floor(ms / 1000)));
      if (minutes < 60) return words.time.minutes(minutes);
      return words.time.hoursMinutes(Math.floor(minutes / 60), minutes % 60);
    },
    hour: (at) => Number(hour.format(at)),
    compare: collator.compare,
    sentences: (...sentences) => sentences.filter((one) => one !== '').join(language === 'zh-CN' ? '' : ' '),
  };
};
