import type { Activity, ActivityGuest, Organisation, Person } from '@hearthline/protocol';
import { describe, expect, it } from 'vitest';
import { changedMarks, othersOf } from './attendance.ts';

const guest = (personId: string, wasThere?: boolean): ActivityGuest => ({
  ...{ personId, signUp: null },
  attendance: wasThere === undefined ? null : { wasThere, byName: 'L', at: 0 },
});
const person = (id: string, unitId: string) => ({ id, unitId, name: id }) as Person;
const unit = (id: string, parentId: string | null) => ({ id, parentId, kind: parentId ? 'region' : 'centre' });
const organisation = { units: [unit('c', null), unit('g', 'c'), unit('h', 'c')] } as unknown as Organisation;
const people = [person('a', 'g'), person('b', 'g'), person('me', 'g'), person('z', 'h')];
const activity = (audience: Activity['audience']) => ({ audience }) as Activity;

describe('who came', () => {
  it('[ACT-8] V2 sends only what is other than what is kept', () => {
    const guests = [guest('a', true), guest('b', false), guest('c')];
    expect(changedMarks({ a: true, b: true, c: false }, guests)).toEqual([
      { personId: 'b', wasThere: true },
      { personId: 'c', wasThere: false },
    ]);
  });
  it('[ACT-8] V2 offers the others it was for, never oneself', () => {
    const others = (audience: Activity['audience']) =>
      othersOf(activity(audience), [guest('a')], { people, organisation, meId: 'me' }).map(({ id }) => id);
    expect(others({ kind: 'unit', unitId: 'g' })).toEqual(['b']);
    expect(others({ kind: 'all' })).toEqual(['b', 'z']);
  });
});
