import { describe, expect, it } from 'vitest';
import { busPath } from './sessionBus.ts';
import { decodeMessage, encodeCall, messageLength } from './wire.ts';

/** A signal as a bus sends it, made with the same writer: only its kind differs. */
function signal(body: { signature: ('u' | 's' | 'as')[]; values: (number | string | string[])[] }): Buffer {
  const bytes = encodeCall({ serial: 7, destination: ':1.9', path: '/a', interface: 'a.b', member: 'C', ...body });
  bytes[1] = 4;
  return bytes;
}

describe('the D-Bus wire', () => {
  it('begins with the fixed header of the specification, its fields padded to eight bytes', () => {
    const hello = encodeCall({
      ...{ serial: 1, destination: 'org.freedesktop.DBus', path: '/org/freedesktop/DBus' },
      ...{ interface: 'org.freedesktop.DBus', member: 'Hello', signature: [], values: [] },
    });
    expect(hello.length % 8).toBe(0);
    expect(hello.subarray(0, 12).toString('hex')).toBe('6c0100010000000001000000');
    // Field 1 (PATH), its signature 'o', a text of 21 bytes.
    expect(hello.subarray(16, 24).toString('hex')).toBe('01016f0015000000');
  });

  it('reads what was written: numbers, text of any alphabet, lists', () => {
    const bytes = signal({ signature: ['u', 's', 'as', 'u'], values: [12, '王阿姨 <b>', ['actions', 'body'], 3] });
    expect(messageLength(bytes)).toBe(bytes.length);
    expect(decodeMessage(bytes)).toEqual({
      ...{ kind: 'signal', replySerial: null, interface: 'a.b', member: 'C' },
      body: [12, '王阿姨 <b>', 'actions', 'body', 3],
    });
  });

  it('waits for the rest of a message, and gives up on what is none', () => {
    const bytes = signal({ signature: ['s'], values: ['x'] });
    expect(messageLength(bytes.subarray(0, 15))).toBeNull();
    expect(() => messageLength(Buffer.alloc(16, 0x42))).toThrow(RangeError);
    const endless = Buffer.from(bytes);
    endless.writeUInt32LE(0x7fffffff, 4);
    expect(() => messageLength(endless)).toThrow(RangeError);
    expect(() => decodeMessage(bytes.subarray(0, bytes.length - 6))).toThrow(RangeError);
    expect(() => decodeMessage(bytes.subarray(0, 40))).toThrow(RangeError);
  });
});

describe('the address of the session bus', () => {
  it.each([
    ['unix:path=/run/user/1000/bus', '/run/user/1000/bus'],
    ['unix:abstract=/tmp/dbus-x,guid=1', '\0/tmp/dbus-x'],
    ['tcp:host=10.0.0.1,port=4;unix:path=/run/a%20b', '/run/a b'],
    ['disabled:', null],
    [undefined, null],
  ])('%s', (address, path) => expect(busPath(address)).toBe(path));
});
