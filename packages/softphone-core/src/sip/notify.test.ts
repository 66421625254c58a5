import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Desk, Office } from '../testing/index.ts';

let office: Office;
let anna: Desk;

beforeEach(async () => {
  office = new Office();
  anna = await office.seat('1001');
});
afterEach(() => office.close());

it.each([
  ['message-summary', '200'],
  ['Message-Summary;id=7', '200'],
  ['presence', '481'],
])(
  '[LINE-26] a NOTIFY that nobody asked for, about %s, is answered by %s and changes nothing',
  async (event, status) => {
    const answers: string[] = [];
    office.pbx.onMessage = (text) => {
      if (text.startsWith('SIP/2.0 ')) answers.push(text);
      return true;
    };
    const { state } = anna.phone.line.getState();
    const body = 'Messages-Waiting: yes\r\nVoice-Message: 2/0 (0/0)\r\n';
    office.pbx.say(
      '1001',
      [
        'NOTIFY sip:1001@127.0.0.1 SIP/2.0',
        'Via: SIP/2.0/WSS pbx.test;branch=z9hG4bKmwi1',
        'From: <sip:1001@pbx.test>;tag=p1',
        'To: <sip:1001@pbx.test>',
        'Call-ID: mwi-1',
        'CSeq: 1 NOTIFY',
        'Max-Forwards: 70',
        `Event: ${event}`,
        'Content-Type: application/simple-message-summary',
        `Content-Length: ${body.length}`,
        '',
        body,
      ].join('\r\n'),
    );
    await office.soon();
    expect(answers.map((text) => text.split(' ')[1])).toEqual([status]);
    expect(anna.phone.line.getState().state).toEqual(state);
    expect(anna.kinds()).toEqual([]);
  },
);
