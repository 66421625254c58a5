import type { RelayAccess } from '@hearthline/protocol';
import { describe, expect, it } from 'vitest';
import { RelayKeeper } from './relayKeeper.ts';

const HOUR_MS = 3_600_000;
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

function keeperAt(answers: (() => Promise<RelayAccess>)[]) {
  let [now, asked] = [0, 0];
  const timers: { at: number; action: () => void }[] = [];
  const used: string[] = [];
  const keeper = new RelayKeeper({
    now: () => now,
    ask: () => answers[Math.min(asked++, answers.length - 1)]?.() ?? Promise.reject(new Error('none')),
    use: (servers) => used.push(servers[0]?.username ?? 'none'),
    after: (delayMs, action) => {
      const timer = { at: now + delayMs, action };
      timers.push(timer);
      return () => void timers.splice(timers.indexOf(timer), 1);
    },
    onError: () => used.push('failed'),
  });
  const pass = async (ms: number): Promise<void> => {
    const end = now + ms;
    await settled();
    for (let due = timers[0]; due !== undefined && due.at <= end; due = timers[0]) {
      now = due.at;
      timers.shift();
      due.action();
      await settled();
    }
    now = end;
  };
  return { keeper, used, pass, timers };
}

const access = (name: string, expiresAt: number | null) => (): Promise<RelayAccess> =>
  Promise.resolve({ iceServers: [{ urls: ['turn:relay.test'], username: name, credential: 'x' }], expiresAt });

describe('the relays of a phone', () => {
  it('[RELAY-4] new credentials are asked for after half the life of the old ones', async () => {
    const { keeper, used, pass } = keeperAt([access('first', 2 * HOUR_MS), access('second', 4 * HOUR_MS)]);
    keeper.begin();
    await pass(HOUR_MS - 1);
    expect(used).toEqual(['first']);
    await pass(1);
    expect(used).toEqual(['first', 'second']);
  });

  it('[RELAY-4] a hub that was away is asked again', async () => {
    const away = (): Promise<RelayAccess> => Promise.reject(new Error('hub.offline'));
    const { keeper, used, pass } = keeperAt([away, access('late', null)]);
    keeper.begin();
    await pass(29_000);
    keeper.begin();
    await pass(0);
    expect(used).toEqual(['failed']);
    await pass(1000);
    expect(used).toEqual(['failed', 'late']);
  });

  it('[RELAY-6] what never expires is asked for once, and nothing is left after the end', async () => {
    const { keeper, used, pass, timers } = keeperAt([access('ever', null)]);
    keeper.begin();
    await pass(1000);
    keeper.begin();
    await pass(100 * HOUR_MS);
    expect(used).toEqual(['ever']);
    keeper.end();
    expect(timers).toEqual([]);
  });
});
