import { assert, constantFrom, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isLink, parseLink } from './parseLink.ts';

const numberOf = (text: string): string | null => {
  const link = parseLink(text);
  return link.kind === 'number' ? link.number : null;
};
const problemOf = (text: string): string | null => {
  const link = parseLink(text);
  return link.kind === 'refused' ? link.problem : null;
};

describe('a link to a number', () => {
  it.each([
    ['[LINK-2]', 'tel:12345', '12345'],
    ['[LINK-2]', 'TEL:+86-139-0000-2046', '+8613900002046'],
    ['[LINK-2]', 'tel:(0517)%208812.4455', '051788124455'],
    ['[LINK-2]', 'tel://13900002046', '13900002046'],
    ['[LINK-2]', 'tel:*67%23', '*67#'],
    ['[LINK-2]', 'tel:7042;phone-context=example.com', '7042'],
    ['[LINK-2]', 'tel:+1-201-555-0123;isub=1411', '+12015550123'],
    ['[LINK-3]', 'callto:+8613900002046', '+8613900002046'],
    ['[LINK-3]', 'callto://13900002046', '13900002046'],
    ['[LINK-4]', 'sip:1004', '1004'],
    ['[LINK-4]', 'sip:%2B8613900002046@pbx.example.cn;user=phone', '+8613900002046'],
    ['[LINK-4]', 'sips:1004@[2001:db8::1]:5061;transport=tls', '1004'],
  ])('%s %s', (_rule, text, number) => expect(numberOf(text)).toBe(number));

  it('[LINK-2] keeps the extension apart', () =>
    expect(parseLink('tel:+86-517-8812;ext=1-23')).toMatchObject({ number: '+865178812', extension: '123' }));
  it('[LINK-4] says where the number lives', () =>
    expect(parseLink('sip:1004@PBX.Example.CN:5061')).toMatchObject({ host: 'pbx.example.cn' }));
});

describe('what is not a plain number', () => {
  it.each([
    ['[LINK-5]', 'sip:1004@pbx.example.cn?Replaces=abc%3Bto-tag%3D1', 'link.hasExtras'],
    ['[LINK-5]', 'sip:1004?Subject=x', 'link.hasExtras'],
    ['[LINK-5]', 'tel:1004?x', 'link.hasExtras'],
    ['[LINK-5]', 'sip:1004@pbx.example.cn;maddr=198.51.100.7', 'link.hasExtras'],
    ['[LINK-5]', 'sip:1004@pbx.example.cn;method=REFER', 'link.hasExtras'],
    ['[LINK-4]', 'sip:1004:secret@pbx.example.cn', 'link.hasExtras'],
    ['[LINK-4]', 'sip:1004@evil.example@pbx.example.cn', 'link.hasExtras'],
    ['[LINK-6]', 'tel:1004%0d%0aContact:x', 'link.strangeCharacters'],
    ['[LINK-6]', 'tel:10\r\n04', 'link.strangeCharacters'],
    ['[LINK-6]', 'tel:%E2%80%AE4001', 'link.strangeCharacters'],
    ['[LINK-6]', 'tel:10%4', 'link.strangeCharacters'],
    ['[LINK-7]', `tel:${'1'.repeat(33)}`, 'link.tooLong'],
    ['[LINK-7]', `tel:1;x=${'1'.repeat(300)}`, 'link.tooLong'],
    ['[LINK-3]', 'callto:some.body', 'link.notANumber'],
    ['[LINK-2]', 'tel:', 'link.notANumber'],
    ['[LINK-2]', 'tel:1+2', 'link.notANumber'],
    ['[LINK-2]', 'tel:１２３', 'link.notANumber'],
    ['[LINK-4]', 'sip:anna@pbx.example.cn', 'link.notANumber'],
    ['[LINK-4]', 'sip:1004@pbx example', 'link.notANumber'],
    ['', 'https://example.cn', 'link.notANumber'],
  ])('%s %s: %s', (_rule, text, problem) => expect(problemOf(text)).toBe(problem));

  it('[LINK-6] never lets through anything but digits and dialling signs, whatever comes', () => {
    const scheme = constantFrom('tel:', 'sip:', 'callto:', 'sips:', '');
    const noise = string({
      unit: constantFrom(...'0123456789+*#;=@?%:&/\\\r\n\0 abcRe'.split(''), '%0a', '%23', '‮'),
    });
    assert(
      property(scheme, noise, (head, tail) => {
        const link = parseLink(head + tail);
        if (link.kind !== 'number') return;
        expect(link.number).toMatch(/^\+?[0-9*#]{1,32}$/);
        expect(link.host ?? 'x').toMatch(/^[[\]:a-z0-9.-]+$/);
        expect(isLink(head + tail)).toBe(true);
      }),
    );
  });
});
