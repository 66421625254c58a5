import { describe, expect, it } from 'vitest';
import { attachmentsOf, lacksWords, readyFile, tidyName, withFile, type DraftFile } from './draftFile.ts';
import { fileSize } from './fileSize.ts';

const hash = (letter: string): string => letter.repeat(64);
const picture = (id: string, more: { alt?: string; hash?: string | null; bytes?: number } = {}): DraftFile => ({
  ...{ kind: 'picture', id, name: 'a.png', type: 'image/webp', width: 4, height: 3 },
  ...{ alt: more.alt ?? '图', hash: more.hash ?? null, bytes: new ArrayBuffer(more.bytes ?? 3) },
});
const fileOf = (name: string, text: string, size = text.length) => ({
  ...{ name, size, arrayBuffer: async () => Uint8Array.from([...text].map((one) => one.charCodeAt(0))).buffer },
});
// The smallest GIF-free PNG head there is: known by its bytes, whatever its name.
const png = '\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x08\0\0\0\x08\x08\0\0\0\0....\0\0\0\0IEND....';
const drawn = { type: 'image/webp' as const, bytes: new ArrayBuffer(9), width: 8, height: 8 };
const make = (file: ReturnType<typeof fileOf>, draws: typeof drawn | null = drawn) =>
  readyFile(file, { id: 'f1', drawAnew: async () => draws });

describe('a file for an announcement', () => {
  it('[SEND-1] a picture is what was drawn anew, never what was chosen, and needs its words', async () => {
    const ready = await make(fileOf('holiday.txt', png));
    expect(ready).toEqual({ ...drawn, kind: 'picture', id: 'f1', hash: null, name: 'holiday.txt', alt: '' });
    expect(await make(fileOf('a.png', png), null)).toBe('broken');
  });

  it('[FILE-2] a document is taken by its bytes and its ending', async () => {
    expect(await make(fileOf('话术.PDF', '%PDF-1.7'))).toMatchObject({
      kind: 'file',
      type: 'application/pdf',
      name: '话术.pdf',
    });
    for (const [name, text] of [
      ['run.bat', 'echo'],
      ['a.pdf', 'no pdf'],
      ['a.docx', 'no archive'],
      ['a.txt', 'MZ\0'],
    ] as const)
      expect(await make(fileOf(name, text))).toBe('type');
    expect(await make(fileOf('a.txt', 'x'.repeat(5_000_001)))).toBe('size');
    expect(await make(fileOf('a.png', png, 60_000_001))).toBe('size');
  });

  it('[FILE-4] its name is made plain', () => {
    expect(tidyName('../a:b\u202e.TXT', 'text/plain')).toBe('_a_b_.txt');
    expect(tidyName('.txt', 'text/plain')).toBe('file.txt');
    expect(tidyName(`${'长'.repeat(300)}.csv`, 'text/csv')).toHaveLength(120);
  });

  it('[ANN-26] five at most, 10 MB together', () => {
    const five = ['a', 'b', 'c', 'd', 'e'].map((id) => picture(id));
    expect(withFile(five, picture('f'))).toBe('count');
    expect(withFile([picture('a', { bytes: 9_999_999 })], picture('b', { bytes: 2 }))).toBe('together');
    expect(withFile(five.slice(1), picture('f'))).toHaveLength(5);
  });

  it('[SEND-2] [SEND-3] is said once all are with the hub, each once', () => {
    expect(lacksWords([picture('a'), picture('b', { alt: ' ' })])).toBe(true);
    expect(attachmentsOf([])).toEqual([]);
    expect(attachmentsOf([picture('a', { hash: hash('a') }), picture('b')])).toBeNull();
    expect(attachmentsOf([picture('a', { hash: hash('a') }), picture('b', { hash: hash('a') })])).toEqual([
      { kind: 'picture', hash: hash('a'), type: 'image/webp', bytes: 3, width: 4, height: 3, alt: '图' },
    ]);
  });

  it('its size is said as people do', () =>
    expect([0, 1, 340_200, 999_000, 999_001, 1_234_567, 10_000_000].map(fileSize)).toEqual([
      ...['0 kB', '1 kB', '341 kB', '999 kB', '1.0 MB', '1.2 MB', '10 MB'],
    ]));
});
