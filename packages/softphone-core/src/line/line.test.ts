import { beforeEach, describe, expect, it } from 'vitest';
import { FakeClock, FakePbx, fakePorts, type FakePorts, silentLog } from '../testing/index.ts';
import { SipAgent } from '../sip/sipAgent.ts';
import type { LineState } from '../snapshot.ts';
import { LONGEST_WAIT_MS, SOON_WAIT_MS } from './backoff.ts';
import { Line } from './line.ts';

const account = {
  serverUrl: 'wss://pbx.test/ws',
  fallbackUrls: [],
  domain: 'test',
  username: '1001',
  password: 'secret',
  displayName: 'Anna',
  expiresAt: 0,
  iceServers: [],
};

describe('the line and a PBX', () => {
  let pbx: FakePbx;
  let clock: FakeClock;
  let ports: FakePorts;
  let line: Line;
  let told: string[];
  let isIdle: boolean;
  let isFull: boolean;
  const state = (): LineState => line.value.getState().state;
  const asked = (): number => pbx.heard.filter((said) => said.startsWith('OPTIONS ')).length;
  /** What Asterisk asks each phone. */
  const question = (times: number): string =>
    [
      'OPTIONS sip:1001@phone SIP/2.0',
      `Via: SIP/2.0/WSS pbx.test;branch=z9hG4bKq${times}`,
      'From: <sip:pbx.test>;tag=q',
      'To: <sip:1001@phone>',
      `Call-ID: q${times}`,
      'CSeq: 1 OPTIONS',
      'Max-Forwards: 70',
      'Content-Length: 0',
      '',
      '',
    ].join('\r\n');

  beforeEach(() => {
    pbx = new FakePbx();
    pbx.passwords.set('1001', 'secret');
    clock = new FakeClock();
    ports = fakePorts({ network: pbx, clock });
    told = [];
    isIdle = true;
    isFull = false;
    const agent = new SipAgent({ log: silentLog, random: ports.random, onInvitation: () => {} });
    agent.setAccount(account);
    line = new Line({
      agent,
      network: pbx,
      clock,
      random: ports.random,
      log: silentLog,
      isIdle: () => isIdle,
      isFull: () => isFull,
      onUp: () => told.push('up'),
      onSwitched: () => told.push('switched'),
      onLost: () => told.push('lost'),
    });
  });

  it('[LINE-2] [LINE-3] REGISTER is the first word, and registered comes only with its answer', async () => {
    line.open([account.serverUrl]);
    expect(state()).toEqual({ kind: 'connecting', attempt: 1 });
    await clock.advance(1);
    expect(pbx.heard[0]).toBe('REGISTER sip:test SIP/2.0');
    expect(state().kind).toBe('registered');
    expect(told).toEqual(['up']);
  });

  it('[LINE-1] opens no socket to an address that may not be used', () => {
    line.open(['ws://pbx.test/ws']);
    expect(state()).toEqual({ kind: 'refused', problem: 'line.insecureAddress' });
    expect(pbx.openings).toBe(0);
  });

  it('[LINE-4] in a call it asks every 3 s and notices a swallowing line within 5 s', async () => {
    isIdle = false;
    line.open([account.serverUrl]);
    await clock.advance(3001);
    expect(pbx.heard.filter((line) => line.startsWith('OPTIONS '))).toHaveLength(1);
    pbx.cut('1001', 'silent');
    await clock.advance(5000);
    expect(state()).toMatchObject({ kind: 'waiting', problem: 'line.lost' });
    expect(told).toEqual(['up', 'lost']);
  });

  it('[LINE-28] idle it asks after 12 s without a word, and notices a swallowing line within 15 s', async () => {
    line.open([account.serverUrl]);
    await clock.advance(40_500);
    expect(asked()).toBe(3);
    pbx.cut('1001', 'silent');
    await clock.advance(15_000);
    // It is there again since: on another socket.
    expect(told).toEqual(['up', 'lost', 'up']);
  });

  it('[LINE-28] idle the questions of the PBX stand for ours, but for one a minute', async () => {
    line.open([account.serverUrl]);
    await clock.advance(1);
    for (let times = 0; times < 18; times += 1) {
      pbx.say('1001', question(times));
      await clock.advance(10_000);
    }
    expect(asked()).toBe(3);
  });

  it('[LINE-4] [LINE-28] a call that begins has the line asked within 1 s', async () => {
    line.open([account.serverUrl]);
    await clock.advance(8_000);
    expect(asked()).toBe(0);
    isIdle = false;
    await clock.advance(1_000);
    expect(asked()).toBe(1);
  });

  it('[LINE-27] on a full line an answer has 10 s, and what still does not come is noticed', async () => {
    isIdle = false;
    line.open([account.serverUrl]);
    await clock.advance(3001);
    isFull = true;
    pbx.cut('1001', 'silent');
    await clock.advance(12_500);
    expect(state()).toMatchObject({ kind: 'registered' });
    await clock.advance(500);
    expect(state()).toMatchObject({ kind: 'waiting', problem: 'line.lost' });
  });

  it('[LINE-5] a socket that is broken without a word is lost with the next keep-alive', async () => {
    isIdle = false;
    line.open([account.serverUrl]);
    await clock.advance(1);
    pbx.cut('1001', 'broken');
    await clock.advance(3001);
    expect(state()).toMatchObject({ kind: 'waiting', problem: 'line.lost' });
  });

  it('[LINE-4] any answer is life: a line that answers stays, for longer than it was granted', async () => {
    line.open([account.serverUrl]);
    await clock.advance(1);
    const { state: before } = line.value.getState();
    await clock.advance(1_200_000);
    expect(state()).toBe(before);
    // [LINE-9] 300 s granted: 4 or 5 renewals in 20 minutes, and no renewal is an attempt.
    const registers = pbx.heard.filter((line) => line.startsWith('REGISTER ')).length / 2;
    expect(registers).toBeGreaterThanOrEqual(5);
    expect(registers).toBeLessThanOrEqual(6);
    expect(pbx.openings).toBe(1);
  });

  it('[LINE-6] [LINE-13] tries for ever, with waits that stay under 30 s, and tells why', async () => {
    pbx.isDown = true;
    pbx.diagnosis = 'line.certificateExpired';
    line.open([account.serverUrl]);
    await clock.advance(1);
    expect(state()).toMatchObject({ kind: 'waiting', attempt: 2, problem: 'line.certificateExpired' });
    await clock.advance(3_600_000);
    expect(pbx.openings).toBeGreaterThan(120);
    pbx.isDown = false;
    await clock.advance(LONGEST_WAIT_MS);
    expect(state().kind).toBe('registered');
  });

  it('[LINE-7] wake ends a wait at once, and proves a registered line at once', async () => {
    pbx.isDown = true;
    line.open([account.serverUrl]);
    await clock.advance(1);
    pbx.isDown = false;
    line.wake();
    await clock.advance(1);
    expect(state().kind).toBe('registered');
    pbx.cut('1001', 'silent');
    line.wake();
    await clock.advance(2001);
    expect(state()).toMatchObject({ kind: 'waiting', problem: 'line.lost' });
  });

  it('[LINE-10] wrong credentials are refused and nothing is tried again', async () => {
    pbx.passwords.clear();
    line.open([account.serverUrl]);
    await clock.advance(60_000);
    expect(state()).toEqual({ kind: 'refused', problem: 'line.wrongCredentials' });
    expect(pbx.openings).toBe(1);
  });

  it('[LINE-10] an account that was good is told as wrong at the third refusal, and is back when the PBX knows it again', async () => {
    line.open([account.serverUrl]);
    await clock.advance(1);
    pbx.passwords.clear();
    pbx.cut('1001', 'closed');
    await clock.advance(1001);
    expect(state()).toMatchObject({ kind: 'waiting', problem: 'line.pbxUnavailable' });
    await clock.advance(20_000);
    expect(state()).toMatchObject({ kind: 'waiting', problem: 'line.wrongCredentials' });
    const { openings } = pbx;
    await clock.advance(60_000);
    expect(pbx.openings - openings).toBeGreaterThan(60_000 / (5_000 + SOON_WAIT_MS) - 1);
    expect(pbx.openings - openings).toBeLessThanOrEqual(60_000 / 5_000);
    pbx.passwords.set(account.username, account.password);
    await clock.advance(5_000 + SOON_WAIT_MS);
    expect(state()).toMatchObject({ kind: 'registered' });
  });

  it('[LINE-11] obeys Retry-After of 503', async () => {
    pbx.registerStatus = 503;
    pbx.retryAfterS = 60;
    line.open([account.serverUrl]);
    await clock.advance(1);
    expect(state()).toMatchObject({ kind: 'waiting', problem: 'line.pbxUnavailable' });
    await clock.advance(59_000);
    expect(pbx.openings).toBe(1);
    await clock.advance(4000);
    expect(pbx.openings).toBe(2);
  });

  it('[LINE-12] a PBX that does not answer REGISTER is a failed attempt', async () => {
    pbx.isSwallowing = true;
    line.open([account.serverUrl]);
    await clock.advance(3001);
    expect(state()).toMatchObject({ kind: 'waiting', problem: 'line.noAnswer' });
  });

  it('[LINE-30] a PBX that was still starting hears the same REGISTER a second later, and no other after its answer', async () => {
    const said: string[] = [];
    pbx.onMessage = (text) => {
      said.push(text);
      return said.length > 1;
    };
    line.open([account.serverUrl]);
    await clock.advance(999);
    expect(said).toHaveLength(1);
    expect(state().kind).toBe('registering');
    await clock.advance(2);
    expect(said[1]).toBe(said[0]);
    expect(state().kind).toBe('registered');
    const count = said.length;
    await clock.advance(3000);
    expect(said.slice(count).filter((text) => text.startsWith('REGISTER '))).toEqual([]);
  });

  it('[LINE-12] [LINE-30] a PBX that never answers is told three times, and then another socket is tried', async () => {
    const said: string[] = [];
    pbx.onMessage = (text) => {
      said.push(text);
      return false;
    };
    line.open([account.serverUrl]);
    await clock.advance(2999);
    expect(said).toHaveLength(3);
    expect(new Set(said).size).toBe(1);
    expect(state().kind).toBe('registering');
    await clock.advance(2);
    expect(state()).toMatchObject({ kind: 'waiting', problem: 'line.noAnswer' });
    expect(said).toHaveLength(3);
  });

  it('[LINE-15] off stays off, whatever comes late, and leaves no timer', async () => {
    line.open([account.serverUrl]);
    await clock.advance(1);
    const closed = line.close();
    await clock.advance(1);
    await closed;
    expect(state()).toEqual({ kind: 'off' });
    expect(pbx.isRegistered('1001')).toBe(false);
    await clock.advance(ANSWER_LIMIT_PASSED_MS);
    expect(clock.pending).toBe(0);
    expect(state()).toEqual({ kind: 'off' });
  });
});

const ANSWER_LIMIT_PASSED_MS = 2001;
