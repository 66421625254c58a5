import { describe, expect, it } from 'vitest';
import { entry, NOW, settled, setUp } from './testing/hostSetUp.ts';

describe('a PBX that no longer knows the password', () => {
  it.each([
    { kind: 'refused', problem: 'line.wrongCredentials' } as const,
    { kind: 'waiting', attempt: 4, retryAt: NOW + 5_000, problem: 'line.wrongCredentials' } as const,
  ])('makes the host ask the hub once, not for ever: $kind', async (unknown) => {
    const { host, hubs, phone } = setUp();
    await host.send('signIn', entry);
    const [hub] = hubs;
    hub?.goes({ kind: 'live' });
    await settled();
    for (let times = 0; times < 3; times += 1) {
      phone.line.set({
        state: unknown,
        serverUrl: null,
        isFallback: false,
        registrationDelayMs: null,
      });
      await settled();
    }
    expect(hub?.asked.filter((name) => name === 'phone.credentials')).toHaveLength(2);
    phone.line.set({
      state: { kind: 'registered', since: NOW },
      serverUrl: null,
      isFallback: false,
      registrationDelayMs: null,
    });
    phone.line.set({
      state: unknown,
      serverUrl: null,
      isFallback: false,
      registrationDelayMs: null,
    });
    await settled();
    expect(hub?.asked.filter((name) => name === 'phone.credentials')).toHaveLength(3);
  });
});
