import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { leastSecondsOf, sessionExpiresOf, termsOfAnswer, timerAnswer } from '../sip/sessionTimer.ts';
import { type Desk, Office } from '../testing/index.ts';

const MINUTE = 60_000;
let office: Office;
let anna: Desk;
let bela: Desk;

beforeEach(async () => {
  office = new Office();
  anna = await office.seat('1001');
  bela = await office.seat('1002');
});
afterEach(() => office.close());

async function talk(): Promise<string> {
  const id = await anna.phone.dial('1002');
  await office.soon();
  await bela.phone.answer(bela.newest().id);
  await office.soon();
  return id;
}
const invitesOf = (): number => office.pbx.heard.filter((line) => line.startsWith('INVITE ')).length;
/** An answer to a request as a PBX makes it. */
const answer = (request: string, status: string, headers: readonly string[]): string => {
  const copied = request.split('\r\n').filter((line) => /^(Via|From|To|Call-ID|CSeq):/i.test(line));
  return [`SIP/2.0 ${status}`, ...copied, ...headers, 'Content-Length: 0', '', ''].join('\r\n');
};

/** Sessions of two minutes: every INVITE is altered on its way, so both phones agree on that. */
const shortSessions = (text: string, from: string): boolean => {
  if (!text.startsWith('INVITE ')) return true;
  const altered = text.replace('Session-Expires: 1800', 'Session-Expires: 120');
  if (altered === text) return true;
  office.pbx.say(from === '1001' ? '1002' : '1001', altered);
  return false;
};

describe('a call with a session timer', () => {
  beforeEach(() => {
    office.pbx.onMessage = shortSessions;
  });

  it('[SESSION-1] [SESSION-4] refreshes at half the interval, again and again, and nothing changes', async () => {
    await talk();
    expect(invitesOf()).toBe(1);
    await office.clock.advance(55_000);
    expect(invitesOf()).toBe(1);
    await office.clock.advance(10_000);
    expect(invitesOf()).toBe(2);
    await office.clock.advance(3 * MINUTE);
    expect(invitesOf()).toBe(5);
    expect([anna.kinds(), bela.kinds()]).toEqual([['talking none'], ['talking none']]);
  });

  it('[SESSION-4] a held call stays held, and hold begins the interval anew', async () => {
    const id = await talk();
    await office.clock.advance(50_000);
    await Promise.all([anna.phone.hold(id), office.soon()]);
    await office.clock.advance(50_000);
    expect(invitesOf()).toBe(2);
    await office.clock.advance(15_000);
    expect([invitesOf(), anna.kinds()]).toEqual([3, ['talking here']]);
  });

  it('[SESSION-5] a far side that answers nothing any more ends the call on both sides by itself', async () => {
    await talk();
    office.pbx.onMessage = (text) => !/^(INVITE|BYE|UPDATE) /.test(text);
    // Who waits for the refresh gives up a little earlier.
    await office.clock.advance(90_000);
    expect([anna.kinds(), bela.kinds()]).toEqual([['talking none'], ['ended callGone']]);
    await office.clock.advance(32_000);
    expect(anna.kinds()).toEqual(['ended callGone']);
    await office.clock.advance(6000);
    expect(anna.media.open).toEqual({ players: 0, microphones: 0, peers: 1 });
  });

  it('[SESSION-4] without a line the refresh waits for it', async () => {
    await talk();
    office.pbx.isDown = true;
    office.pbx.cut('1001', 'closed');
    await office.clock.advance(62_000);
    expect(invitesOf()).toBe(1);
    office.pbx.isDown = false;
    await office.clock.advance(20_000);
    expect([invitesOf(), anna.kinds()]).toEqual([2, ['talking none']]);
  });
});

