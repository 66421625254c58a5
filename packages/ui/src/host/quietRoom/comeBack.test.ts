import type { MyQuietRoom, QuietPlace } from '@hearthline/protocol';
import { Value } from '@hearthline/softphone-core/value';
import { expect, it } from 'vitest';
import type { HostValue } from '../contract.ts';
import { comeBack } from './comeBack.ts';

const MINUTE_MS = 60_000;
const group: QuietPlace = { kind: 'group' };
const live: HostValue<'hubLink'> = {
  ...{ kind: 'live', since: 0, retryAt: null, problem: null, outboxCount: 0, clockOffsetMs: 0 },
};
const mine = (hubRun: string, place: QuietPlace | null): MyQuietRoom => ({
  ...{ hubRun, place, focus: null, asked: null, askedBy: [] },
  signFrom: { wave: 0, tea: 0, quiet: 0 },
});

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** An app whose hub does as it is told, until it is told otherwise. */
function app() {
  const quietRoom = new Value<MyQuietRoom | null>(null);
  const hubLink = new Value(live);
  const at = { now: 0, refuses: false };
  const sat: QuietPlace[] = [];
  comeBack({
    values: { quietRoom, hubLink },
    now: () => at.now,
    sit: (place) => {
      sat.push(place);
      if (at.refuses) return Promise.reject(new Error('no such place'));
      quietRoom.set(mine(quietRoom.getState()?.hubRun ?? '', place));
      return Promise.resolve();
    },
  });
  return {
    ...{ quietRoom, hubLink, at, sat },
    /** The hub goes, and comes as another run or the same. */
    async hubComesBack(hubRun: string, place: QuietPlace | null, afterMs = MINUTE_MS): Promise<void> {
      hubLink.set({ ...live, kind: 'waiting' });
      at.now += afterMs;
      quietRoom.set(mine(hubRun, place));
      hubLink.set(live);
      await settled();
    },
  };
}

it('[QROOM-6] T4 who sat there when the hub started again sits down again, once, and is asked nothing', async () => {
  const { quietRoom, hubComesBack, sat } = app();
  quietRoom.set(mine('first', group));
  await hubComesBack('second', null);
  expect(sat).toEqual([group]);
  await hubComesBack('second', group);
  expect(sat).toEqual([group]);
  const pair: QuietPlace = { kind: 'pair', withId: 'person-b' };
  quietRoom.set(mine('second', pair));
  await hubComesBack('third', null);
  expect(sat).toEqual([group, pair]);
});

it('[QROOM-6] T4 who had left stays away, also who left at another of her apps or whose seat the same hub gave up', async () => {
  const { quietRoom, hubComesBack, sat } = app();
  quietRoom.set(mine('first', group));
  quietRoom.set(mine('first', null));
  await hubComesBack('second', null);
  quietRoom.set(mine('second', group));
  await hubComesBack('second', null);
  await hubComesBack('third', null);
  expect(sat).toEqual([]);
});

it('[QROOM-6] T4 not after a quarter of an hour, and not after a sign-out', async () => {
  const { quietRoom, hubComesBack, sat } = app();
  quietRoom.set(mine('first', group));
  await hubComesBack('second', null, 15 * MINUTE_MS + 1);
  await hubComesBack('third', null);
  quietRoom.set(mine('third', group));
  quietRoom.set(null);
  await hubComesBack('fourth', null);
  expect(sat).toEqual([]);
});

it('[QROOM-6] T4 a place that is no more is not asked for again; a hub that went meanwhile is, when it is back', async () => {
  const { quietRoom, hubLink, hubComesBack, sat, at } = app();
  quietRoom.set(mine('first', group));
  at.refuses = true;
  hubLink.set({ ...live, kind: 'waiting' });
  quietRoom.set(mine('second', null));
  hubLink.set(live);
  // Before the refusal is heard of.
  hubLink.set({ ...live, kind: 'waiting' });
  await settled();
  expect(sat).toHaveLength(1);
  await hubComesBack('third', null);
  expect(sat).toHaveLength(2);
  await hubComesBack('third', null);
  expect(sat).toHaveLength(2);
});
