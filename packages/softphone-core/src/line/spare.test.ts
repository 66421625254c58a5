import { beforeEach, describe, expect, it } from 'vitest';
import { SipAgent } from '../sip/sipAgent.ts';
import { FakeClock, FakePbx, fakePorts, silentLog } from '../testing/index.ts';
import { Line } from './line.ts';
import { type TimeEvent, watchTime } from './sleepWatch.ts';

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

let pbx: FakePbx;
let clock: FakeClock;
let line: Line;
let told: string[];
const state = (): string => line.value.getState().state.kind;
const count = (method: string): number => pbx.heard.filter((said) => said.startsWith(`${method} `)).length;

beforeEach(() => {
  pbx = new FakePbx();
  pbx.passwords.set('1001', 'secret');
  clock = new FakeClock();
  told = [];
  const { random } = fakePorts({ network: pbx, clock });
  const agent = new SipAgent({ log: silentLog, random, onInvitation: () => {} });
  agent.setAccount(account);
  line = new Line({
    ...{ agent, network: pbx, clock, random, log: silentLog },
    // A call: the line is asked often.
    isIdle: () => false,
    isFull: () => false,
    onUp: () => told.push('up'),
    onSwitched: () => told.push('switched'),
    onLost: () => told.push('lost'),
  });
});

describe('a second way out', () => {
  it('[LINE-21] is kept open while there are two ways, asked every 20 s, and not registered', async () => {
    line.open([account.serverUrl]);
    await clock.advance(100);
    expect(pbx.openings).toBe(1);
    pbx.ways.set(2);
    await clock.advance(2000);
    // IPv6 comes before IPv4, and each is told.
    pbx.ways.set(3);
    await clock.advance(2900);
    expect(pbx.openings).toBe(1);
    await clock.advance(200);
    expect(pbx.openings).toBe(2);
    const registers = count('REGISTER');
    const asked = count('OPTIONS');
    await clock.advance(20_000);
    // Every 3 s on the line itself, and the two on the spare: at its opening and now.
    expect(count('OPTIONS') - asked).toBeGreaterThanOrEqual(6 + 1);
    expect(count('REGISTER')).toBe(registers);
    pbx.ways.set(1);
    await clock.advance(60_000);
    expect(pbx.openings).toBe(2);
  });

  it('[LINE-22] takes over within 120 ms of a doubt that only it answers, and is registered', async () => {
    pbx.ways.set(2);
    line.open([account.serverUrl]);
    await clock.advance(100);
    pbx.cut('1001', 'silent');
    line.doubt();
    await clock.advance(119);
    expect(told).toEqual(['up']);
    await clock.advance(2);
    expect(told).toEqual(['up', 'lost', 'switched', 'up']);
    expect(state()).toBe('registered');
    // And another spare stands behind it, once the dead socket can be closed.
    expect(pbx.openings).toBe(2);
    await clock.advance(3100);
    expect(pbx.openings).toBe(3);
  });

  it('[LINE-29] a way that comes while the line is asked in vain is taken at once', async () => {
    line.open([account.serverUrl]);
    await clock.advance(100);
    pbx.cut('1001', 'silent');
    line.doubt();
    await clock.advance(500);
    expect(pbx.openings).toBe(1);
    pbx.ways.set(2);
    await clock.advance(1);
    expect(pbx.openings).toBe(2);
    expect(told).toEqual(['up', 'lost', 'switched', 'up']);
    expect(state()).toBe('registered');
  });

  it('[LINE-29] a line that is asked in vain just after a way has come does not wait for the ways to settle', async () => {
    line.open([account.serverUrl]);
    await clock.advance(100);
    pbx.ways.set(2);
    pbx.cut('1001', 'silent');
    await clock.advance(300);
    expect(pbx.openings).toBe(1);
    line.doubt();
    await clock.advance(121);
    expect(told).toEqual(['up', 'lost', 'switched', 'up']);
  });

  it('[LINE-29] a way that leads nowhere yet is tried again 3 s later', async () => {
    const spare = `${account.serverUrl}?way=other`;
    const tries = (): number => pbx.opened.filter((url) => url === spare).length;
    line.open([account.serverUrl]);
    await clock.advance(100);
    pbx.cut('1001', 'silent');
    line.doubt();
    pbx.downUrls.add(spare);
    pbx.ways.set(2);
    await clock.advance(100);
    expect(tries()).toBe(1);
    pbx.downUrls.clear();
    await clock.advance(2800);
    expect(tries()).toBe(1);
    await clock.advance(200);
    expect(tries()).toBe(2);
  });

  it('[LINE-22] a line that answers is kept, however often it is doubted', async () => {
    pbx.ways.set(2);
    line.open([account.serverUrl]);
    await clock.advance(100);
    for (let times = 0; times < 5; times += 1) {
      line.doubt();
      await clock.advance(500);
    }
    expect(told).toEqual(['up']);
  });

  it('[LINE-22] without a doubt a dead line is noticed by the keep-alive, and the spare takes over 1 s later', async () => {
    pbx.ways.set(2);
    line.open([account.serverUrl]);
    await clock.advance(100);
    pbx.cut('1001', 'silent');
    await clock.advance(4100);
    expect(told).toEqual(['up', 'lost', 'switched', 'up']);
  });

  it('[LINE-22] a closed socket is replaced by the spare at once', async () => {
    pbx.ways.set(2);
    line.open([account.serverUrl]);
    await clock.advance(100);
    pbx.cut('1001', 'closed');
    await clock.advance(1);
    expect(told).toEqual(['up', 'lost', 'switched', 'up']);
  });

  it('[LINE-15] [LINE-21] off leaves neither socket nor timer', async () => {
    pbx.ways.set(2);
    line.open([account.serverUrl]);
    await clock.advance(100);
    const closed = line.close();
    await clock.advance(1);
    await closed;
    await clock.advance(3000);
    expect([state(), clock.pending]).toEqual(['off', 0]);
  });
});

describe('sleep and the time of day', () => {
  it('[LINE-24] a short stop asks the line, a long one opens a new socket and registers', async () => {
    line.open([account.serverUrl]);
    await clock.advance(1100);
    const before = count('OPTIONS');
    await clock.sleep(5000);
    expect(count('OPTIONS')).toBeGreaterThan(before);
    expect(pbx.openings).toBe(1);
    await clock.advance(2000);
    await clock.sleep(20_000);
    await clock.advance(10);
    expect(pbx.openings).toBe(2);
    expect(state()).toBe('registered');
  });

  it('[LINE-24] tells sleep from a clock that was set, by two clocks', async () => {
    const events: TimeEvent[] = [];
    const stop = watchTime(clock, (event) => events.push(event));
    await clock.advance(10_000);
    expect(events).toEqual([]);
    clock.set(-3_600_000);
    await clock.advance(1000);
    expect(events).toEqual([{ kind: 'clockSet' }]);
    clock.set(3_600_000);
    await clock.advance(1000);
    expect(events.at(-1)).toEqual({ kind: 'slept', ms: 3_600_000 });
    stop();
    expect(clock.pending).toBe(0);
  });

  it('[LINE-24] setting the clock back breaks no line', async () => {
    line.open([account.serverUrl]);
    await clock.advance(100);
    clock.set(-86_400_000);
    await clock.advance(60_000);
    expect(told).toEqual(['up']);
    pbx.cut('1001', 'closed');
    await clock.advance(1001);
    expect(state()).toBe('registered');
  });
});
