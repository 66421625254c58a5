import { organisation as organisationSchema } from '@hearthline/protocol';
import type { CallSnapshot } from '@hearthline/softphone-core/snapshot';
import { describe, expect, it } from 'vitest';
import { HostError } from './problem.ts';
import { entry, keptSession, nothingKnown, NOW, person, settled, setUp } from './testing/hostSetUp.ts';

describe('commands', () => {
  it('reject with a named error, whoever refused', async () => {
    const { host, hubs } = setUp();
    await expect(host.send('setReady', {})).rejects.toMatchObject({ code: 'hub.offline' });
    await expect(host.send('dial', { number: '1' })).rejects.toMatchObject({ code: 'call.lineDown' });
    await host.send('signIn', entry);
    const [hub] = hubs;
    if (hub !== undefined)
      hub.answer = () => Promise.reject(Object.assign(new Error('x'), { code: 'hub.notConnected' }));
    await expect(host.send('setReady', {})).rejects.toMatchObject({ code: 'hub.offline' });
    if (hub !== undefined) hub.answer = () => Promise.reject(new TypeError('a bug'));
    await expect(host.send('setReady', {})).rejects.toMatchObject({ code: 'app.fault' });
  });

  it('a setting that cannot be written holds for this run, and the person is told', async () => {
    const { host } = setUp({ saveSettings: () => Promise.reject(new HostError('app.diskFull')) });
    await host.send('changeSettings', { language: 'en' });
    expect(host.values.settings.getState().language).toBe('en');
    expect(host.values.notices.getState().map(({ code }) => code)).toEqual(['app.diskFull']);
    await host.send('dismissNotice', { id: 'app.diskFull' });
    expect(host.values.notices.getState()).toEqual([]);
  });

  it('signing out takes the line down, forgets the secrets and what was known, even when the hub is away', async () => {
    const { host, hubs, phone, secrets } = setUp();
    await host.send('signIn', entry);
    const [hub] = hubs;
    hub?.goes({ kind: 'live' });
    hub?.topics.set({ ...hub.topics.getState(), people: new Map([['p1', person]]) });
    await settled();
    expect(host.values.people.getState()).toEqual([person]);
    if (hub !== undefined) hub.answer = () => Promise.reject(new Error('away'));
    await host.send('signOut', {});
    expect(host.values.session.getState()).toEqual({ kind: 'signedOut', problem: null, retryAfterS: null });
    expect(phone.isRegistered).toBe(false);
    expect(hub?.isClosed).toBe(true);
    expect(secrets.size).toBe(0);
    expect(host.values.people.getState()).toBeNull();
  });

  it('C17 signing out in a call is refused until the person was asked; then the caller is told before the hub is', async () => {
    const { host, hubs, phone } = setUp();
    await host.send('signIn', entry);
    await settled();
    const state = { kind: 'talking', since: NOW, hold: 'none', isHoldPending: false } as CallSnapshot['state'];
    phone.calls.set([{ state, broadcast: null } as CallSnapshot]);
    await expect(host.send('signOut', {})).rejects.toMatchObject({ code: 'signOut.inCall' });
    expect(host.values.session.getState().kind).toBe('signedIn');
    expect(hubs[0]?.asked).not.toContain('session.signOut');
    const [hub] = hubs;
    let wasRegistered: boolean | null = null;
    if (hub !== undefined)
      hub.answer = async (name) => {
        if (name === 'session.signOut') wasRegistered = phone.isRegistered;
        return {};
      };
    await host.send('signOut', { endsCalls: true });
    expect(wasRegistered).toBe(false);
    expect(host.values.session.getState().kind).toBe('signedOut');
  });
});

describe('tones', () => {
  it('[TONE-4] are of the country that was chosen, from the start and after a change', async () => {
    const { host, phone } = setUp();
    expect(phone.toneCountry).toBe('CN');
    await host.send('changeSettings', { toneCountry: 'US' });
    expect(phone.toneCountry).toBe('US');
    expect(phone.saving).toBe('automatic');
    await host.send('changeSettings', { voiceSaving: 'always' });
    expect(phone.saving).toBe('always');
  });
});

describe('answering by itself', () => {
  const centre = { centreName: 'c', timeZone: 'UTC', units: [] };
  it.each([
    ['never', true, false],
    ['person', true, true],
    ['person', false, false],
    ['always', false, true],
    [null, true, true],
  ] as const)('[AUTO-2] centre says %s, the person %s: %s', async (policy, isWanted, expected) => {
    const { host, hubs, phone } = setUp();
    await host.send('changeSettings', { autoAnswer: isWanted });
    await host.send('signIn', entry);
    const organisation = policy === null ? null : organisationSchema.parse({ ...centre, autoAnswer: policy });
    hubs[0]?.topics.set({ ...nothingKnown, organisation });
    expect(phone.autoAnswer).toBe(expected);
  });
});

describe('a colleague writes', () => {
  it('[CHAT-10] T3 it is known, and nothing sounds and nothing is noticed', async () => {
    const { host, hubs, phone } = setUp({ kept: { hubSession: keptSession } });
    const [hub] = hubs;
    hub?.goes({ kind: 'live' });
    await settled();
    let sounds = 0;
    const count = (): void => void (sounds += 1);
    Object.assign(phone.sound, { ringOnce: count, setRinging: count, startTest: count });
    const before = host.values.notices.getState();
    const id = 'two:p1:p2';
    const chat = { id, partner: { kind: 'person' as const, personId: 'p2' }, seenUpTo: 0, partnerSeenUpTo: 0 };
    const message = {
      ...{ id: 'm', chatId: id, fromId: 'p2', fromName: 'Made Up Too', text: 'hello', isDeleted: false },
      ...{ writtenAt: NOW, at: NOW },
    };
    hub?.topics.set({ ...nothingKnown, chats: new Map([[id, chat]]), chatMessages: new Map([['m', message]]) });
    await settled();
    expect(host.values.chatMessages.getState()).toEqual([message]);
    expect(host.values.notices.getState()).toEqual(before);
    expect(sounds).toBe(0);
  });
});
