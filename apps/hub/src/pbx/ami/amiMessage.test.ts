import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amiEvent, parseAmiEvent } from './amiEvents.ts';
import { transition, type AmiLinkState } from './amiLink.ts';
import { AmiParser, formatAction } from './amiMessage.ts';

describe('AMI', () => {
  it('is cut into the same messages, however the stream is cut', () => {
    const text =
      'Asterisk Call Manager/11.0.0\r\nResponse: Success\r\nMessage: a: b\r\n\r\nEvent: X\r\nEmpty:\r\n\r\nrest';
    const expected = [
      { Response: 'Success', Message: 'a: b' },
      { Event: 'X', Empty: '' },
    ];
    fc.assert(
      fc.property(fc.array(fc.nat(text.length)), (cuts) => {
        const places = [0, ...cuts.toSorted((a, b) => a - b), text.length];
        const parser = new AmiParser();
        const messages = places.slice(1).flatMap((end, index) => parser.take(text.slice(places[index], end)));
        expect(messages).toEqual(expected);
      }),
    );
  });

  it.each([['HTTP/1.1 400 Bad Request\r\n'], ['x'.repeat(300)]])('what is not AMI is named: %.20s', (text) => {
    expect(() => new AmiParser().take(text)).toThrow('greeting');
  });

  it('[LINK-6] a value cannot bring a line of its own', () => {
    expect(formatAction({ Action: 'Ping', ActionID: '1' })).toBe('Action: Ping\r\nActionID: 1\r\n\r\n');
    expect(() => formatAction({ Action: 'QueuePause', Reason: 'x\r\nAction: Command' })).toThrow('line end');
  });

  it('[LINK-5] unknown events are passed over, wrong ones are named', () => {
    expect(parseAmiEvent({ Event: 'PeerStatus' })).toBeNull();
    expect(parseAmiEvent({ Event: 'AgentConnect', Queue: 'a' })).toBeInstanceOf(Error);
    const added = { Event: 'QueueMemberAdded', Queue: 'a', Interface: 'PJSIP/1', Paused: '1' };
    expect(parseAmiEvent(added)).toEqual(amiEvent.parse(added));
  });

  it('[LINK-1] the link comes back for ever, later and later up to 10 s', () => {
    let state: AmiLinkState = transition({ kind: 'off' }, { kind: 'started' });
    const delays: number[] = [];
    for (let attempt = 0; attempt < 9; attempt += 1) {
      state = transition(state, { kind: 'lost', random: 0.999 });
      delays.push(state.kind === 'waiting' ? state.delayMs : -1);
      state = transition(state, { kind: 'retryDue' });
    }
    expect(delays).toEqual([249, 499, 999, 1998, 3996, 7992, 9990, 9990, 9990]);
    state = transition(transition(state, { kind: 'loggedIn' }), { kind: 'fullyBooted' });
    expect(transition(state, { kind: 'lost', random: 0.999 })).toEqual({ kind: 'waiting', attempt: 1, delayMs: 249 });
  });
});
