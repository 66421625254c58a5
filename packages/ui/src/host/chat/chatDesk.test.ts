import type { CommandInput, CommandName } from '@hearthline/protocol';
import { Value } from '@hearthline/softphone-core/value';
import { describe, expect, it } from 'vitest';
import type { Hub, HubLink, KnownTopics } from '../hub.ts';
import { ChatDesk } from './chatDesk.ts';

interface Asked {
  readonly name: CommandName;
  readonly input: unknown;
  readonly answer: () => void;
  readonly refuse: (code: string) => void;
}

function makeDesk() {
  const asked: Asked[] = [];
  const hub: Hub = {
    link: new Value({} as HubLink),
    topics: new Value({} as KnownTopics),
    send: ((name: CommandName, input: unknown) =>
      new Promise<unknown>((resolve, reject) => {
        const refuse = (code: string): void => reject(Object.assign(new Error(code), { code }));
        asked.push({ name, input, answer: () => resolve({}), refuse });
      })) as unknown as Hub['send'],
    wake: () => undefined,
    close: () => undefined,
  };
  return { asked, desk: new ChatDesk({ hub: () => hub, hubNow: () => 1_000.4 }) };
}
const to = { kind: 'person', personId: 'p2' } as const;
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('what is written to a colleague', () => {
  it('[CHAT-2] [CHAT-3] T3 waits to be seen, in its order and each with an id of its own, until the hub has taken it', async () => {
    const { asked, desk } = makeDesk();
    await desk.commands.sendChat({ to, text: 'one' });
    await desk.commands.sendChat({ to, text: 'two' });
    expect(desk.waiting.getState()).toMatchObject([
      { to, text: 'one', at: 1_000, refusedBy: null },
      { to, text: 'two', at: 1_000, refusedBy: null },
    ]);
    const [first, second] = asked.map(({ input }) => input as CommandInput<'chat.send'>);
    expect([first?.text, second?.text]).toEqual(['one', 'two']);
    expect(first?.id).not.toBe(second?.id);
    asked[0]?.answer();
    await settled();
    expect(desk.waiting.getState()).toMatchObject([{ text: 'two' }]);
  });

  it('[CHAT-11] T3 stays with its reason when it is refused, until it is put away', async () => {
    const { asked, desk } = makeDesk();
    await desk.commands.sendChat({ to, text: 'one' });
    asked[0]?.refuse('chat.notFound');
    await settled();
    const [one] = desk.waiting.getState();
    expect(one).toMatchObject({ text: 'one', refusedBy: 'chat.notFound' });
    await desk.commands.discardChat({ id: one?.id ?? '' });
    expect(desk.waiting.getState()).toEqual([]);
  });

  it('[CHAT-2] T3 is shown no longer once its writer has gone: the outbox has it', async () => {
    const { asked, desk } = makeDesk();
    await desk.commands.sendChat({ to, text: 'one' });
    asked[0]?.refuse('hub.closed');
    await settled();
    expect(desk.waiting.getState()).toEqual([]);
    await desk.commands.sendChat({ to, text: 'two' });
    desk.forget();
    expect(desk.waiting.getState()).toEqual([]);
  });
});
