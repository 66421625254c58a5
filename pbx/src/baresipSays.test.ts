import { describe, expect, it } from 'vitest';
import { readEvent, splitLines } from './baresipSays.ts';

describe('readEvent', () => {
  it.each([
    ['baresip is ready.', { kind: 'ready' }],
    ['call: SIP Progress: 180 Ringing (/)', { kind: 'ringing' }],
    ['call: SIP Progress: 183 Session Progress (application/sdp)', { kind: 'ringing' }],
    [
      '13800000000@127.42.9.2: Call established: sip:6001@127.42.9.1:28004',
      { kind: 'established', peer: 'sip:6001@127.42.9.1:28004' },
    ],
    ['sip:6003@127.42.9.1:28004: session closed: 486 Busy Here', { kind: 'closed', reason: '486 Busy Here' }],
    ['\r[0:00:02] audio=0/0 (bit/s)    \rsip:6007@127.42.9.1:28004: session closed: ', { kind: 'closed', reason: '' }],
    [
      'sip:1@127.42.9.2: Call with sip:6001@127.42.9.1:28004 terminated (duration: 2 secs)',
      { kind: 'closed', reason: '' },
    ],
  ])('reads %j', (line, event) => {
    expect(readEvent(line)).toEqual(event);
  });

  it.each([
    'call: SIP Progress: 100 Trying (/)',
    '1@127.42.9.2: Call answered: sip:6001@127.42.9.1',
    '\r/dial sip:6001',
    '',
  ])('ignores %j', (line) => {
    expect(readEvent(line)).toBeNull();
  });
});

describe('splitLines', () => {
  it('keeps an unfinished line for later', () => {
    expect(splitLines('one\ntwo\nthr')).toEqual({ lines: ['one', 'two'], rest: 'thr' });
    expect(splitLines('')).toEqual({ lines: [], rest: '' });
  });
});
