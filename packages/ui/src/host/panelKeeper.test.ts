import { Value } from '@hearthline/softphone-core/value';
import { describe, expect, it } from 'vitest';
import type { HubLinkState } from './contract.ts';
import { PanelKeeper } from './panelKeeper.ts';
import { Topics } from './topics.ts';

const NOW = 1_800_000_000_000;
const DAY = 24 * 3_600_000;
const link = (kind: HubLinkState['kind']): HubLinkState => ({
  ...{ kind, since: 0, retryAt: null, problem: null, outboxCount: 0, clockOffsetMs: 0 },
});
const people = [{ id: 'p', name: 'Lin', role: 'operator', unitId: 'g', extension: '1001' }] as const;

/** A PC: its disk outlives the runs of the app. */
function pc() {
  const disk: { text: string | null } = { text: null };
  const startApp = (now = NOW, personId: string | null = 'p') => {
    const topics = new Topics();
    const hubLink = new Value(link('waiting'));
    const time = { now };
    const saves: string[] = [];
    const errors: string[] = [];
    const keeper = new PanelKeeper({
      port: {
        kept: disk.text,
        save: async (text) => void saves.push((disk.text = text)),
        remove: async () => void (disk.text = null),
      },
      ...{ stores: topics.stores, hubLink, personId: () => personId, now: () => time.now },
      onError: (error) => {
        if (!/cannot be read/.test(String(error))) throw error;
        errors.push(String(error));
      },
    });
    return { topics, hubLink, keeper, time, saves, errors };
  };
  return { disk, startApp };
}

/** A run in which the roster was told, and then the hub was lost. */
function lastRun(at: ReturnType<typeof pc>) {
  const run = at.startApp();
  run.hubLink.set(link('live'));
  run.topics.stores.people.set([...people]);
  run.time.now += 5_000;
  run.hubLink.set(link('waiting'));
  return run;
}

describe('N16 the team panel with the hub gone', () => {
  it('says since when nothing was heard, and is there again after a restart', () => {
    const at = pc();
    expect(lastRun(at).keeper.asOf.getState()).toBe(NOW + 5_000);
    const { keeper, topics, hubLink } = at.startApp(NOW + DAY);
    keeper.restore('p');
    expect(topics.stores.people.getState()).toEqual(people);
    expect(keeper.asOf.getState()).toBe(NOW + 5_000);
    hubLink.set(link('live'));
    expect(keeper.asOf.getState()).toBeNull();
  });

  it('is nobody else’s, and nobody’s after a week or a sign-out', () => {
    for (const forgets of [
      (at: ReturnType<typeof pc>) => at.startApp().keeper.restore('somebody else'),
      (at: ReturnType<typeof pc>) => at.startApp(NOW + 8 * DAY).keeper.restore('p'),
      (at: ReturnType<typeof pc>) => at.startApp().keeper.forget(),
    ]) {
      const at = pc();
      lastRun(at);
      forgets(at);
      expect(at.disk.text).toBeNull();
    }
  });

  it('keeps nothing of the moment, and passes over what no longer fits', () => {
    const at = pc();
    lastRun(at);
    expect(at.disk.text).not.toContain('presence');
    at.disk.text = (at.disk.text ?? '').replace('"operator"', '"wizard"');
    const { keeper, topics } = at.startApp();
    keeper.restore('p');
    expect(topics.stores.people.getState()).toBeNull();
    at.disk.text = '{';
    const after = at.startApp();
    after.keeper.restore('p');
    // Told, and without a word of what stood there.
    expect(after.errors).toEqual(['Error: the kept panel cannot be read']);
  });

  it('writes at most once a minute while all is well', () => {
    const { topics, hubLink, time, saves } = pc().startApp();
    hubLink.set(link('live'));
    for (let second = 0; second < 120; second += 1) {
      time.now += 1_000;
      topics.stores.people.set([...people]);
    }
    expect(saves).toHaveLength(2);
  });
});
