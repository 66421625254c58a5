import { describe, expect, it } from 'vitest';
import { IMPORT_LIMIT_BYTES } from './decode.ts';
import { readContacts } from './readContacts.ts';
import { writeVcards } from './vcard.ts';

let count = 0;
const newId = (): string => `id-${(count += 1)}`;
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const utf16 = (text: string, mark: boolean): Uint8Array => {
  const words = new Uint16Array([...(mark ? '\uFEFF' : ''), ...text].map((one) => one.charCodeAt(0)));
  return new Uint8Array(words.buffer);
};
const read = (bytes: Uint8Array) => {
  const outcome = readContacts(bytes, newId);
  if ('problem' in outcome) throw new Error(outcome.problem);
  return outcome;
};
const problemOf = (bytes: Uint8Array) => {
  const outcome = readContacts(bytes, newId);
  return 'problem' in outcome ? outcome.problem : 'none';
};
/** 姓名,电话 / 王桂花,13900002046 in GBK. */
const gbk = Uint8Array.from([
  ...[0xd0, 0xd5, 0xc3, 0xfb, 0x2c, 0xb5, 0xe7, 0xbb, 0xb0, 0x0a],
  ...[0xcd, 0xf5, 0xb9, 0xf0, 0xbb, 0xa8, 0x2c],
  ...utf8('13900002046\n'),
]);

describe('C13 import', () => {
  it.each([
    ['GBK', gbk],
    ['UTF-8 with its mark', utf8('\uFEFF姓名,电话\r\n王桂花,13900002046')],
    ['UTF-16 with its mark', utf16('姓名\t电话\n王桂花\t13900002046\n', true)],
  ])('reads CSV in %s', (_, bytes) =>
    expect(read(bytes)).toMatchObject({ contacts: [{ name: '王桂花', numbers: ['13900002046'] }], issues: [] }),
  );

  it('reads quoted cells, several numbers, and says by line what it left out', () => {
    const text = [
      'First Name,Last Name,Mobile,Home Phone,Company,Notes',
      'Ann,"Li, Jr",139 0000 0001,010-1234567,"A ""B"" C","two\nlines"',
      ',,139,,,',
      'Bo,Wang,none,,,',
      '',
      'Cy,Ho,"5,,,',
    ].join('\n');
    const { contacts, issues } = read(utf8(text));
    expect(contacts).toMatchObject([
      { name: 'Ann Li, Jr', numbers: ['139 0000 0001', '010-1234567'], organisation: 'A "B" C', note: 'two\nlines' },
    ]);
    expect(issues).toEqual([
      { line: 4, why: 'noName' },
      { line: 5, why: 'badNumber' },
      { line: 5, why: 'noNumber' },
      { line: 7, why: 'notClosed' },
    ]);
  });

  it('reads vCard 3.0 and 4.0: folded lines, groups, parameters, escapes, tel: addresses, N without FN', () => {
    const text = [
      ...[
        'BEGIN:VCARD',
        'VERSION:3.0',
        'N:王;桂花;;;',
        'item1.TEL;TYPE="cell,voice":+86 139',
        '  0000 2046',
        'END:VCARD',
      ],
      ...['BEGIN:VCARD', 'VERSION:4.0', 'FN:Smith\\, Ltd', 'TEL;VALUE=uri:tel:+44-20-7946-0958;ext=5', 'NOTE:a\\nb'],
      ...['ORG:Firm;Unit', 'END:VCARD', 'BEGIN:VCARD', 'FN:No number', 'END:VCARD', 'BEGIN:VCARD', 'FN:Open'],
    ].join('\r\n');
    const { contacts, issues } = read(utf8(text));
    expect(contacts).toMatchObject([
      { name: '王桂花', numbers: ['+86 139 0000 2046'] },
      { name: 'Smith, Ltd', numbers: ['+44-20-7946-0958'], note: 'a\nb', organisation: 'Firm Unit' },
    ]);
    expect(issues).toEqual([
      { line: 14, why: 'noNumber' },
      { line: 17, why: 'notClosed' },
    ]);
  });

  it('what was exported is read again as it was', () => {
    const one = {
      ...{
        id: 'x',
        name: '王, 桂\\花; 2',
        numbers: ['1', '+86 139'],
        organisation: 'A;B',
        note: 'a\nb,c',
        isFavourite: true,
      },
    };
    const [back] = read(utf8(writeVcards([one]))).contacts;
    expect(back).toMatchObject({ name: one.name, numbers: one.numbers, note: one.note });
  });

  it('reads 5,000 rows', () => {
    const rows = Array.from({ length: 5_000 }, (_, index) => `人${index},1390000${String(index).padStart(4, '0')}`);
    expect(read(utf8(['姓名,手机', ...rows].join('\n'))).contacts).toHaveLength(5_000);
  });

  it.each([
    ['contacts.fileTooLarge', new Uint8Array(IMPORT_LIMIT_BYTES + 1)],
    ['contacts.fileEmpty', new Uint8Array(0)],
    ['contacts.fileEmpty', utf8(' \n')],
    ['contacts.fileNotText', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13, 0xff, 0xfe])],
    ['contacts.fileNotText', Uint8Array.from([0xff, 0xff, 0xff, 0xff])],
    ['contacts.fileUnknown', utf8('just some words\nand more')],
  ])('names %s', (problem, bytes) => expect(problemOf(bytes)).toBe(problem));
});
