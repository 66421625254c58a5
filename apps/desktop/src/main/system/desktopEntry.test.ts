import { expect, it } from 'vitest';
import { desktopEntry } from './desktopEntry.ts';

const exec = (executable: string, args: string[] = []): string | undefined =>
  /^Exec=(.*)$/m.exec(desktopEntry({ executable, args }))?.[1];

it('quotes what a path may hold, so that nothing of it is run or expanded', () => {
  expect(exec('/opt/Hearth Line/app', ['--hidden'])).toBe('"/opt/Hearth Line/app" "--hidden"');
  expect(exec('/a%f/$HOME`id`"b"')).toBe(String.raw`"/a%%f/\\$HOME\\${'`'}id\\${'`'}\\"b\\""`);
});

it('hands a link over behind --, and opens only what it is asked for', () => {
  const entry = desktopEntry({ executable: '/a', args: [], mimeTypes: ['x-scheme-handler/tel'] });
  expect(entry).toContain('Exec="/a" -- %u\n');
  expect(entry).toContain('MimeType=x-scheme-handler/tel;\n');
  expect(desktopEntry({ executable: '/a', args: [] })).not.toContain('MimeType');
});
