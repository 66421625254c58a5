import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { createCalendar } from '../clock.ts';
import { createFold } from '../facts/fold.ts';
import { pointsRules } from '../points/rules/index.ts';
import { SOME_DAY, someCall } from '../testing/someFacts.ts';
import { storeGrounds } from '../testing/storeGrounds.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const calendar = createCalendar('Asia/Shanghai');
const fold = createFold(calendar, pointsRules);

/** What ends or begins something in a list or a text of either database. */
const awkward = [
  '',
  ' ',
  'NULL',
  'null',
  `it's`,
  '"',
  '\\',
  '\\"',
  '{',
  '}',
  '{a,b}',
  ',',
  '?',
  '$1',
  '\n',
  '\t',
  '林小满 🎧',
];

describe.each(storeGrounds(fold))('many rows of one table on $name', (ground) => {
  beforeAll(() => ground.prepare());
  afterEach(() => ground.closeAll());
  afterAll(() => ground.clear());

  it('[CHAT-2] a text comes back as it was, whatever is in it', async () => {
    const store = await ground.open(await ground.fresh());
    const messages = awkward.map((text, at) => ({
      ...{
        id: `message-${at}`,
        chatId: 'team:g',
        fromId: 'a',
        fromName: text,
        text,
        writtenAt: at,
        at,
        isDeleted: false,
      },
    }));
    await Promise.all(messages.map((chatMessage) => store.commit({ chatMessage })));
    expect(await store.readChat({ chatId: 'team:g', before: null, limit: 100 })).toEqual(messages.toReversed());
  });

  it('half a letter becomes the sign for one, and nothing is refused for it', async () => {
    const store = await ground.open(await ground.fresh());
    const shown = {
      ...{ id: 'message-1', chatId: 'team:g', fromId: 'a', text: '' },
      ...{ writtenAt: 1, at: 1, isDeleted: false },
    };
    await store.commit({ chatMessage: { ...shown, fromName: '🎧'.slice(0, 1) } });
    expect(await store.readChatMessage('message-1')).toEqual({ ...shown, fromName: '\uFFFD' });
  });

  it('[FACT-1] [FACT-2] thousands in one write are kept once each, with what is not known in some of them', async () => {
    const store = await ground.open(await ground.fresh());
    const calls = Array.from({ length: 9_000 }, (_, index) =>
      someCall({ id: `call-${index}`, personId: index % 3 === 0 ? null : 'person-a', at: SOME_DAY + index }),
    );
    expect((await store.commit({ facts: calls })).facts).toHaveLength(9_000);
    expect((await store.commit({ facts: [...calls, someCall({ id: 'one more' })] })).facts).toHaveLength(1);
    const [day] = await store.readWorkday(calendar.workdayOf(SOME_DAY));
    expect(day).toMatchObject({ callCount: 6_001, points: 30_005, signedInAt: null });
  });
});
