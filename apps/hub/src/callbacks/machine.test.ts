import { holderOf, isFinished, type Callback } from '@hearthline/protocol';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { transition, type CallbackEvent } from './machine.ts';
import { nextOffers, type FreeOperator } from './nextOffers.ts';

const rule = { attempts: 3, spacingMs: [1_000, 5_000] };
const AGAIN_MS = 10_000;
type Untimed<T> = T extends unknown ? Omit<T, 'at'> : never;

const made = (more: Partial<Callback> = {}): Callback => ({
  ...{ id: 'cb', number: '13900000001', name: 'Wang', note: '', dueAt: 100, callId: null },
  ...{ createdBy: 'a', createdAt: 0, groupId: 'g', owner: { kind: 'person', personId: 'a' } },
  ...{ passedBy: [], attempts: [], state: { kind: 'scheduled', since: 0 } },
  ...more,
});
/** Runs events a second apart, from 1 s on; null as soon as one is impossible. */
const run = (start: Callback, ...events: Untimed<CallbackEvent>[]): Callback | null =>
  events.reduce<Callback | null>(
    (one, event, index) => one && transition(one, { ...event, at: (index + 1) * 1_000 }, rule),
    start,
  );
const offered = (to = 'a', offerId = 'o1') => ({ kind: 'offered', offerId, to, endsAt: 60_000 }) as const;
const dialled = (by = 'a', offerId = 'o1') => ({ kind: 'dialled', by, offerId }) as const;
const ended = (outcome: 'reached' | 'noAnswer' = 'noAnswer', by = 'a') =>
  ({ kind: 'callEnded', by, outcome, confirmBy: 60_000 }) as const;
const confirm = (outcome: 'reached' | 'noAnswer' | 'wrongNumber', by = 'a') =>
  ({ kind: 'confirm', by, outcome }) as const;

describe('a callback', () => {
  it('[CB-8] is dialled once, by whom it is offered to, and only this offer', () => {
    expect(run(made(), offered(), dialled())?.state).toMatchObject({ kind: 'dialled', by: 'a' });
    expect(run(made(), dialled())).toBeNull();
    expect(run(made(), offered(), dialled(), dialled())).toBeNull();
    expect(run(made(), offered('b'), dialled())).toBeNull();
    expect(run(made(), offered(), { kind: 'offerEnded', offerId: 'o1' }, offered('a', 'o2'), dialled())).toBeNull();
  });

  it('[CB-9] [CB-10] what came of it: done, again later, given up after the last', () => {
    const once = [offered(), dialled(), ended(), confirm('noAnswer')] as const;
    expect(run(made(), offered(), dialled(), ended(), confirm('reached'))?.state).toMatchObject({ kind: 'done' });
    expect(run(made(), offered(), dialled(), ended(), confirm('wrongNumber'))?.state).toMatchObject({
      ...{ kind: 'done', outcome: 'wrongNumber' },
    });
    expect(run(made(), ...once)).toMatchObject({ state: { kind: 'scheduled' }, dueAt: 4_000 + 1_000 });
    expect(run(made(), ...once, ...once)).toMatchObject({ state: { kind: 'scheduled' }, dueAt: 8_000 + 5_000 });
    const thrice = run(made(), ...once, ...once, ...once);
    expect(thrice?.state).toMatchObject({ kind: 'givenUp', why: 'unreached' });
    expect(thrice?.attempts).toHaveLength(3);
    expect(run(made(), offered(), dialled(), ended(), confirm('reached', 'b'))).toBeNull();
  });

  it('[CB-9] without a word of hers the PBX’s outcome holds, in its time', () => {
    const wait = run(made(), offered(), dialled(), ended('reached'));
    expect(wait && transition(wait, { kind: 'confirmElapsed', at: 59_999 }, rule)).toBeNull();
    expect(wait && transition(wait, { kind: 'confirmElapsed', at: 60_000 }, rule)?.state.kind).toBe('done');
  });

  it('[CB-12] [CB-13] put off, passed on, given up, cancelled, given to somebody else', () => {
    const later = { kind: 'later', by: 'a', dueAt: 9_000 } as const;
    expect(run(made(), offered(), later)).toMatchObject({ dueAt: 9_000, state: { kind: 'scheduled' }, passedBy: [] });
    expect(run(made(), offered(), dialled(), ended(), later)).toMatchObject({ dueAt: 9_000, attempts: [{}] });
    expect(run(made(), offered(), { ...later, by: 'b' })).toBeNull();
    expect(run(made(), offered(), dialled(), later)).toBeNull();
    expect(run(made(), offered(), { kind: 'toTeam', by: 'a' })).toMatchObject({
      ...{ owner: { kind: 'team', groupId: 'g' }, passedBy: ['a'] },
    });
    expect(run(made(), offered(), { kind: 'giveUp', by: 'a' })?.state).toMatchObject({
      kind: 'givenUp',
      why: 'operator',
    });
    expect(run(made(), { kind: 'cancel', by: 'a' })?.state.kind).toBe('cancelled');
    expect(run(made(), offered(), { kind: 'cancel', by: 'a' })).toBeNull();
    const owner = { kind: 'person', personId: 'b' } as const;
    expect(run(made(), offered(), { kind: 'assign', owner })).toMatchObject({ owner, state: { kind: 'scheduled' } });
    expect(run(made(), offered(), dialled(), { kind: 'assign', owner })).toBeNull();
  });

  it('[CB-5] [CB-8] [CB-15] whatever happens in whatever order: one holder, one dial an offer, never lost', () => {
    const people = fc.constantFrom('a', 'b', 'c');
    const offerIds = fc.constantFrom('o1', 'o2', 'o3', 'o4');
    const outcome = fc.constantFrom('reached' as const, 'busy' as const, 'noAnswer' as const, 'wrongNumber' as const);
    const event: fc.Arbitrary<Untimed<CallbackEvent>> = fc.oneof(
      fc.record({ kind: fc.constant('offered' as const), offerId: offerIds, to: people, endsAt: fc.nat(90_000) }),
      fc.record({ kind: fc.constant('offerEnded' as const), offerId: offerIds }),
      fc.record({ kind: fc.constant('dialled' as const), offerId: offerIds, by: people }),
      fc.record({ kind: fc.constant('notDialled' as const), by: fc.option(people) }),
      fc.record({ kind: fc.constant('callEnded' as const), by: people, outcome, confirmBy: fc.nat(90_000) }),
      fc.record({ kind: fc.constant('confirm' as const), by: people, outcome }),
      fc.record({ kind: fc.constant('confirmElapsed' as const) }),
      fc.record({ kind: fc.constant('later' as const), by: people, dueAt: fc.nat(90_000) }),
      fc.record({ kind: fc.constantFrom('toTeam' as const, 'giveUp' as const, 'cancel' as const), by: people }),
    );
    fc.assert(
      fc.property(fc.array(event, { maxLength: 60 }), (events) => {
        let one = made();
        let isOfferUsed = true;
        for (const [index, each] of events.entries()) {
          const after = transition(one, { ...each, at: index * 1_000 }, rule);
          if (after === null) continue;
          if (isFinished(one)) throw new Error('what is finished stays finished');
          const was = holderOf(one);
          const is = holderOf(after);
          if (was !== null && is !== null && was !== is) throw new Error('out of one hand into another');
          if (each.kind === 'offered') isOfferUsed = false;
          if (each.kind === 'dialled') {
            if (isOfferUsed || one.state.kind !== 'offered') throw new Error('dialled twice');
            isOfferUsed = true;
          }
          one = after;
        }
        // Time and the PBX alone bring it back or finish it.
        const { state } = one;
        const at = 1_000_000;
        const back =
          state.kind === 'offered'
            ? transition(one, { kind: 'offerEnded', offerId: state.offerId, at }, rule)
            : state.kind === 'dialled'
              ? transition(one, { kind: 'notDialled', by: null, at }, rule)
              : state.kind === 'ended'
                ? transition(one, { kind: 'confirmElapsed', at }, rule)
                : one;
        expect(back !== null && (back.state.kind === 'scheduled' || isFinished(back))).toBe(true);
      }),
    );
  });
});

