import type { OwnRecord } from '@hearthline/protocol';
import type { LineSnapshot } from '@hearthline/softphone-core/snapshot';
import { Value } from '@hearthline/softphone-core/value';
import { expect, it } from 'vitest';
import { keepLineDiary } from './outageDesk.ts';

const snapshot = (kind: LineSnapshot['state']['kind']): LineSnapshot => ({
  state: { kind } as LineSnapshot['state'],
  serverUrl: null,
  isFallback: false,
  registrationDelayMs: null,
});

it('N15 writes down when the line was gone, once it is back, and nothing of one that was switched off', () => {
  const line = new Value(snapshot('off'));
  const told: OwnRecord[] = [];
  let now = 0;
  keepLineDiary({ line, hubNow: () => now, tell: (record) => told.push(record) });
  const goes = (kind: LineSnapshot['state']['kind'], at: number): void => {
    now = at;
    line.set(snapshot(kind));
  };
  // Not yet there is not gone.
  goes('connecting', 10);
  goes('registered', 20);
  goes('waiting', 100);
  goes('connecting', 150);
  goes('waiting', 160);
  goes('registered', 220.4);
  goes('waiting', 300);
  goes('off', 310);
  goes('registered', 400);
  expect(told).toEqual([{ from: 100, to: 220 }]);
});
