import { expect, it } from 'vitest';
import { defaultSettings, settings, settingsChange } from './settings.ts';

it('a change holds what was changed and nothing else, so that it undoes nothing', () => {
  expect(settingsChange.parse({ theme: 'dark' })).toEqual({ theme: 'dark' });
  expect(settingsChange.parse({ closesToTray: false, unknown: 1 })).toEqual({ closesToTray: false });
  expect(settingsChange.safeParse({ theme: 'pink' }).success).toBe(false);
});
it('an older file still reads: what it does not know has its default', () =>
  expect(settings.parse({ language: 'en' })).toEqual({ ...defaultSettings, language: 'en' }));
