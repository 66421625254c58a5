import { myAgentState, type MyAgentState } from '@hearthline/protocol';
import { NO_AUDIO, NOTHING_RANKED, type Ringing } from '@hearthline/softphone-core/snapshot';
import { Value } from '@hearthline/softphone-core/value';
import { expect, it } from 'vitest';
import { defaultSettings, settings as schema, type Settings } from '../settings.ts';
import { keepSound, rankingOf, type SoundDeskOptions } from './soundDesk.ts';

const NOW = 1_800_000_000_000;
const old = { microphone: 'id-1', speaker: null, ringer: null };
const entry = { kind: 'device', label: '', usbId: null, lastId: 'id-1' } as const;

it('H2 [SOUND-1] what an older file chose by id is ranked by it; a ranking that is there stays as it is', () => {
  const before = schema.parse({ devices: old });
  expect(rankingOf(before)).toEqual({ ...NOTHING_RANKED, microphone: [entry] });
  const kept = { ...NOTHING_RANKED, microphone: [{ kind: 'system' as const }] };
  expect(rankingOf({ devices: old, deviceRanking: kept })).toEqual(kept);
});

it('[SOUND-2] [SOUND-3] keeps what the phone learns, tells it how to ring, and warms the microphone while callers may come', () => {
  const audio = new Value(NO_AUDIO);
  const settings = new Value<Settings>({ ...defaultSettings, devices: old });
  const agentState = new Value<MyAgentState | null>(null);
  const told: unknown[] = [];
  const sound = {
    rank: (ranking: unknown) => void told.push(['rank', ranking]),
    setRinging: ({ isSilent }: Ringing) => void told.push(['silent', isSilent]),
    keepMicrophoneWarm: (isWanted: boolean) => void told.push(['warm', isWanted]),
  } as unknown as SoundDeskOptions['phone']['sound'];
  keepSound({
    phone: { sound, audio },
    values: { settings, agentState },
    change: (change) => settings.set({ ...settings.getState(), ...change }),
  });
  expect(told).toEqual([
    ['rank', { ...NOTHING_RANKED, microphone: [entry] }],
    ['silent', false],
    ['warm', false],
  ]);
  const ranking = { ...NOTHING_RANKED, microphone: [{ ...entry, label: 'Headset' }] };
  audio.set({ ...audio.getState(), ranking });
  expect(settings.getState()).toMatchObject({ deviceRanking: ranking, devices: { microphone: null } });
  audio.set({ ...audio.getState(), microphoneLevel: 0.3 });
  settings.set({ ...settings.getState(), ringing: { ...settings.getState().ringing, isSilent: true } });
  const be = (confirmed: object): void =>
    agentState.set(myAgentState.parse({ confirmed, pending: null, isPbxConnected: true }));
  be({ kind: 'ready', since: NOW });
  be({ kind: 'notReady', since: NOW, reason: 'break' });
  expect(told.slice(3)).toEqual([
    ['silent', true],
    ['warm', true],
    ['warm', false],
  ]);
});
