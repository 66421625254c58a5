import { chatIdOf, type Chat, type ChatMessage, type Organisation, type Person } from '@hearthline/protocol';
import { describe, expect, it } from 'vitest';
import { organisation } from '../../gallery/people.ts';
import {
  addressOf,
  chatEntries,
  exportLines,
  lastRead,
  mayDelete,
  messagesOf,
  partnerAt,
  unreadCount,
} from './chatList.ts';

const me: Person = { id: 'p1', name: 'Me', role: 'operator', unitId: 'g0', extension: '1001' };
const tree: Organisation = organisation('en');
const to = (personId: string) => ({ kind: 'person', personId }) as const;
const idWith = (personId: string) => chatIdOf(to(personId), me.id);
const chat = (personId: string, more: Partial<Chat> = {}): Chat => ({
  ...{ id: idWith(personId), partner: to(personId), seenUpTo: 10, partnerSeenUpTo: 0, ...more },
});
const message = (id: string, personId: string, at: number, more: Partial<ChatMessage> = {}): ChatMessage => ({
  ...{ id, chatId: idWith(personId), fromId: personId, fromName: 'Other', text: id, writtenAt: at, at },
  ...{ isDeleted: false, ...more },
});

describe('chats as they are shown', () => {
  it('[CHAT-4] T3 counts what others wrote after I read, deleted ones and my own left out', () => {
    const messages = [
      ...[message('read', 'p2', 10), message('new', 'p2', 11), message('mine', 'p2', 12, { fromId: 'p1' })],
      ...[message('gone', 'p2', 13, { isDeleted: true }), message('other', 'p3', 11)],
    ];
    const known = { chats: [chat('p2'), chat('p3', { seenUpTo: 0 })], messages };
    expect(unreadCount(known, 'p1')).toBe(2);
    expect(unreadCount(known, 'p1', idWith('p2'))).toBe(1);
  });

  it('[CHAT-1] T3 has my team first, then the newest, with what waits counted among them', () => {
    const known = {
      chats: [chat('p2'), chat('p3')],
      messages: [message('a', 'p2', 20), message('b', 'p3', 30)],
      waiting: [{ id: 'w', to: to('p4'), text: 'waits', at: 25, refusedBy: null }],
    };
    const entries = chatEntries(known, me, tree);
    expect(entries.map(({ id }) => id)).toEqual([
      ...[chatIdOf({ kind: 'team', unitId: 'g0' }, 'p1'), idWith('p3'), idWith('p4'), idWith('p2')],
    ]);
    expect(entries.map(({ last }) => last?.text)).toEqual([undefined, 'b', 'waits', 'a']);
  });

  it('[CHAT-3] [CHAT-7] T3 shows each message once, as it was told last, in the order of the chat', () => {
    const older = [message('1', 'p2', 1), message('2', 'p2', 2, { text: 'before it was deleted' })];
    const told = [message('3', 'p2', 3), message('2', 'p2', 2, { isDeleted: true, text: '' }), message('x', 'p3', 9)];
    expect(messagesOf(idWith('p2'), told, older).map(({ id, text }) => `${id}: ${text}`)).toEqual([
      '1: 1',
      '2: ',
      '3: 3',
    ]);
  });

  it('[CHAT-5] [CHAT-6] T3 marks the last of mine that was read, and offers to delete for ten minutes', () => {
    const messages = [message('1', 'p2', 1, { fromId: 'p1' }), message('2', 'p2', 2, { fromId: 'p1' })];
    expect(lastRead(messages, chat('p2', { partnerSeenUpTo: 1 }), 'p1')).toBe('1');
    expect(lastRead(messages, chat('p2', { partnerSeenUpTo: null }), 'p1')).toBeNull();
    const [mine] = messages as [ChatMessage];
    expect(mayDelete(mine, 'p1', 1 + 600_000)).toBe(true);
    expect(mayDelete(mine, 'p1', 2 + 600_000)).toBe(false);
    expect(mayDelete(mine, 'p2', 1)).toBe(false);
  });

  it('[CHAT-9] T3 is a table of when, with whom and what, in which nothing is a formula', () => {
    const own = [message('=SUM(A1)', 'p2', 0), message('fine', 'p2', 1_000)];
    expect(exportLines(own, () => 'Suri Plum')).toEqual([
      ['1970-01-01T00:00:00.000Z', 'Suri Plum', "'=SUM(A1)"],
      ['1970-01-01T00:00:01.000Z', 'Suri Plum', 'fine'],
    ]);
  });

  it('T3 is found again by its address', () => {
    for (const partner of [to('p 2'), { kind: 'team', unitId: 'g0' } as const])
      expect(partnerAt(addressOf(partner))).toEqual(partner);
    for (const none of ['', 'person', 'nobody p2']) expect(partnerAt(none)).toBeNull();
  });
});