describe('who gets what', () => {
  const free = (personId: string, readySince: number, groupId = 'g'): FreeOperator => ({
    personId,
    groupId,
    readySince,
  });
  const team = made({ id: 'team', owner: { kind: 'team', groupId: 'g' } });
  const floor = { now: 1_000, againMs: AGAIN_MS };

  it('[CB-3] its owner alone; a team’s goes to who is ready longest; what is not due waits', () => {
    const operators = [free('b', 20), free('a', 50), free('z', 1, 'other')];
    expect(nextOffers({ ...floor, callbacks: [made()], free: operators })).toEqual([
      { callbackId: 'cb', personId: 'a' },
    ]);
    expect(nextOffers({ ...floor, callbacks: [team], free: operators })).toEqual([
      { callbackId: 'team', personId: 'b' },
    ]);
    expect(nextOffers({ ...floor, callbacks: [made({ dueAt: 1_001 })], free: operators })).toEqual([]);
    expect(nextOffers({ ...floor, callbacks: [made()], free: [free('b', 1)] })).toEqual([]);
  });

  it('[CB-7] who let it pass comes last, and not at once', () => {
    const passed = { ...team, passedBy: ['b'] };
    const both = [free('b', 20), free('a', 50)];
    expect(nextOffers({ ...floor, callbacks: [passed], free: both })[0]?.personId).toBe('a');
    expect(nextOffers({ ...floor, callbacks: [passed], free: [free('b', 20)] })).toEqual([]);
    expect(nextOffers({ ...floor, now: AGAIN_MS, callbacks: [passed], free: [free('b', 20)] })[0]?.personId).toBe('b');
  });

  it('[CB-5] nobody gets two, nor one in somebody’s hands', () => {
    const ids = fc.constantFrom('a', 'b', 'c', 'd');
    const callback = fc.record({
      dueAt: fc.nat(2_000),
      owner: fc.oneof(
        fc.record({ kind: fc.constant('person' as const), personId: ids }),
        fc.constant({ kind: 'team' as const, groupId: 'g' }),
      ),
      passedBy: fc.uniqueArray(ids),
      state: fc.oneof(
        fc.constant({ kind: 'scheduled' as const, since: 0 }),
        ids.map((to) => ({ kind: 'offered' as const, offerId: 'o', to, since: 0, endsAt: 9 })),
        ids.map((by) => ({ kind: 'dialled' as const, offerId: 'o', by, since: 0 })),
      ),
    });
    const operators = fc.uniqueArray(fc.record({ personId: ids, readySince: fc.nat(100) }), {
      selector: ({ personId }) => personId,
    });
    fc.assert(
      fc.property(fc.array(callback, { maxLength: 12 }), operators, (rows, present) => {
        const callbacks = rows.map((row, index) => made({ ...row, id: `cb${index}` }));
        const offers = nextOffers({ ...floor, callbacks, free: present.map((one) => ({ ...one, groupId: 'g' })) });
        const holders = new Set(callbacks.map(holderOf));
        expect(new Set(offers.map(({ personId }) => personId)).size).toBe(offers.length);
        expect(new Set(offers.map(({ callbackId }) => callbackId)).size).toBe(offers.length);
        expect(offers.some(({ personId }) => holders.has(personId))).toBe(false);
      }),
    );
  });
});
