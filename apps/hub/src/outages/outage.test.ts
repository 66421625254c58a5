import { describe, expect, it } from 'vitest';
import { asPowerCut, begin, ended, overlaps, seenBy, withOwnRecord } from './outage.ts';

const AT = 1_000_000;
const line = begin({ id: 'o', personId: 'p', kind: 'line', at: AT, proof: ['pbx'] });
const own = { from: AT - 4_000, to: AT + 61_000 };

describe('what proves an outage', () => {
  it('[OUTAGE-4] N15 a lost line: both ends, in whichever order they tell', () => {
    const phoneLast = withOwnRecord(ended(line, AT + 60_000), own);
    const phoneFirst = ended(withOwnRecord(line, own), AT + 60_000);
    expect([phoneLast.isExcused, phoneFirst.isExcused]).toEqual([true, true]);
    expect(phoneLast).toMatchObject({ beganAt: AT - 4_000, endedAt: AT + 61_000 });
    expect(ended(line, AT + 60_000).isExcused).toBe(false);
    expect(withOwnRecord(line, own).isExcused).toBe(false);
  });

  it('[OUTAGE-4] the missing heartbeat stands for the PBX', () => {
    const unseen = begin({ id: 'o', personId: 'p', kind: 'line', at: AT, proof: [] });
    const phone = withOwnRecord(ended(unseen, AT + 60_000), own);
    expect(phone.isExcused).toBe(false);
    expect(seenBy(phone, 'heartbeat').isExcused).toBe(true);
  });

  it('[OUTAGE-3] [OUTAGE-2] a power cut by the PC’s word, also where the line went first', () => {
    expect(ended(asPowerCut(line), AT + 5)).toMatchObject({ kind: 'power', proof: ['pbx', 'pc'], isExcused: true });
    const centre = begin({ id: 'o', personId: 'p', kind: 'pbx', at: AT, proof: ['hub'] });
    expect(ended(centre, AT + 5).isExcused).toBe(true);
  });

  it('[OUTAGE-4] a record of another time proves nothing, a clock may be 30 s off', () => {
    const one = ended(line, AT + 60_000);
    expect(overlaps(one, { from: AT + 90_001, to: AT + 95_000 })).toBe(false);
    expect(overlaps(one, { from: AT + 90_000, to: AT + 95_000 })).toBe(true);
    expect(overlaps(one, { from: 0, to: AT - 30_001 })).toBe(false);
  });
});
