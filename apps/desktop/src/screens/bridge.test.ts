import { NO_AUDIO, SOUND_TEST_IDLE } from '@hearthline/softphone-core/snapshot';
import { Value } from '@hearthline/softphone-core/value';
import {
  defaultSettings,
  NO_GLOBAL_KEYS,
  HostError,
  type Host,
  type HostCommandName,
  type HostValue,
  type HostValueName,
} from '@hearthline/ui/host';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { EngineBridge } from '../engine/bridge.ts';
import { ScreensBridge } from './bridge.ts';

const quietLog = { debug: vi.fn(), info: vi.fn(), warn: vi.fn(), error: vi.fn() };

/** Typed, so that a value the screens would not take does not compile. */
const valueOf = <N extends HostValueName>(_name: N, state: HostValue<N>) => new Value<unknown>(state);

/** A host whose values can be set and whose commands are given. */
function makeHost(send: (name: HostCommandName, input: unknown) => Promise<unknown>) {
  const values: Record<HostValueName, Value<unknown>> = {
    app: valueOf('app', { version: '1.0.0', kind: 'desktop', hasPhone: true, keepsSecrets: false }),
    session: valueOf('session', { kind: 'signedOut', problem: null, retryAfterS: null }),
    hubLink: valueOf('hubLink', {
      kind: 'off',
      since: 0,
      retryAt: null,
      problem: null,
      outboxCount: 0,
      clockOffsetMs: 0,
    }),
    settings: valueOf('settings', defaultSettings),
    notices: valueOf('notices', []),
    offeredNumber: valueOf('offeredNumber', null),
    panelAsOf: valueOf('panelAsOf', null),
    power: valueOf('power', { source: 'mains', levelRatio: null, secondsLeft: null }),
    line: valueOf('line', { state: { kind: 'off' }, serverUrl: null, isFallback: false, registrationDelayMs: null }),
    calls: valueOf('calls', []),
    qualityHistory: valueOf('qualityHistory', []),
    audio: valueOf('audio', NO_AUDIO),
    soundTest: valueOf('soundTest', SOUND_TEST_IDLE),
    headset: valueOf('headset', { kind: 'none' }),
    headsets: valueOf('headsets', []),
    headsetDesk: valueOf('headsetDesk', { remembered: [], offered: null }),
    room: valueOf('room', { kind: 'off' }),
    globalKeys: valueOf('globalKeys', NO_GLOBAL_KEYS),
    faults: valueOf('faults', { steps: [], isRunning: false, doneAt: null, hubHost: null, phoneHost: null }),
    dataUse: valueOf('dataUse', { lines: [] }),
    files: valueOf('files', { heldBack: null, atHand: [], transfers: [] }),
    readiness: valueOf('readiness', { checks: [], isRunning: false, stoppedBy: null, doneAt: null }),
    organisation: valueOf('organisation', null),
    agentState: valueOf('agentState', null),
    points: valueOf('points', null),
    ranking: valueOf('ranking', null),
    day: valueOf('day', null),
    history: valueOf('history', null),
    contacts: valueOf('contacts', null),
    voicemail: valueOf('voicemail', null),
    callbacks: valueOf('callbacks', null),
    outages: valueOf('outages', null),
    deeds: valueOf('deeds', null),
    kudos: valueOf('kudos', null),
    appeals: valueOf('appeals', null),
    rankingChoice: valueOf('rankingChoice', null),
    level: valueOf('level', null),
    badges: valueOf('badges', null),
    results: valueOf('results', null),
    badgeRules: valueOf('badgeRules', null),
    sharedBadges: valueOf('sharedBadges', null),
    rewardBalance: valueOf('rewardBalance', null),
    rewards: valueOf('rewards', null),
    rewardRequests: valueOf('rewardRequests', null),
    dispositionCodes: valueOf('dispositionCodes', null),
    dispositionDrafts: valueOf('dispositionDrafts', []),
    people: valueOf('people', null),
    presence: valueOf('presence', null),
    announcements: valueOf('announcements', null),
    queues: valueOf('queues', null),
    rests: valueOf('rests', null),
    helps: valueOf('helps', null),
    surveys: valueOf('surveys', null),
    wallChoice: valueOf('wallChoice', null),
    walls: valueOf('walls', null),
    activities: valueOf('activities', null),
    myBirthday: valueOf('myBirthday', null),
    careDay: valueOf('careDay', null),
    careVisits: valueOf('careVisits', null),
    objectives: valueOf('objectives', null),
    contests: valueOf('contests', null),
    unitObjectives: valueOf('unitObjectives', null),
    statuses: valueOf('statuses', null),
    quietRoom: valueOf('quietRoom', null),
    quietSeats: valueOf('quietSeats', null),
    quietLamp: valueOf('quietLamp', null),
    chats: valueOf('chats', null),
    chatMessages: valueOf('chatMessages', null),
    chatWaiting: valueOf('chatWaiting', []),
    rules: valueOf('rules', null),
    conferences: valueOf('conferences', null),
    recordings: valueOf('recordings', null),
    parked: valueOf('parked', null),
    ringing: valueOf('ringing', null),
    shownNumber: valueOf('shownNumber', null),
    mobile: valueOf('mobile', null),
    voiceBroadcasts: valueOf('voiceBroadcasts', null),
    voiceOffers: valueOf('voiceOffers', null),
    broadcastLeg: valueOf('broadcastLeg', null),
    announcementPlans: valueOf('announcementPlans', null),
    proposals: valueOf('proposals', null),
  };
  return { values, host: { values, send } as unknown as Host };
}

