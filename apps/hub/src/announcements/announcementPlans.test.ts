import type { AnnouncementPlan, AnnouncementPlanDraft, Person } from '@hearthline/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { HubError } from '../hubError.ts';
import { AnnouncementBench } from '../testing/announcementBench.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

describe('planned announcements', () => {
  let bench: AnnouncementBench;
  beforeEach(async () => {
    // 2026-11-20 10:00 in Shanghai, a Friday.
    bench = await AnnouncementBench.open();
  });
  afterEach(() => bench.close());
  const author = () => bench.person('liuzuzhang');
  const above = () => bench.person('mazuzhang');
  const elsewhere = () => bench.person('fangzuzhang');
  const reader = () => bench.person('linxiaoman');

  const draft = (change: Partial<AnnouncementPlanDraft> = {}): AnnouncementPlanDraft => ({
    ...{ title: '早会', body: '', audience: { kind: 'unit', unitId: reader().unitId }, mustRead: false },
    ...{ firstOn: '2026-11-20', lastOn: '2026-12-20', timeOfDay: '12:00', repeat: 'daily', validMs: 4 * HOUR_MS },
    ...change,
  });
  const plan = async (change: Partial<AnnouncementPlanDraft> = {}, by = author()) =>
    (await bench.plans.plan(draft(change), bench.by(by))).value.planId;
  const plansOf = (person: Person): AnnouncementPlan[] => {
    const [change] = bench.plans.snapshot(person);
    return change?.op === 'set' ? (change.value as AnnouncementPlan[]) : [];
  };
  const published = async () =>
    (await bench.store.readFacts({ after: 0, limit: 99 })).filter(({ fact }) => fact.kind === 'announcement.published');
  /** Time goes on, and what fell due is done. */
  const pass = async (ms: number) => {
    bench.clock.advance(ms);
    await bench.plans.settled();
  };

  it('[ANN-20] [ANN-22] is sent at its time, each day once, and valid as long as it says', async () => {
    await plan();
    await pass(2 * HOUR_MS - 1);
    expect(await published()).toHaveLength(0);
    await pass(1);
    expect(bench.shownTo(reader())).toMatchObject([{ title: '早会', expiresAt: bench.clock.now() + 4 * HOUR_MS }]);
    expect(bench.publisher.told.some(({ personId, change }) => personId === reader().id && change.op === 'put')).toBe(
      true,
    );
    await pass(DAY_MS - 1);
    expect(await published()).toHaveLength(1);
    await pass(1);
    expect(await published()).toHaveLength(2);
  });

  it('[ANN-22] what was missed while the hub was down is sent once, the last of it, with its own end', async () => {
    await plan();
    await bench.restart(() => bench.clock.advance(3 * DAY_MS + 3 * HOUR_MS));
    expect(bench.shownTo(reader())).toMatchObject([{ expiresAt: bench.clock.now() + 3 * HOUR_MS }]);
    await bench.restart();
    expect(await published()).toHaveLength(1);
    expect(plansOf(author())).toMatchObject([{ nextAt: bench.clock.now() + 23 * HOUR_MS }]);
  });

  it('[ANN-22] what would have ended already is not sent', async () => {
    await plan({ repeat: 'once' });
    await bench.restart(() => bench.clock.advance(DAY_MS));
    expect([await published(), plansOf(author())]).toEqual([[], []]);
  });

  it('[ANN-22] where it cannot be kept nothing is shown, and it is tried again', async () => {
    await plan();
    bench.refuse(new HubError('store.full'));
    await pass(2 * HOUR_MS);
    expect(bench.shownTo(reader())).toEqual([]);
    bench.refuse(null);
    await pass(60_000);
    expect(await published()).toHaveLength(1);
    expect(bench.shownTo(reader())).toHaveLength(1);
  });

  it('[ANN-23] after its last time it is gone', async () => {
    await plan({ repeat: 'once', lastOn: '2027-01-01' });
    expect(plansOf(author())).toMatchObject([{ lastOn: '2026-11-20', nextAt: bench.clock.now() + 2 * HOUR_MS }]);
    await pass(2 * HOUR_MS);
    expect(plansOf(author())).toEqual([]);
    expect(await bench.store.readAnnouncementPlans()).toEqual([]);
  });

  it('[ANN-23] nothing is sent for an author who may no longer address them', async () => {
    await plan();
    const centre = bench.centre();
    const units = centre.units.map((unit) => (unit.inChargeId === author().id ? { ...unit, inChargeId: null } : unit));
    bench.directory.replace({ ...centre, units });
    await pass(2 * HOUR_MS);
    expect([await published(), await bench.store.readAnnouncementPlans()]).toEqual([[], []]);
  });

  it.each([
    ['a time that is past', { repeat: 'once', timeOfDay: '09:00' }],
    ['a last day before the first', { lastOn: '2026-11-19' }],
    ['more than a year', { lastOn: '2028-01-01' }],
    ['a unit that does not exist', { audience: { kind: 'unit', unitId: 'nowhere' } }],
  ] as [string, Partial<AnnouncementPlanDraft>][])('[ANN-20] %s is bad input', async (_what, change) => {
    await expect(plan(change)).rejects.toMatchObject({ code: 'command.badInput' });
  });

  it('[ANN-20] only for those whom its author may address, and twenty at most', async () => {
    await expect(plan({}, elsewhere())).rejects.toMatchObject({ code: 'command.notAllowed' });
    for (let count = 0; count < 20; count += 1) await plan();
    await expect(plan()).rejects.toMatchObject({ code: 'announcement.tooManyPlans' });
  });

  it('[ANN-24] is seen and called off by its author and who is in charge above, by nobody else', async () => {
    const planId = await plan();
    expect([author(), above(), elsewhere(), reader()].map((person) => plansOf(person).length)).toEqual([1, 1, 0, 0]);
    const unplan = (person: Person) => bench.plans.unplan({ planId }, bench.by(person));
    await expect(unplan(elsewhere())).rejects.toMatchObject({ code: 'announcement.notFound' });
    await unplan(above());
    expect(await bench.store.readDeeds({ personId: author().id, limit: 9 })).toMatchObject([{ subject: '早会' }]);
    await pass(DAY_MS);
    expect(await published()).toHaveLength(0);
    await expect(unplan(author())).rejects.toMatchObject({ code: 'announcement.notFound' });
  });
});
