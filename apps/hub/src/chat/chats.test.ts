import { chatIdOf, type Chat, type ChatMessage, type ChatPage } from '@hearthline/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { demoOperators } from '../demo/names.ts';
import { FakeClock } from '../testing/fakeClock.ts';
import { lastRow } from '../testing/lastChange.ts';
import { RawSocket } from '../testing/rawSocket.ts';
import { startTestHub, type TestHub } from '../testing/testHub.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 3_600_000;
/** Every sixth is of the first group. */
const HER = 'linxiaoman';
const MATE = demoOperators[6]?.[1] ?? '';
const STRANGER = 'zhouxiaohe';
const LEADER = 'liuzuzhang';
const team = { kind: 'team', unitId: 'group-1' } as const;
const to = (account: string) => ({ kind: 'person', personId: `person-${account}` }) as const;
const chatOf = (a: string, b: string) => chatIdOf(to(b), `person-${a}`);

describe('chat', () => {
  let clock: FakeClock;
  let hub: TestHub;
  const sockets = new Map<string, RawSocket>();
  const join = async (account: string): Promise<RawSocket> => {
    sockets.get(account)?.drop();
    const socket = await RawSocket.join(hub.url, { token: (await hub.signIn(account)).token });
    sockets.set(account, socket);
    return socket;
  };
  const of = (account: string): RawSocket => {
    const socket = sockets.get(account);
    if (!socket) throw new Error(`${account} is not here`);
    return socket;
  };
  beforeEach(async () => {
    clock = new FakeClock();
    hub = await startTestHub({}, { clock });
    for (const account of [HER, MATE, STRANGER, LEADER]) await join(account);
  });
  afterEach(async () => {
    for (const socket of sockets.values()) socket.drop();
    sockets.clear();
    await hub.stop();
  });

  const ask = async (account: string, name: string, input: unknown, id?: string): Promise<unknown> => {
    const outcome = await of(account).command(name, input, id);
    return outcome.ok ? outcome.value : outcome.error.code;
  };
  const write = (account: string, partner: object, id: string, text = id) =>
    ask(account, 'chat.send', { id, to: partner, text, at: clock.now() });
  const message = (account: string, id: string, fits?: (row: ChatMessage | null) => boolean) =>
    lastRow(of(account), { topic: 'chatMessages', key: id }, fits);
  const chat = (account: string, chatId: string, fits?: (row: Chat | null) => boolean) =>
    lastRow(of(account), { topic: 'chats', key: chatId }, fits);
  const told = (account: string) =>
    JSON.stringify(
      of(account)
        .changes()
        .filter(({ change }) => change.topic.startsWith('chat')),
    );
  const rows = (table: string) => hub.rows(`select * from ${table}`);

  it('[CHAT-1] [CHAT-8] T3 one to one reaches the other and nobody else, not who leads them', async () => {
    expect(await write(HER, to(STRANGER), 'for her alone')).toEqual({});
    expect(await message(STRANGER, 'for her alone', (row) => row !== null)).toMatchObject({
      ...{ fromId: `person-${HER}`, fromName: '林小满', text: 'for her alone', isDeleted: false },
    });
    // Told after it to all of the team: what was to come has come.
    await write(HER, team, 'for the team');
    for (const account of [MATE, LEADER]) {
      await message(account, 'for the team', (row) => row !== null);
      expect(told(account)).not.toContain('for her alone');
      expect(await ask(account, 'chat.read', { chatId: chatOf(HER, STRANGER), before: null, limit: 9 })).toBe(
        'chat.notFound',
      );
    }
    expect(await ask(LEADER, 'chat.see', { chatId: chatOf(HER, STRANGER), upTo: clock.now() })).toBe('chat.notFound');
    expect(await write(HER, to(HER), 'to herself')).toBe('chat.notFound');
    expect(await write(HER, to('nobody'), 'to nobody')).toBe('chat.notFound');
    expect(JSON.stringify(rows('fact'))).not.toContain('for her alone');
  });

  it('[CHAT-1] T3 a team writes among itself and with who leads it; others are refused and told nothing', async () => {
    await write(LEADER, team, 'from the leader');
    await write(MATE, team, 'from a mate');
    for (const account of [HER, MATE, LEADER])
      for (const id of ['from the leader', 'from a mate']) await message(account, id, (row) => row !== null);
    expect(await write(STRANGER, team, 'from elsewhere')).toBe('chat.notFound');
    const chatId = chatIdOf(team, 'any');
    expect(await ask(STRANGER, 'chat.read', { chatId, before: null, limit: 9 })).toBe('chat.notFound');
    await write(HER, to(STRANGER), 'the last');
    await message(STRANGER, 'the last', (row) => row !== null);
    expect(told(STRANGER)).not.toContain('from the leader');
    expect(told(STRANGER)).not.toContain(chatId);
    for (const none of [
      { kind: 'team', unitId: 'no such unit' },
      { kind: 'team', unitId: '' },
    ])
      expect(['chat.notFound', 'command.badInput']).toContain(await write(HER, none, 'nowhere'));
  });

  it('[CHAT-2] [CHAT-3] T3 what waited in an outbox is kept once, in its order, and says when it was written', async () => {
    const texts = ['one', 'two', 'three'];
    const written = clock.now();
    clock.advance(5_000);
    const outbox = texts.map((id) => ({ id, to: to(STRANGER), text: id, at: written }));
    for (const round of [1, 2])
      await Promise.all(
        outbox
          .map((draft) => ask(HER, 'chat.send', draft, `outbox ${draft.id}`))
          .concat(round === 2 ? [ask(HER, 'chat.send', outbox[0], 'another command')] : []),
      );
    const page = (await ask(STRANGER, 'chat.read', {
      chatId: chatOf(HER, STRANGER),
      before: null,
      limit: 9,
    })) as ChatPage;
    expect(page.messages.map(({ text }) => text)).toEqual(['three', 'two', 'one']);
    const ats = page.messages.map(({ at }) => at);
    expect(new Set(ats).size).toBe(3);
    expect(page.messages.map(({ writtenAt }) => writtenAt)).toEqual([written, written, written]);
    expect(await ask(STRANGER, 'chat.send', outbox.map((one) => ({ ...one, to: to(HER) }))[0])).toBe(
      'command.badInput',
    );
    expect(await write(HER, to(STRANGER), 'long', '字'.repeat(1_001))).toBe('command.badInput');
    expect(await write(HER, to(STRANGER), 'empty', '  ')).toBe('command.badInput');
    expect(await write(HER, to(STRANGER), 'whole', '字'.repeat(1_000))).toEqual({});
  });

  it('[CHAT-4] [CHAT-5] T3 how far one has read never goes back, and is told to the other of two and to no team', async () => {
    const id = chatOf(HER, STRANGER);
    await write(HER, to(STRANGER), 'hello');
    const first = (await message(STRANGER, 'hello', (row) => row !== null))?.at ?? 0;
    expect(await chat(STRANGER, id)).toMatchObject({ seenUpTo: 0, partner: to(HER), partnerSeenUpTo: 0 });
    // As far as there is something, whatever her clock says.
    await ask(STRANGER, 'chat.see', { chatId: id, upTo: first + DAY_MS });
    expect(await chat(HER, id, (row) => row?.partnerSeenUpTo === first)).toMatchObject({
      partner: to(STRANGER),
      seenUpTo: 0,
    });
    await ask(STRANGER, 'chat.see', { chatId: id, upTo: 1 });
    await hub.restart();
    await join(HER);
    await join(STRANGER);
    expect(await chat(HER, id)).toMatchObject({ partnerSeenUpTo: first });
    expect(await chat(STRANGER, id)).toMatchObject({ seenUpTo: first });
    await join(LEADER);
    await join(MATE);
    await write(LEADER, team, 'to all');
    const teamId = chatIdOf(team, 'any');
    const at = (await message(MATE, 'to all', (row) => row !== null))?.at ?? 0;
    await ask(MATE, 'chat.see', { chatId: teamId, upTo: at });
    expect(await chat(MATE, teamId, (row) => row?.seenUpTo === at)).toMatchObject({ partnerSeenUpTo: null });
    expect(await chat(LEADER, teamId)).toMatchObject({ seenUpTo: 0, partnerSeenUpTo: null });
  });

  it('[CHAT-6] T3 its writer alone deletes a message, within ten minutes, and its text is nowhere any more', async () => {
    await write(HER, to(STRANGER), 'm1', 'a secret');
    await write(HER, to(STRANGER), 'm2', 'too late');
    expect(await ask(STRANGER, 'chat.delete', { messageId: 'm1' })).toBe('chat.notFound');
    expect(await ask(HER, 'chat.delete', { messageId: 'none' })).toBe('chat.notFound');
    expect(await ask(HER, 'chat.delete', { messageId: 'm1' })).toEqual({});
    expect(await message(STRANGER, 'm1', (row) => row?.isDeleted === true)).toMatchObject({ text: '' });
    expect(JSON.stringify(rows('chat_message'))).not.toContain('a secret');
    expect(JSON.stringify(rows('command_result'))).not.toContain('a secret');
    clock.advance(10 * MINUTE_MS + 10);
    await join(HER);
    expect(await ask(HER, 'chat.delete', { messageId: 'm2' })).toBe('chat.tooLate');
    expect(await message(HER, 'm1')).toMatchObject({ isDeleted: true, text: '' });
  });

  it('[CHAT-7] [CHAT-9] T3 the newest are told, older ones read on request, and her own given out whole', async () => {
    for (let index = 1; index <= 25; index += 1)
      await write(index % 5 === 0 ? STRANGER : HER, to(index % 5 === 0 ? HER : STRANGER), `n${index}`);
    await ask(HER, 'chat.delete', { messageId: 'n24' });
    await hub.restart();
    await join(HER);
    expect(await message(HER, 'n6')).not.toBeNull();
    expect(await message(HER, 'n5')).toBeNull();
    const sixth = (await message(HER, 'n6'))?.at ?? 0;
    const older = (await ask(HER, 'chat.read', { chatId: chatOf(HER, STRANGER), before: sixth, limit: 3 })) as ChatPage;
    expect(older).toMatchObject({ hasMore: true, messages: [{ id: 'n5' }, { id: 'n4' }, { id: 'n3' }] });
    const own: string[] = [];
    let after: { at: number; id: string } | null = null;
    for (let isMore = true; isMore;) {
      const page = (await ask(HER, 'chat.readOwn', { after, limit: 7 })) as ChatPage;
      own.push(...page.messages.map(({ id }) => id));
      isMore = page.hasMore;
      const last: ChatMessage | undefined = page.messages.at(-1);
      after = last ? { at: last.at, id: last.id } : null;
    }
    const hers = Array.from({ length: 25 }, (_, index) => index + 1).filter((n) => n % 5 !== 0 && n !== 24);
    expect(own).toEqual(hers.map((n) => `n${n}`));
  });

  it('[CHAT-8] T3 is deleted after 90 days, with how far it was read', async () => {
    await write(HER, to(STRANGER), 'old');
    const at = (await message(STRANGER, 'old', (row) => row !== null))?.at ?? 0;
    await ask(STRANGER, 'chat.see', { chatId: chatOf(HER, STRANGER), upTo: at });
    clock.advance(89 * DAY_MS);
    await hub.restart();
    expect(rows('chat_message')).toHaveLength(1);
    clock.advance(DAY_MS + 1);
    await hub.restart();
    expect(rows('chat_message')).toEqual([]);
    expect(rows('chat_seen')).toEqual([]);
  });
});
