import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createCalendar } from '../clock.ts';
import { createFold } from '../facts/fold.ts';
import { pointsRules } from '../points/rules/index.ts';
import { SOME_DAY, someCall } from '../testing/someFacts.ts';
import { SqliteGround } from '../testing/storeGrounds.ts';
import { openStore } from './sqlStore.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const calendar = createCalendar('Asia/Shanghai');
const fold = createFold(calendar, pointsRules);
const today = calendar.workdayOf(SOME_DAY);

describe('a full disk', () => {
  const ground = new SqliteGround(fold);
  beforeAll(() => ground.prepare());
  afterAll(() => ground.clear());

  it('[FACT-3] is store.full; what was accepted stays, what was refused can be told again', async () => {
    const { file } = await ground.fresh();
    // An empty store has a page for each table and index.
    const small = await openStore({ kind: 'sqlite', file, maxPages: 160 }, fold);
    const accepted: string[] = [];
    const refused: string[] = [];
    const codes = new Set<unknown>();
    for (let index = 0; index < 1_000; index += 1) {
      const call = someCall({ id: `call-${index}` });
      await small.commit({ facts: [call] }).then(
        () => accepted.push(call.source),
        (error: { code: unknown }) => {
          refused.push(call.source);
          codes.add(error.code);
        },
      );
    }
    expect([...codes]).toEqual(['store.full']);
    expect(accepted.length).toBeGreaterThan(10);
    const [day] = await small.readDays({ personId: 'person-a', from: today, to: today });
    expect(day?.points).toBe(accepted.length * 5);
    await small.close();

    const roomy = await openStore({ kind: 'sqlite', file }, fold);
    const kept = await roomy.readFacts({ after: 0, limit: 2_000 });
    expect(kept.map(({ fact }) => fact.source)).toEqual(accepted);
    const again = await roomy.commit({ facts: [someCall({ id: refused[0]?.replace('pbx:', '') ?? '' })] });
    expect(again.facts).toHaveLength(1);
    await roomy.close();
  });
});
