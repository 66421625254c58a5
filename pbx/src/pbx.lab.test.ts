/** The real Asterisk and the real telephone. Each test says which sentence of SPEC.md it proves. */
import { readFile } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { Ami } from './ami.ts';
import { callFromOutside, waitForCall } from './customer.ts';
import { startPbx, type Pbx } from './pbx.ts';
import { addMember, factOf, factsIn, outside } from './testing/labCalls.ts';
import { tlsRefusal } from './testing/wsPhone.ts';

// A limit for a fault, not a measure: each test waits for events and takes a second or two, 6007 three.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 120_000 });

describe('one PBX', () => {
  let pbx: Pbx;
  let ami: Ami;
  beforeAll(async () => {
    pbx = await startPbx({ mohToneHz: 350 });
  });
  afterAll(() => pbx.stop());

  const opened = async (): Promise<Ami> => {
    ami = await Ami.open(pbx.ami);
    await ami.event({ Event: 'FullyBooted' });
    return ami;
  };
  afterEach(() => ami?.close());

  it('[PBX-1] is Asterisk 22 and starts without a warning', async () => {
    expect(pbx.runtime.version).toMatch(/^22\./);
    const log = await pbx.log();
    expect(log.split('\n').filter((line) => /\] (WARNING|ERROR)\[/.test(line))).toEqual([]);
  });

  it('[PBX-2] is trusted by its own authority, as an address and as localhost', async () => {
    const ca = await readFile(pbx.caPem);
    expect(await tlsRefusal(pbx.wssUrl, ca, '127.0.0.1')).toBeNull();
    expect(await tlsRefusal(pbx.wssUrl, ca, 'localhost')).toBeNull();
    expect(await tlsRefusal(pbx.wssUrl, ca, 'elsewhere.test')).toBe('ERR_TLS_CERT_ALTNAME_INVALID');
  });

  describe('scenario numbers', () => {
    it('[PBX-20] 6001 plays 440 Hz, heard on the telephone at the level it was sent', async () => {
      const customer = await callFromOutside(pbx, outside({ number: '6001' }));
      const heard = await customer.untilHeard(440);
      await customer.hangup();
      expect(Math.abs(heard.frequencyHz - 440)).toBeLessThan(1);
      expect(heard.levelDb).toBeGreaterThan(-16);
      expect(heard.levelDb).toBeLessThan(-10);
      expect(heard.toneRatio).toBeGreaterThan(0.7);
    });

    it('[PBX-20] 6002 gives back what is said', async () => {
      const customer = await callFromOutside(pbx, outside({ number: '6002', toneHz: 1004, levelDb: -20 }));
      const heard = await customer.untilHeard(1004);
      await customer.hangup();
      expect(Math.abs(heard.levelDb + 20)).toBeLessThan(3);
    });

    it.each([
      ['6003', '486 Busy Here'],
      ['6005', '603 Decline'],
      ['6006', '503 Service Unavailable'],
      ['6999', '404 Not Found'],
    ])('[PBX-20] %s ends with %s', async (number, reason) => {
      const customer = await callFromOutside(pbx, outside({ number }));
      expect((await customer.ended).reason).toBe(reason);
      await expect(customer.answered).rejects.toMatchObject({ code: 'pbx.customer' });
    });

    it('[PBX-20] 6004 rings and never answers', async () => {
      const customer = await callFromOutside(pbx, outside({ number: '6004' }));
      await customer.ringing;
      await customer.hangup();
      await expect(customer.answered).rejects.toMatchObject({ code: 'pbx.customer' });
    });

    it('[PBX-20] 6007 hangs up by itself', async () => {
      const customer = await callFromOutside(pbx, outside({ number: '6007' }));
      await customer.answered;
      expect((await customer.ended).reason).toBe('Connection reset by peer');
    });

    it('[PBX-20] 6008 plays the hold tone', async () => {
      const customer = await callFromOutside(pbx, outside({ number: '6008' }));
      expect(Math.abs((await customer.untilHeard(350)).levelDb + 12)).toBeLessThan(3);
      await customer.hangup();
    });

    it('[PBX-20] 6009 reports the keys pressed, in order', async () => {
      const events = await opened();
      const customer = await callFromOutside(pbx, outside({ number: '6009' }));
      await customer.answered;
      customer.press('4');
      expect(await events.event({ UserEvent: 'HearthlineDtmf' })).toMatchObject({ Digit: '4', Via: 'rfc4733' });
      await customer.hangup();
    });

    it('[PBX-20] 6010 reports keys told by SIP INFO', async () => {
      const events = await opened();
      const customer = await callFromOutside(pbx, outside({ number: '6010', keys: 'info' }));
      await customer.answered;
      customer.press('7');
      expect(await events.event({ UserEvent: 'HearthlineDtmf' })).toMatchObject({ Digit: '7', Via: 'info' });
      await customer.hangup();
    });

    it('[PBX-20] 6011 hears the hold tone when it is put on hold, and says so', async () => {
      const events = await opened();
      const customer = await callFromOutside(pbx, outside({ number: '6011' }));
      await customer.answered;
      customer.hold();
      expect(await events.event({ UserEvent: 'HearthlineHeard' })).toMatchObject({ Hz: '350' });
      customer.resume();
      await customer.hangup();
    });
  });

  describe('a queue', () => {
    it('[PBX-10] takes a caller from the trunk, who hears the music, and says so over AMI', async () => {
      const events = await opened();
      const customer = await callFromOutside(pbx, outside({ callerName: 'Li Test', callerNumber: '13811112222' }));
      expect(await events.event({ Event: 'QueueCallerJoin' })).toMatchObject({
        Queue: 'city-hotline',
        CallerIDNum: '13811112222',
        CallerIDName: 'Li Test',
      });
      await customer.answered;
      expect((await customer.untilHeard(350)).frequencyHz).toBeCloseTo(350, 0);
      await customer.hangup();
      await events.event({ Event: 'QueueCallerAbandon' });
    });

    it('[PBX-11] [PBX-13] an abandoned call is a fact in the outbox until the hub deletes it', async () => {
      const events = await opened();
      const before = Date.now();
      const nasty = 'A&B=c;"d", ${EXTEN}) 王 %41';
      const customer = await callFromOutside(
        pbx,
        outside({ number: '12346', callerName: nasty, callerNumber: '13833334444' }),
      );
      await customer.answered;
      await customer.hangup();
      const live = factOf(await events.event({ UserEvent: 'HearthlineFact' }));
      expect(live).toMatchObject({
        queue: 'broadband',
        callerNumber: '13833334444',
        status: 'abandoned',
        endedBy: 'caller',
      });
      // Asterisk keeps the backslashes of a quoted SIP display name (RFC 3261 section 25.1).
      expect(live['callerName']?.replaceAll('\\', '')).toBe(nasty);
      expect(live).not.toHaveProperty('answeredAt');
      expect(Number(live['joinedAt'])).toBeGreaterThanOrEqual(before);
      expect(Number(live['endedAt'])).toBeGreaterThanOrEqual(Number(live['joinedAt']));
      const kept = (await factsIn(events, 'hearthline-facts')).filter((fact) => fact['id'] === live['id']);
      expect(kept).toEqual([live]);
      await events.action({ Action: 'DBDel', Family: 'hearthline-facts', Key: live['id'] ?? '' });
      expect((await factsIn(events, 'hearthline-facts')).filter((fact) => fact['id'] === live['id'])).toEqual([]);
    });

    it('[PBX-12] an answered call says who answered, when, and that the operator hung up', async () => {
      const events = await opened();
      const operator = await waitForCall(pbx, outside({ toneHz: 880, callerNumber: '1001' }));
      const member = `PJSIP/carrier/${operator.address}`;
      // The carrier's endpoint counts as busy while the customer talks over it: another one says that this operator is free.
      const isFree = { StateInterface: 'Local/6001@operators' };
      await events.action({ Action: 'QueueAdd', Queue: 'city-hotline', Interface: member, ...isFree });
      const customer = await callFromOutside(pbx, outside({}));
      const heard = await Promise.all([customer.untilHeard(880), operator.untilHeard(700)]);
      // At the first moment a tone is recognised, a part of the window may still be from before.
      for (const { levelDb } of heard) expect(Math.abs(levelDb + 12)).toBeLessThan(3);
      await operator.hangup();
      await customer.ended;
      const fact = factOf(await events.event({ UserEvent: 'HearthlineFact' }));
      await events.action({ Action: 'QueueRemove', Queue: 'city-hotline', Interface: member });
      expect(fact).toMatchObject({
        queue: 'city-hotline',
        memberInterface: member,
        status: 'answered',
        endedBy: 'operator',
      });
      expect(Number(fact['answeredAt'])).toBeGreaterThanOrEqual(Number(fact['joinedAt']));
      expect(Number(fact['endedAt'])).toBeGreaterThan(Number(fact['answeredAt']));
    });

    it('[PBX-12] and that the caller hung up', async () => {
      const events = await opened();
      const member = await addMember(events, '6001');
      const customer = await callFromOutside(pbx, outside({}));
      await customer.untilHeard(440);
      await customer.hangup();
      const fact = factOf(await events.event({ UserEvent: 'HearthlineFact' }));
      await events.action({ Action: 'QueueRemove', Queue: 'city-hotline', Interface: member });
      expect(fact).toMatchObject({ memberInterface: member, status: 'answered', endedBy: 'caller' });
    });

    it('[PBX-17] says over AMI whom it asks and who does not pick up', async () => {
      const events = await opened();
      const member = await addMember(events, '6003');
      const customer = await callFromOutside(pbx, outside({}));
      expect(await events.event({ Event: 'AgentCalled' })).toMatchObject({ Queue: 'city-hotline', Interface: member });
      expect(await events.event({ Event: 'AgentRingNoAnswer' })).toMatchObject({ Interface: member });
      await events.action({ Action: 'QueueRemove', Queue: 'city-hotline', Interface: member });
      await customer.hangup();
    });
  });
});

