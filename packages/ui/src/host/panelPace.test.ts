import { Value } from '@hearthline/softphone-core/value';
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
  tellPace({ settings, calls, hubLink }, ({ isQuiet, isInCall }) =>
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
});
