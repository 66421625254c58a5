import { type AudioSnapshot, type LineSnapshot, NO_AUDIO } from '@hearthline/softphone-core/snapshot';
import { Value } from '@hearthline/softphone-core/value';
import { describe, expect, it } from 'vitest';
import type { FaultFinding } from './faultContract.ts';
import { FaultDesk, type FaultPort, headsetIn } from './faultDesk.ts';
import { causeIn, verdictOf } from './faultMachine.ts';

const NOW = 1_800_000_000_000;
const audio: AudioSnapshot = {
  ...NO_AUDIO,
  permission: 'granted',
  microphones: [{ id: 'a', label: 'A' }],
  speakers: [{ id: 'b', label: 'B' }],
  chosen: { microphone: 'a', speaker: 'b', ringer: null },
  inUse: { microphone: 'a', speaker: 'b', ringer: null },
};
const line = (serverUrl: string | null): LineSnapshot => ({
  ...{ state: { kind: 'off' }, serverUrl, isFallback: false, registrationDelayMs: null },
});

/** A way to the centre on which some steps find other than fine. */
async function lookWith(found: Partial<Record<string, FaultFinding>>, serverUrl: string | null = 'wss://pbx.test/ws') {
  const asked: [string, string | null][] = [];
  const port: FaultPort = {
    probe: async (step, url) => {
      asked.push([step, url]);
      return found[step] ?? (`${step}.fine` as FaultFinding);
    },
    microphone: async () => 'microphone.fine',
    copy: async () => {},
  };
  const values = {
    settings: new Value({ hubUrl: 'https://hub.test' }),
    line: new Value(line(serverUrl)),
    audio: new Value(audio),
  };
  const desk = new FaultDesk({ port, values, now: () => NOW });
  await desk.find(null);
  const snapshot = desk.value.getState();
  return { asked, snapshot, findings: Object.fromEntries(snapshot.steps.map(({ id, finding }) => [id, finding])) };
}

describe('the fault helper', () => {
  it('[FAULT-1] looks at every step in its order, the hub and the phone server each at its own address', async () => {
    const { asked, snapshot } = await lookWith({});
    expect(asked).toEqual([
      ['network', null],
      ['router', null],
      ['names', 'https://hub.test'],
      ['address', 'https://hub.test'],
      ['secure', 'https://hub.test'],
      ['socket', 'https://hub.test/api/socket'],
      ['phone', 'wss://pbx.test/ws'],
    ]);
    expect(snapshot).toMatchObject({ isRunning: false, doneAt: NOW, hubHost: 'hub.test', phoneHost: 'pbx.test' });
    expect(causeIn(snapshot)).toBeNull();
  });

  it.each([
    ['network', 'network.none', ['router', 'names', 'address', 'secure', 'socket', 'phone']],
    ['names', 'names.unknown', ['address', 'secure', 'socket']],
    ['address', 'address.closed', ['secure', 'socket']],
    ['secure', 'secure.clock', ['socket']],
    ['router', 'router.silent', []],
  ] as const)('[FAULT-3] %s: %s leaves out what needs it, and the sound is looked at', async (step, finding, left) => {
    const { findings } = await lookWith({ [step]: finding });
    const open = Object.entries(findings).filter(([, one]) => one === 'notLooked');
    expect(open.map(([id]) => id)).toEqual(left);
    expect([findings['microphone'], findings['headset']]).toEqual(['microphone.fine', 'headset.fine']);
  });

  it('[FAULT-4] the first trouble is the cause; what is unclear is none', async () => {
    const { snapshot } = await lookWith({ router: 'router.silent', address: 'address.silent', phone: 'phone.blocked' });
    expect(causeIn(snapshot)).toBe('address.silent');
    expect(verdictOf('router.silent')).toBe('unclear');
  });

  it('[FAULT-1] signed out no phone server is known, and that is no trouble', async () => {
    const { findings, snapshot } = await lookWith({}, null);
    expect([findings['phone'], causeIn(snapshot)]).toEqual(['phone.unknown', null]);
  });

  it('[FAULT-2] headset: none, gone, not chosen', () => {
    expect(headsetIn({ ...audio, speakers: [] })).toBe('headset.none');
    expect(headsetIn({ ...audio, speakers: [{ id: 'c', label: 'C' }] })).toBe('headset.gone');
    expect(headsetIn({ ...audio, chosen: { ...audio.chosen, microphone: null } })).toBe('headset.notChosen');
  });
});
