import { Value } from '@hearthline/softphone-core/value';
import type { VoiceMode } from '@hearthline/softphone-core/snapshot';
import { expect, it } from 'vitest';
import type { HostValue } from './contract.ts';
import { tellPace } from './panelPace.ts';
import { defaultSettings, type Settings } from './settings.ts';

it('N9 a line that costs makes the panel quiet, in a call silent, and is told anew after each connection', () => {
  const settings = new Value<Settings>(defaultSettings);
  const calls = new Value<HostValue<'calls'>>([]);
  const live: HostValue<'hubLink'> = {
    ...{ kind: 'live', since: 0, retryAt: null, problem: null, outboxCount: 0, clockOffsetMs: 0 },
  };
  const hubLink = new Value(live);
  const told: string[] = [];
  const voiceMode = new Value<VoiceMode>('normal');
  tellPace({ settings, calls, hubLink, voiceMode }, ({ isQuiet, isInCall }) =>
    Promise.resolve(told.push(`${isQuiet ? 'quiet' : 'live'}${isInCall ? ' in a call' : ''}`)),
  );
  const talking = [{ state: { kind: 'talking' } }] as HostValue<'calls'>;
  calls.set(talking);
  calls.set([]);
  expect(told).toEqual([]);
  settings.set({ ...defaultSettings, voiceSaving: 'always' });
  calls.set(talking);
  hubLink.set({ ...live, kind: 'waiting' });
  calls.set([]);
  hubLink.set(live);
  settings.set(defaultSettings);
  expect(told).toEqual(['quiet', 'quiet in a call', 'quiet', 'live']);
  told.length = 0;
  // A line that has become thin in a call: the voice saves by itself, and the panel with it.
  calls.set(talking);
  voiceMode.set('saving');
  calls.set([]);
  voiceMode.set('normal');
  expect(told).toEqual(['quiet in a call', 'quiet', 'live']);
});
