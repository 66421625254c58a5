import { expect, it } from 'vitest';
import { languages } from '../../app/words/index.ts';
import { FAULTS_AT_START, transitionFaults } from '../../host/faults/faultMachine.ts';
import { faultReport } from './faultReport.ts';

it('[FAULT-6] holds version, time, servers and findings by number, and nothing else', () => {
  let look = transitionFaults(FAULTS_AT_START, { kind: 'started', hubHost: 'hub.example', phoneHost: null });
  look = transitionFaults(look, { kind: 'found', id: 'network', finding: 'network.fine', at: 1 });
  look = transitionFaults(look, { kind: 'found', id: 'names', finding: 'names.unknown', at: 1 });
  const text = faultReport(look, { version: '0.1.0', time: '2026-11-22 8:00', words: languages.en.faults });
  expect(text.split('\n')).toEqual([
    'Hearthline 0.1.0',
    'Time: 2026-11-22 8:00',
    'Centre: hub.example',
    'Phone server: not known',
    '1. Is this PC on a network? Good (network.fine)',
    '3. Can names be looked up? Trouble (names.unknown)',
  ]);
});
