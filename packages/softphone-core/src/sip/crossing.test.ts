import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Desk, Office } from '../testing/index.ts';

let office: Office;
let anna: Desk;
let bela: Desk;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
  office = new Office();
  anna = await office.seat('1001');
  bela = await office.seat('1002');
});
afterEach(async () => {
  await office.close();
  vi.useRealTimers();
});

async function talk(): Promise<string> {
  const id = await anna.phone.dial('1002');
  await office.soon();
  await bela.phone.answer(bela.newest().id);
  await office.soon();
  return id;
}
/** SIP.js's own timers: 64*T1 and a little. */
const transactionsEnd = async (): Promise<void> => {
  await vi.advanceTimersByTimeAsync(40_000);
  await office.soon();
};
/** An answer to a request as a PBX makes it. */
const answer = (request: string, status: string, headers: readonly string[] = []): string => {
  const copied = request.split('\r\n').filter((line) => /^(Via|From|To|Call-ID|CSeq):/i.test(line));
  return [`SIP/2.0 ${status}`, ...copied, ...headers, 'Content-Length: 0', '', ''].join('\r\n');
};

describe('what crosses on the wire', () => {
  it('[BAD-3] BYE crossing a re-INVITE ends the call on both sides', async () => {
    const id = await talk();
    const held = anna.phone.hold(id).catch((error: unknown) => error);
    await bela.phone.hangUp(bela.newest().id);
    await office.soon();
    await transactionsEnd();
    await held;
    expect([anna.kinds(), bela.kinds()]).toEqual([['ended hungUpThere'], ['ended hungUpHere']]);
    await office.clock.advance(6000);
    expect(anna.media.open).toEqual({ players: 0, microphones: 0, peers: 1 });
  });

  it('[CALL-4] an ACK that is late does no harm; one that never comes ends the call as failed', async () => {
    const late: string[] = [];
    office.pbx.onMessage = (text) => {
      if (!text.startsWith('ACK ')) return true;
      late.push(text);
      return false;
    };
    await anna.phone.dial('1002');
    await office.soon();
    await bela.phone.answer(bela.newest().id);
    await office.soon();
    expect(bela.kinds()).toEqual(['answering']);
    await vi.advanceTimersByTimeAsync(3000);
    office.pbx.say('1002', late[0] ?? '');
    await office.soon();
    expect(bela.kinds()).toEqual(['talking none']);
    await anna.phone.hangUp(anna.newest().id);
    await office.clock.advance(6000);
    await anna.phone.dial('1002');
    await office.soon();
    await bela.phone.answer(bela.newest().id);
    await office.soon();
    await transactionsEnd();
    expect(bela.kinds()).toEqual(['ended failed']);
  });

  it('[BAD-3] a second 200 from another phone is acknowledged and ended; the first one is the call', async () => {
    let forked = false;
    office.pbx.onMessage = (text) => {
      if (!text.startsWith('SIP/2.0 200 ') || !/^CSeq: \d+ INVITE/im.test(text) || forked) return true;
      forked = true;
      office.clock.after(20, () => office.pbx.say('1001', text.replace(/^(To: .*;tag=)\w+/im, '$1another')));
      return true;
    };
    const id = await talk();
    await office.soon();
    expect(anna.call(id).state.kind).toBe('talking');
    const [acks, byes] = ['ACK ', 'BYE '].map((method) => office.pbx.heard.filter((line) => line.startsWith(method)));
    expect([acks?.length, byes?.length]).toEqual([2, 1]);
    expect(bela.kinds()).toEqual(['talking none']);
  });
});

describe('an answer that goes down with its socket', () => {
  it('[CALL-15] is acknowledged on the next one before anything is asked, and a new offer settles the session', async () => {
    const id = await talk();
    office.pbx.onMessage = (text) => {
      if (!text.startsWith('SIP/2.0 200 ') || !/^CSeq: \d+ INVITE/im.test(text)) return true;
      office.pbx.cut('1001', 'closed');
      return false;
    };
    const held = anna.phone.hold(id).catch((error: { code: string }) => error.code);
    await office.soon();
    expect(await held).toBe('call.lineDown');
    office.pbx.onMessage = () => true;
    const from = office.pbx.heard.length;
    await office.clock.advance(3000);
    const inDialog = office.pbx.heard.slice(from).filter((said) => /^(ACK|UPDATE|INVITE) /.test(said));
    expect(inDialog.map((said) => said.split(' ')[0])).toEqual(['ACK', 'UPDATE', 'ACK', 'INVITE', 'ACK']);
    expect(bela.kinds()).toEqual(['talking none']);
    // Never acknowledged, it would end the call now.
    await transactionsEnd();
    expect([anna.kinds(), bela.kinds()]).toEqual([['talking none'], ['talking none']]);
  });

  it('[CALL-15] [CALL-9] 500 to the next offer means that they still work on it: asked again, the call lives', async () => {
    const id = await talk();
    office.pbx.onMessage = (text) => {
      if (!text.startsWith('INVITE ')) return true;
      office.pbx.cut('1001', 'closed');
      return false;
    };
    const held = anna.phone.hold(id).catch((error: { code: string }) => error.code);
    await office.soon();
    expect(await held).toBe('call.lineDown');
    let refused = 0;
    office.pbx.onMessage = (text) => {
      if (!text.startsWith('INVITE ') || refused > 0) return true;
      refused += 1;
      office.pbx.say('1001', answer(text, '500 Another INVITE transaction in progress'));
      return false;
    };
    await office.clock.advance(10_000);
    expect(refused).toBe(1);
    await anna.phone.hold(id);
    expect([anna.kinds(), bela.kinds()]).toEqual([['talking here'], ['talking there']]);
  });
});