describe('agreeing on a session timer', () => {
  it('[SESSION-2] 422 is answered by asking for more, in the same call', async () => {
    const asked: string[] = [];
    office.pbx.onMessage = (text) => {
      if (!text.startsWith('INVITE ')) return true;
      asked.push(text);
      if (asked.length > 1) return true;
      office.pbx.say('1001', answer(text, '422 Session Interval Too Small', ['Min-SE: 3600']));
      return false;
    };
    await anna.phone.dial('1002');
    await office.soon();
    expect(anna.kinds()).toEqual(['ringingThere']);
    expect(asked[1]).toMatch(/^Session-Expires: 3600;refresher=uac\r$/m);
    expect(asked[1]).toMatch(/^Min-SE: 3600\r$/m);
    const callIds = asked.map((text) => /^Call-ID: (.*)$/m.exec(text)?.[1]);
    expect(callIds[1]).toBe(callIds[0]);
  });

  it('[SESSION-2] a 422 that asks for no more ends the call: no loop', async () => {
    office.pbx.onMessage = (text) => {
      if (!text.startsWith('INVITE ')) return true;
      office.pbx.say('1001', answer(text, '422 Session Interval Too Small', ['Min-SE: 90']));
      return false;
    };
    await anna.phone.dial('1002');
    await office.soon();
    expect([anna.kinds(), invitesOf()]).toEqual([['ended failed'], 1]);
  });

  it('[SESSION-3] an INVITE that wants less than 90 s is refused with 422 and rings nobody', async () => {
    const told: string[] = [];
    office.pbx.onMessage = (text) => {
      if (text.startsWith('SIP/2.0 422')) told.push(text);
      if (!text.startsWith('INVITE ')) return true;
      office.pbx.say('1002', text.replace(/Session-Expires: \d+/, 'Session-Expires: 30'));
      return false;
    };
    await anna.phone.dial('1002');
    await office.soon();
    expect(bela.phone.calls.getState()).toEqual([]);
    expect(told[0]).toMatch(/^Min-SE: 90\r$/m);
  });
});

describe('headers', () => {
  const message = (headers: Record<string, string>) => ({
    getHeader: (name: string) => headers[name],
    getHeaders: (name: string) => (headers[name] === undefined ? [] : [headers[name]]),
  });
  it('[SESSION-3] reads Session-Expires in both forms, and nothing from what is none', () => {
    expect(sessionExpiresOf(message({ 'session-expires': ' 1800 ; refresher=UAS' }))).toEqual({
      intervalS: 1800,
      refresher: 'uas',
    });
    expect(sessionExpiresOf(message({ x: '90' }))).toEqual({ intervalS: 90, refresher: null });
    for (const bad of ['', 'abc', '-5', '1e9', '99999999999'])
      expect(sessionExpiresOf(message({ 'session-expires': bad })), bad).toBeNull();
    expect(leastSecondsOf(message({ 'min-se': 'x' }))).toBe(90);
  });

  it.each([
    ['knows timers, asks for none: ours', { supported: '100rel, timer' }, 'Session-Expires: 1800;refresher=uas', true],
    [
      'asks, and leaves the refresh to us',
      { supported: 'timer', 'session-expires': '600' },
      'Session-Expires: 600;refresher=uas',
      true,
    ],
    [
      'asks, and refreshes itself',
      { supported: 'timer', 'session-expires': '600;refresher=uac' },
      'Session-Expires: 600;refresher=uac',
      false,
    ],
    [
      'a proxy asks for a phone that does not know',
      { 'session-expires': '600' },
      'Session-Expires: 600;refresher=uas',
      true,
    ],
  ] as const)('[SESSION-3] who %s', (_what, headers, expected, isRefreshedHere) => {
    const agreed = timerAnswer(message(headers));
    expect(agreed.headers).toContain(expected);
    expect(agreed.headers.includes('Require: timer')).toBe(!isRefreshedHere);
    expect(agreed).toMatchObject({ kind: 'agreed', terms: { isRefreshedHere } });
  });

  it('[SESSION-2] [SESSION-3] without any word of timers there is none', () => {
    expect(timerAnswer(message({}))).toEqual({ kind: 'agreed', headers: [], terms: null });
    expect(termsOfAnswer(message({}))).toBeNull();
    expect(termsOfAnswer(message({ 'session-expires': '5;refresher=uas' }))).toEqual({
      intervalMs: 90_000,
      isRefreshedHere: false,
    });
  });
});