const ports: MessagePort[] = [];
function channel(): MessageChannel {
  const made = new MessageChannel();
  ports.push(made.port1, made.port2);
  return made;
}
afterEach(() => {
  for (const port of ports.splice(0)) port.close();
});

const changed = <T>(value: { subscribe(listener: (state: T) => void): () => void }): Promise<T> =>
  new Promise((resolve) => {
    const end = value.subscribe((state) => {
      end();
      resolve(state);
    });
  });

describe('engine and screens over one port', () => {
  it('the screens begin with every value and follow each change', async () => {
    const { host, values } = makeHost(() => Promise.resolve());
    const screens = new ScreensBridge();
    const { port1, port2 } = channel();
    new EngineBridge(host, quietLog).serve(port1);
    screens.use(port2);
    const seen = await screens.host;
    expect(seen.values.app.getState()).toMatchObject({ version: '1.0.0' });
    const next = changed(seen.values.settings);
    values.settings.set({ ...defaultSettings, language: 'en' });
    expect(await next).toMatchObject({ language: 'en' });
  });

  it('a command goes over, its result and its named error come back', async () => {
    const { host } = makeHost((name) =>
      name === 'dial'
        ? Promise.resolve({ callId: 'c1' })
        : Promise.reject(new HostError('signIn.tooMany', { retryAfterS: 30 })),
    );
    const screens = new ScreensBridge();
    const { port1, port2 } = channel();
    new EngineBridge(host, quietLog).serve(port1);
    screens.use(port2);
    const { send } = await screens.host;
    expect(await send('dial', { number: '6001' })).toEqual({ callId: 'c1' });
    await expect(send('signIn', { hubUrl: '', account: 'a', password: 'b', remember: false })).rejects.toMatchObject({
      code: 'signIn.tooMany',
      retryAfterS: 30,
    });
  });

  it('what does not parse never reaches the host', async () => {
    const send = vi.fn(() => Promise.resolve({ callId: 'x' }));
    const { host } = makeHost(send);
    const screens = new ScreensBridge();
    const { port1, port2 } = channel();
    new EngineBridge(host, quietLog).serve(port1);
    screens.use(port2);
    const seen = await screens.host;
    for (const bad of [
      null,
      'dial',
      { kind: 'command', id: 1, name: 'format', input: {} },
      { kind: 'command', id: 'x', name: 'dial' },
    ])
      port2.postMessage(bad);
    await expect(seen.send('sendDigits', { callId: 'c', tones: 'rm -rf' })).rejects.toMatchObject({
      code: 'app.refused',
    });
    expect(send).not.toHaveBeenCalled();
  });

  it('a new engine gives its values to the same host, and what was asked of the old one fails by name', async () => {
    const old = makeHost(() => new Promise(() => undefined));
    const screens = new ScreensBridge();
    const first = channel();
    new EngineBridge(old.host, quietLog).serve(first.port1);
    screens.use(first.port2);
    const seen = await screens.host;
    const asked = seen.send('dial', { number: '1' });
    const fresh = makeHost(() => Promise.resolve());
    fresh.values.settings.set({ ...defaultSettings, account: 'after' });
    const next = changed(seen.values.settings);
    const second = channel();
    new EngineBridge(fresh.host, quietLog).serve(second.port1);
    screens.use(second.port2);
    await expect(asked).rejects.toMatchObject({ code: 'app.engineGone' });
    expect(await next).toMatchObject({ account: 'after' });
  });

  it('a reloaded page of the screens gets everything again, and the page before it nothing more', async () => {
    const { host, values } = makeHost(() => Promise.resolve());
    const engine = new EngineBridge(host, quietLog);
    const [before, after] = [new ScreensBridge(), new ScreensBridge()];
    const first = channel();
    engine.serve(first.port1);
    before.use(first.port2);
    const old = await before.host;
    const second = channel();
    engine.serve(second.port1);
    after.use(second.port2);
    const seen = await after.host;
    const next = changed(seen.values.settings);
    values.settings.set({ ...defaultSettings, theme: 'dark' });
    expect(await next).toMatchObject({ theme: 'dark' });
    expect(old.values.settings.getState()).toMatchObject({ theme: 'system' });
  });
});
