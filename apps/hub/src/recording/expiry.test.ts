import { describe, expect, it } from 'vitest';
import { FakeClock } from '../testing/fakeClock.ts';
import { silentLog } from '../testing/testHub.ts';
import { beganAt, removeOldRecordings } from './expiry.ts';

describe('the expiry of recordings', () => {
  it('[REC-10] reads the age from the name that the PBX gave', () => {
    expect(beganAt('pbx1a2b3c-1732233600.12')).toBe(1_732_233_600_000);
    expect(beganAt('pbx1a2b3c-1732233600.12+2')).toBe(1_732_233_600_000);
    for (const other of ['message-1001-7', 'x', '', '../1732233600.1']) expect(beganAt(other)).toBeNull();
  });
  it('[REC-10] [MAIL-8] removes what is older than the centre keeps, and nothing else', async () => {
    const clock = new FakeClock();
    const now = clock.now();
    const named = (ageDays: number) => `pbx1-${Math.floor((now - ageDays * 86_400_000) / 1000)}.1`;
    const removed: string[] = [];
    const files = {
      list: () =>
        Promise.resolve(
          [named(91), named(89), 'message-1001-1', `${named(31)}+message`, `${named(29)}+message`].map((name) => ({
            name,
          })),
        ),
      remove: (name: string) => Promise.resolve(void removed.push(name)),
    };
    const stop = removeOldRecordings({ files, clock, log: silentLog, keepDays: 90, keepMessagesDays: 30 });
    await expect.poll(() => removed).toEqual([named(91), `${named(31)}+message`]);
    stop();
  });
});
