import { IMPORT_ROWS } from '@hearthline/protocol';
import { describe, expect, it } from 'vitest';
import { readPeople, writeTable } from './readPeople.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const nothing = { extension: null, unit: null, role: null, inCharge: null, convener: null, timeZone: null };

describe('a file of people', () => {
  it('[ORG-12] is its lines by their headings, in Chinese too; a column that is not there says nothing', () => {
    expect(readPeople(utf8('登录名,姓名,分机\nlin,林小满,1001\n\nzhou,周晓禾,\n'))).toEqual({
      rows: [
        { ...nothing, line: 2, account: 'lin', name: '林小满', extension: '1001' },
        { ...nothing, line: 4, account: 'zhou', name: '周晓禾', extension: '' },
      ],
    });
    const english = readPeople(
      utf8('Account;Unit;In charge;Convener;Role;Time zone\na;North/Rain;yes;;IT;Asia/Urumqi'),
    );
    expect(english).toEqual({
      rows: [
        {
          ...{ line: 2, account: 'a', name: null, extension: null, unit: 'North/Rain', role: 'IT', inCharge: 'yes' },
          ...{ convener: '', timeZone: 'Asia/Urumqi' },
        },
      ],
    });
  });

  it.each([
    ['empty', 'contacts.fileEmpty', ''],
    ['without a heading for the login name', 'people.noAccount', '姓名\n林小满'],
    ['without people', 'people.noPeople', 'account\n'],
    ['with a quote that never ends', 'people.notClosed', 'account,name\nlin,"林'],
    ['too long', 'people.tooMany', `account\n${'a\n'.repeat(IMPORT_ROWS + 1)}`],
    ['too large for one message', 'people.tooMany', `account,name\n${`a,${'名'.repeat(399)}\n`.repeat(3_000)}`],
  ])('%s is not sent: %s', (_what, problem, text) => expect(readPeople(utf8(text))).toEqual({ problem }));

  it('what is written is read again', () => {
    const table = writeTable([
      ['account', 'name'],
      ['lin', 'Lin, "Xiao" Man'],
    ]);
    expect(readPeople(utf8(table))).toMatchObject({ rows: [{ account: 'lin', name: 'Lin, "Xiao" Man' }] });
  });
});
