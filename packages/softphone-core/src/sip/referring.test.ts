import { describe, expect, it } from 'vitest';
import { referTo, statusOfFragment } from './referring.ts';

describe('words of REFER', () => {
  it('[TRANSFER-2] reads the status of a fragment, and nothing from what is none', () => {
    expect(statusOfFragment('SIP/2.0 180 Ringing\r\n')).toBe(180);
    expect(statusOfFragment('SIP/2.0 486')).toBe(486);
    for (const bad of ['', 'HTTP/1.1 200 OK', 'SIP/2.0 99 x', 'SIP/2.0 2000 x', 'SIP/2.0 abc']) {
      expect(statusOfFragment(bad), bad).toBeNull();
    }
  });
  it('[TRANSFER-5] names the dialog to replace in a header of the address, escaped', () => {
    const replaces = { callId: 'a@b', ourTag: 'us', theirTag: 'them' };
    expect(referTo({ number: '1003', replaces }, 'test')).toBe(
      '<sip:1003@test?Replaces=a%40b%3Bto-tag%3Dthem%3Bfrom-tag%3Dus>',
    );
  });
});