describe('more PBXs', () => {
  it('[PBX-3] two run side by side with calls of their own', async () => {
    const both = await Promise.all([startPbx({ mohToneHz: 350 }), startPbx({ mohToneHz: 500 })]);
    const [a, b] = both;
    const calls = await Promise.all([callFromOutside(a, outside({})), callFromOutside(b, outside({}))]);
    const [heardA, heardB] = await Promise.all([calls[0].untilHeard(350), calls[1].untilHeard(500)]);
    expect([Math.round(heardA.frequencyHz), Math.round(heardB.frequencyHz)]).toEqual([350, 500]);
    await Promise.all(calls.map((call) => call.hangup()));
    await Promise.all(both.map((pbx) => pbx.stop()));
    expect(new Set([a.wssUrl, a.wsUrl, b.wssUrl, b.wsUrl]).size).toBe(4);
  });

  it('[PBX-2] one is reached at another address, and trusted there', async () => {
    const pbx = await startPbx({ address: '127.9.8.7' });
    expect(new URL(pbx.wssUrl).hostname).toBe('127.9.8.7');
    expect(await tlsRefusal(pbx.wssUrl, await readFile(pbx.caPem), '127.9.8.7')).toBeNull();
    await pbx.stop();
  });

  it('[PBX-4] one with an expired certificate is refused for that and nothing else', async () => {
    const pbx = await startPbx({ certificate: 'expired' });
    expect(await tlsRefusal(pbx.wssUrl, await readFile(pbx.caPem), '127.0.0.1')).toBe('CERT_HAS_EXPIRED');
    await pbx.stop();
  });
});
