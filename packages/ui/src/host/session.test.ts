import { myAgentState } from '@hearthline/protocol';
import { describe, expect, it } from 'vitest';
import { account, entry, keptSession, nothingKnown, NOW, person, reply, settled, setUp } from './testing/hostSetUp.ts';

describe('signing in', () => {
  it('opens the hub, gets the account of the shift, registers the phone, and keeps both secrets', async () => {
    const { host, hubs, phone, secrets } = setUp();
    await host.send('signIn', entry);
    hubs[0]?.goes({ kind: 'live' });
    await settled();
    expect(host.values.session.getState()).toEqual({ kind: 'signedIn', person, isRemembered: true });
    expect(phone.accounts).toEqual([account]);
    expect([...secrets.keys()].toSorted()).toEqual(['hubSession', 'sipAccount']);
  });

  it('keeps nothing when not asked to', async () => {
    const { host, hubs, secrets } = setUp();
    await host.send('signIn', { ...entry, remember: false });
    hubs[0]?.goes({ kind: 'live' });
    await settled();
    expect(secrets.size).toBe(0);
  });

  it('says so where there is no key store, and works until the app ends', async () => {
    const { host, secrets } = setUp({ hasKeyStore: false });
    await host.send('signIn', entry);
    expect(host.values.session.getState()).toMatchObject({ kind: 'signedIn', isRemembered: false });
    expect(host.values.notices.getState().map(({ code }) => code)).toEqual(['app.keyStoreMissing']);
    expect(secrets.size).toBe(0);
  });

  it('tells a wrong password, and too many tries with the wait', async () => {
    const wrong = setUp({ status: 401, body: { code: 'signIn.wrong' } });
    await expect(wrong.host.send('signIn', entry)).rejects.toMatchObject({ code: 'signIn.wrong' });
    expect(wrong.host.values.session.getState()).toEqual({
      kind: 'signedOut',
      problem: 'signIn.wrong',
      retryAfterS: null,
    });
    const many = setUp({ status: 429, body: { code: 'signIn.tooMany', retryAfterS: 42 } });
    await expect(many.host.send('signIn', entry)).rejects.toMatchObject({ code: 'signIn.tooMany', retryAfterS: 42 });
  });

  it('tells an address that answers but is no hub', async () => {
    const { host } = setUp({ body: { hello: 'world' } });
    await expect(host.send('signIn', entry)).rejects.toMatchObject({ code: 'hub.notAHub' });
  });
});

describe('a session kept from before', () => {
  it('is signed in at once, and the phone registers before the hub answers', () => {
    const { host, phone, hubs } = setUp({ kept: { hubSession: keptSession, sipAccount: JSON.stringify(account) } });
    expect(host.values.session.getState().kind).toBe('signedIn');
    expect(phone.accounts).toEqual([account]);
    expect(hubs).toHaveLength(1);
  });

  it('leaves a phone alone whose shift goes on: a new account would cut off the one in use', async () => {
    const { hubs, phone } = setUp({ kept: { hubSession: keptSession, sipAccount: JSON.stringify(account) } });
    const [hub] = hubs;
    const confirmed = { kind: 'notReady', reason: 'break', since: NOW } as const;
    hub?.topics.set({
      ...nothingKnown,
      agentState: myAgentState.parse({ confirmed, pending: null, isPbxConnected: true }),
    });
    hub?.goes({ kind: 'live' });
    await settled();
    expect(hub?.asked).toEqual(['phone.relays']);
    hub?.goes({ kind: 'waiting' });
    phone.line.set({
      state: { kind: 'refused', problem: 'line.wrongCredentials' },
      serverUrl: null,
      isFallback: false,
      registrationDelayMs: null,
    });
    hub?.goes({ kind: 'live' });
    await settled();
    expect(hub?.asked.filter((name) => name !== 'phone.relays')).toEqual(['phone.credentials']);
  });

  it('begins a new shift where the hub knows of none', async () => {
    const { hubs } = setUp({ kept: { hubSession: keptSession, sipAccount: JSON.stringify(account) } });
    const [hub] = hubs;
    hub?.topics.set({
      ...nothingKnown,
      agentState: myAgentState.parse({
        confirmed: { kind: 'signedOut', since: NOW },
        pending: null,
        isPbxConnected: true,
      }),
    });
    hub?.goes({ kind: 'live' });
    await settled();
    expect(hub?.asked).toEqual(['phone.credentials', 'phone.relays']);
  });

  it.each([
    ['not JSON', 'x'],
    ['of another shape', '{}'],
    ['over', JSON.stringify({ origin: 'https://hub.example.test', ...reply, expiresAt: NOW - 1 })],
  ])('that is %s is none', (_how, hubSession) => {
    expect(setUp({ kept: { hubSession } }).host.values.session.getState().kind).toBe('signedOut');
  });

  it('that the hub no longer takes ends, with the reason, and its secrets go', async () => {
    const { host, hubs, phone, secrets } = setUp({
      kept: { hubSession: keptSession, sipAccount: JSON.stringify(account) },
    });
    secrets.set('hubSession', keptSession);
    hubs[0]?.goes({ kind: 'refused', refusedBy: 'session.expired' });
    await settled();
    expect(host.values.session.getState()).toMatchObject({ kind: 'signedOut', problem: 'session.expired' });
    expect(phone.isRegistered).toBe(false);
    expect(secrets.size).toBe(0);
  });
});