describe('refusals', () => {
  it('[BAD-3] a challenge that comes again and again is answered once, and the call ends', async () => {
    office.pbx.onMessage = (text) => {
      if (!text.startsWith('INVITE ')) return true;
      const challenge = 'WWW-Authenticate: Digest realm="test",nonce="n",algorithm=MD5,qop="auth"';
      office.pbx.say('1001', answer(text, '401 Unauthorized', [challenge]));
      return false;
    };
    await anna.phone.dial('6001');
    await office.soon();
    expect(anna.kinds()).toEqual(['ended failed']);
    expect(office.pbx.heard.filter((line) => line.startsWith('INVITE '))).toHaveLength(2);
  });

  /** Answers each renewal of Anna's registration for less than 1800 s with 423; resolves with the intervals she asked for. */
  const tooBrief = async (header: string): Promise<string[]> => {
    const asked: string[] = [];
    office.pbx.onMessage = (text, user) => {
      const expires = /^Expires: (\d+)\s*$/im.exec(text)?.[1];
      if (!text.startsWith('REGISTER ') || user !== '1001' || expires === undefined) return true;
      asked.push(expires);
      if (Number(expires) >= 1800) return true;
      office.pbx.say('1001', answer(text, '423 Interval Too Brief', [header]));
      return false;
    };
    while (asked.length === 0) await office.clock.advance(5_000);
    return asked;
  };

  it('[LINE-25] 423 with Min-Expires is asked again at once, for so long, and the line stays', async () => {
    const asked = await tooBrief('Min-Expires: 1800');
    // The longer one is challenged, and answered.
    expect(asked.filter((one, at) => one !== asked[at - 1])).toEqual(['300', '1800']);
    expect(anna.phone.line.getState().state.kind).toBe('registered');
  });

  it.each(['Min-Expires: 1', 'Min-Expires: 99999', 'Min-Expires: soon', 'Subject: none'])(
    '[LINE-25] 423 with %s is a failed attempt, never a loop',
    async (header) => {
      const problems: unknown[] = [];
      anna.phone.line.subscribe(({ state }) => problems.push('problem' in state ? state.problem : null));
      expect(await tooBrief(header)).toEqual(['300']);
      expect(problems[0]).toBe('line.pbxUnavailable');
    },
  );

  it('[BAD-3] 423 is a registration that failed: it is tried again, and the phone comes back', async () => {
    office.pbx.registerStatus = 423;
    office.pbx.cut('1001', 'closed');
    await office.clock.advance(3000);
    expect(anna.phone.line.getState().state).toMatchObject({ kind: 'waiting', problem: 'line.pbxUnavailable' });
    office.pbx.registerStatus = null;
    await office.clock.advance(60_000);
    expect(anna.phone.line.getState().state.kind).toBe('registered');
  });

  it('[END-1] 503 with Retry-After ends the call as unavailable, and the line stays', async () => {
    office.pbx.onMessage = (text) => {
      if (!text.startsWith('INVITE ')) return true;
      office.pbx.say('1001', answer(text, '503 Service Unavailable', ['Retry-After: 30']));
      return false;
    };
    await anna.phone.dial('6001');
    await office.soon();
    expect(anna.kinds()).toEqual(['ended unavailable']);
    expect(anna.phone.line.getState().state.kind).toBe('registered');
  });

  it('[CALLS-4] the ninth call is refused as busy and not shown', async () => {
    for (let n = 0; n < 9; n += 1) {
      await bela.phone.dial('1001');
      await office.soon();
    }
    expect(anna.kinds()).toHaveLength(8);
    expect(bela.newest().state).toMatchObject({ kind: 'ended', reason: 'busy' });
  });

  it('[CALL-14] a ring that nobody ends is over after 3 minutes', async () => {
    await bela.phone.dial('1001');
    await office.clock.advance(179_000);
    expect(anna.kinds()).toEqual(['ringingHere']);
    await office.clock.advance(1500);
    expect(anna.kinds()).toEqual(['ended noAnswer']);
    expect(anna.media.isRinging).toBe(false);
  });

  it('[CALL-14] an offer that cannot be used rings nobody', async () => {
    office.pbx.onMessage = (text) => {
      if (!text.startsWith('INVITE ')) return true;
      office.pbx.say('1001', text.replace('m=audio', 'm=nothing'));
      return false;
    };
    await bela.phone.dial('1001');
    await office.soon();
    expect(anna.kinds()).toEqual(['ended mediaFailed']);
    expect(anna.media.isRinging).toBe(false);
  });
});
