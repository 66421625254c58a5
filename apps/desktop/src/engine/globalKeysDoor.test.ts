import { Value } from '@hearthline/softphone-core';
import { defaultSettings, HostError, type Host, type HostValue, type Settings } from '@hearthline/ui/host';
import { describe, expect, it } from 'vitest';
import { GlobalKeysDoor } from './globalKeysDoor.ts';

type Call = HostValue<'calls'>[number];
const call = (id: string, state: Call['state'], isMuted = false): Call =>
  ({ id, state, isMuted, transfer: { kind: 'none' } }) as unknown as Call;
const talking = { kind: 'talking', since: 0, hold: 'none', heldSince: null, isHoldPending: false } as const;
const withKeys = (isGlobal: boolean, changes = {}): Settings => ({
  ...defaultSettings,
  shortcuts: { isGlobal, changes },
});

function setUp({ isRefusing = false } = {}) {
  const asked: { action: string; combination: string }[][] = [];
  const sent: unknown[] = [];
  const done: string[] = [];
  const values = {
    settings: new Value(withKeys(false)),
    session: new Value<{ kind: string }>({ kind: 'signedIn' }),
    calls: new Value<readonly Call[]>([]),
    broadcastLeg: new Value<Call | null>(null),
  };
  const host = {
    values,
    send: async (name: string, input: object) => {
      if (isRefusing) throw new HostError('call.wrongState');
      sent.push([name, input]);
    },
  } as unknown as Host;
  const door = new GlobalKeysDoor({
    ipc: {
      'globalKeys.take': async ({ keys }) => {
        asked.push(keys);
        return { refused: keys.some(({ action }) => action === 'globalHold') ? ['globalHold'] : [] };
      },
      'globalKeys.hold': async () => undefined,
      'window.comeForward': async () => void done.push('forward'),
    },
    platform: 'other',
    isWayland: true,
    log: { info: () => undefined, warn: () => undefined },
  });
  door.follow(host);
  return { asked, sent, done, values, host, door };
}
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('keys while another program is in front', () => {
  it('[KEY-22] are asked for when they are switched on, and given back when somebody signs out', async () => {
    const { asked, values, door } = setUp();
    await settled();
    expect(asked).toEqual([[]]);
    expect(door.state.getState()).toEqual({ state: { kind: 'off' }, isWayland: true });
    values.settings.set(withKeys(true));
    await settled();
    expect(asked.at(-1)).toHaveLength(5);
    expect(door.state.getState().state).toEqual({ kind: 'on', refused: ['globalHold'] });
    values.session.set({ kind: 'signedOut' });
    await settled();
    expect(asked.at(-1)).toEqual([]);
    expect(door.state.getState().state).toEqual({ kind: 'off' });
  });
  it('[KEY-26] are asked for anew when one changes, and not when other settings do', async () => {
    const { asked, values } = setUp();
    values.settings.set(withKeys(true));
    values.settings.set({ ...withKeys(true), theme: 'dark' });
    values.settings.set(withKeys(true, { globalMute: ['Ctrl+Shift+U'], globalHold: [] }));
    await settled();
    expect(asked).toHaveLength(3);
    expect(asked.at(-1)).toContainEqual({ action: 'globalMute', combination: 'Ctrl+Shift+U' });
    expect(asked.at(-1)).toHaveLength(4);
  });
  it('[KEY-27] tell what the system refused when it was asked again', async () => {
    const { values, door } = setUp();
    door.told(['globalMute']);
    expect(door.state.getState().state).toEqual({ kind: 'off' });
    values.settings.set(withKeys(true));
    await settled();
    door.told([]);
    expect(door.state.getState().state).toEqual({ kind: 'on', refused: [] });
  });
  it('[KEY-24] do what the buttons do', async () => {
    const { values, door, host, sent, done } = setUp();
    values.calls.set([call('a', { kind: 'ringingHere' })]);
    await door.press('globalAnswer', host);
    values.calls.set([call('a', talking)]);
    await door.press('globalMute', host);
    values.calls.set([call('a', talking, true)]);
    await door.press('globalMute', host);
    await door.press('globalAnswer', host);
    await door.press('globalShow', host);
    expect(sent).toEqual([
      ['answer', { callId: 'a' }],
      ['setMuted', { callId: 'a', isMuted: true }],
      ['setMuted', { callId: 'a', isMuted: false }],
    ]);
    expect(done).toEqual(['forward']);
  });
  it('[KEY-24] bring the window forward when they are refused', async () => {
    const { values, door, host, done } = setUp({ isRefusing: true });
    values.calls.set([call('a', { kind: 'ringingHere' })]);
    await door.press('globalAnswer', host);
    expect(done).toEqual(['forward']);
  });
});
