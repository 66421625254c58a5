import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSoftphone } from '../softphone.ts';
import { accountOf, fakePorts } from '../testing/index.ts';
import { anna, bela, clock, getUp, kindOf, only, pbx, reasonOf, sitDown, soon, talk } from '../testing/twoPhones.ts';

beforeEach(sitDown);
afterEach(getUp);

describe('what a PBX may say', () => {
  it.each([
    '',
    '\r\n\r\n',
    'nonsense',
    'INVITE sip:1001@test SIP/2.0\r\n\r\n',
    'SIP/2.0 200 OK\r\nCSeq: what\r\n\r\n',
    'BYE sip:1001@test SIP/2.0\r\nVia: SIP/2.0/WSS x;branch=z9hG4bK1\r\nFrom: <sip:a@b>;tag=1\r\nTo: <sip:1001@test>\r\nCall-ID: 1\r\nCSeq: x BYE\r\n\r\n',
    `INVITE sip:1001@test SIP/2.0\r\n${'X: y\r\n'.repeat(2000)}`,
  ])('a malformed message is dropped and the phone lives: %#', async (text) => {
    pbx.say('1001', text);
    await soon();
    const { out } = await talk();
    await anna.hangUp(out);
    await soon();
    expect(reasonOf(bela)).toBe('hungUpThere');
  });

  it('reads queue, wait and call id from its headers', async () => {
    pbx.extraHeaders = ['X-Hearthline-Queue: hotline', 'X-Hearthline-Waited-Ms: 12000', 'X-Hearthline-Call-Id: 17.5'];
    await anna.dial('1002');
    await soon();
    expect(only(bela)).toMatchObject({ queue: { name: 'hotline', waitedMs: 12_000 }, pbxCallId: '17.5' });
  });
});

describe('secrets and accounts', () => {
  it('no password and no digest ever reaches the log', async () => {
    const said: string[] = [];
    const note = (message: string, data?: Record<string, unknown>): void =>
      void said.push(message + JSON.stringify(data ?? {}));
    const loud = createSoftphone({
      ...fakePorts({ network: pbx, clock, seed: 4 }),
      log: { debug: note, info: note, warn: note, error: note },
    });
    pbx.passwords.set('1004', 'hunter2');
    loud.register({ ...accountOf('1004'), password: 'hunter2' });
    await soon();
    pbx.say('1004', 'SIP/2.0 401 broken Digest response="abc" hunter2');
    await loud.dial('1002');
    await soon();
    pbx.passwords.clear();
    pbx.cut('1004', 'closed');
    await clock.advance(30_000);
    expect(said.length).toBeGreaterThan(5);
    expect(said.join('\n')).not.toMatch(/hunter2|response=|Digest /);
    await loud.dispose();
  });

  it('[LINE-14] new credentials of the same user keep the socket and what rings', async () => {
    await anna.dial('1002');
    await soon();
    const openings = pbx.openings;
    bela.register({ ...accountOf('1002'), password: 'next shift' });
    await soon();
    expect([pbx.openings, kindOf(bela), bela.line.getState().state.kind]).toEqual([
      openings,
      'ringingHere',
      'registered',
    ]);
  });
});
