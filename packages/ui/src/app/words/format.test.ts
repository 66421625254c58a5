import { describe, expect, it } from 'vitest';
import { countdown, hoursMinutes, isoDuration, languages, makeFormats, spokenLanguage, timer } from './index.ts';

const zh = makeFormats('zh-CN', languages['zh-CN'], 'Asia/Shanghai');
const en = makeFormats('en', languages.en, 'Asia/Shanghai');
const at = Date.UTC(2026, 10, 21, 1, 2);

describe('timers', () => {
  it('count minutes and seconds, and hours from the first on', () => {
    expect([0, 999, 1000, 267_000, 3_599_999, 3_600_000, 36_061_000].map(timer)).toEqual([
      '00:00',
      '00:00',
      '00:01',
      '04:27',
      '59:59',
      '1:00:00',
      '10:01:01',
    ]);
  });
  it('are never negative when two clocks differ', () => expect(timer(-3000)).toBe('00:00'));
  it('count down in started seconds', () =>
    expect([30_000, 29_001, 1, 0].map(countdown)).toEqual(['00:30', '00:30', '00:01', '00:00']));
  it('show hours and minutes of a day', () => expect([0, 20_880_000].map(hoursMinutes)).toEqual(['0:00', '5:48']));
  it('have a machine form', () => expect(isoDuration(61_500)).toBe('PT61S'));
});

describe('formats', () => {
  it('sign points, with a true minus and no sign at nought', () =>
    expect([5, 0, -3].map(zh.signed)).toEqual(['+5', '0', '−3']));
  it('show the time of the centre', () => expect([zh.time(at), en.time(at)]).toEqual(['9:02', '09:02']));
  it('add the date on another day', () => {
    expect(zh.moment(at, at + 60_000)).toBe('9:02');
    expect(zh.moment(at, at + 86_400_000)).toContain('11月21日');
  });
  it('say lengths of time in words', () => {
    expect([18_000, 192_000, 9_600_000].map(zh.span)).toEqual(['18 秒', '3 分', '2 时 40 分']);
    expect([18_000, 192_000, 9_600_000].map(en.span)).toEqual(['18 s', '3 min', '2 h 40 min']);
  });
  it('name the weekday of a workday in any zone', () => expect(en.weekday('2026-11-21')).toBe('Sat'));
  it('know the hour of the centre', () => expect([zh.hour(at), zh.hour(at + 15 * 3_600_000)]).toEqual([9, 0]));
  it('sort Chinese names by their sound', () =>
    expect(['周晓禾', '陈桂兰', '吴春妮'].sort(zh.compare)).toEqual(['陈桂兰', '吴春妮', '周晓禾']));
});

describe('the spoken language', () => {
  it('is the chosen one', () => expect(spokenLanguage('en', ['zh-CN'])).toBe('en'));
  it('follows the system', () => expect(spokenLanguage(null, ['en-GB', 'zh-CN'])).toBe('en'));
  it('is Chinese where the system speaks neither', () => expect(spokenLanguage(null, ['fr-FR'])).toBe('zh-CN'));
});
