import { Value } from '@hearthline/softphone-core/value';
import { defaultSettings, HostError, type Host, type HostCommandName, type HostValueName } from '@hearthline/ui/host';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { EngineBridge } from '../engine/bridge.ts';
import { ScreensBridge } from './bridge.ts';

const quietLog = { debug: vi.fn(), info: vi.fn(), warn: vi.fn(), error: vi.fn() };

/** A host whose values can be set and whose commands are given. */
function makeHost(send: (name: HostCommandName, input: unknown) => Promise<unknown>) {
  const values: Record<HostValueName, Value<unknown>> = {
    app: new Value<unknown>({ version: '1.0.0', kind: 'desktop', hasPhone: true, keepsSecrets: false }),
    session: new Value<unknown>({ kind: 'signedOut', problem: null, retryAfterS: null }),
    hubLink: new Value<unknown>({
      kind: 'off',
      since: 0,
      retryAt: null,
      problem: null,
      outboxCount: 0,
      clockOffsetMs: 0,
    }),
    settings: new Value<unknown>(defaultSettings),
    notices: new Value<unknown>([]),
    offeredNumber: new Value<unknown>(null),
    line: new Value<unknown>({ state: { kind: 'off' }, serverUrl: null, registrationDelayMs: null }),
    calls: new Value<unknown>([]),
    audio: new Value<unknown>({
      permission: 'unknown',
      microphones: [],
      speakers: [],
      chosen: { microphone: null, speaker: null, ringer: null },
      inUse: { microphone: null, speaker: null, ringer: null },
      microphoneLevel: null,
    }),
    headset: new Value<unknown>({ kind: 'none' }),
    organisation: new Value<unknown>(null),
    agentState: new Value<unknown>(null),
    points: new Value<unknown>(null),
    ranking: new Value<unknown>(null),
    day: new Value<unknown>(null),
    history: new Value<unknown>(null),
    contacts: new Value<unknown>(null),
    dispositionCodes: new Value<unknown>(null),
    dispositionDrafts: new Value<unknown>([]),
    people: new Value<unknown>(null),
    presence: new Value<unknown>(null),
    announcements: new Value<unknown>(null),
    queues: new Value<unknown>(null),
    rules: new Value<unknown>(null),
    conferences: new Value<unknown>(null),
    recordings: new Value<unknown>(null),
    parked: new Value<unknown>(null),
    ringing: new Value<unknown>(null),
    shownNumber: new Value<unknown>(null),
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
