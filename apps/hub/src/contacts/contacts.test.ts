import type { CommandOutcome, Contact } from '@hearthline/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RawSocket } from '../testing/rawSocket.ts';
import { startTestHub, type TestHub } from '../testing/testHub.ts';

const contact = (id: string, more: Partial<Contact> = {}): Contact => ({
  ...{ id, name: `Made up ${id}`, numbers: ['13900002046'], organisation: '', note: '', isFavourite: false, ...more },
});
const codeOf = (outcome: CommandOutcome) => (outcome.ok ? 'done' : outcome.error.code);

describe('contacts', () => {
  let hub: TestHub;
  let token: string;
  let desk: RawSocket;
  beforeAll(async () => {
    hub = await startTestHub();
    ({ token } = await hub.signIn('linxiaoman'));
    desk = await RawSocket.join(hub.url, { token });
  });
  afterAll(async () => {
    desk.drop();
    await hub.stop();
  });

  const put = async (...contacts: Contact[]) => codeOf(await desk.command('contacts.put', { contacts }));
  /** What somebody who signs in now is told. */
  const toldTo = async (account: string): Promise<Map<string, unknown>> => {
    const socket = await RawSocket.join(hub.url, { token: (await hub.signIn(account)).token });
    await socket.first('upToDate');
    // One desktop a person: hers is this one from now on.
    if (account === 'linxiaoman') desk = socket;
    else socket.drop();
    const rows = socket.messages.flatMap((message) => {
      if (message.kind !== 'change' || message.change.topic !== 'contacts') return [];
      return message.change.op === 'reset' || message.change.op === 'putMany' ? message.change.rows : [];
    });
    return new Map(rows);
  };

  it('[CONTACT-1] [CONTACT-2] [CONTACT-4] are kept, changed, removed, told to their owner alone', async () => {
    expect(await put(contact('a'), contact('b'))).toBe('done');
    expect(await put(contact('a', { name: 'Changed' }))).toBe('done');
    expect(codeOf(await desk.command('contacts.remove', { ids: ['b', 'never'] }))).toBe('done');
    await desk.find((one) => one.kind === 'change' && one.change.op === 'remove' && one.change.key === 'b');
    await hub.restart();
    expect(await toldTo('linxiaoman')).toEqual(new Map([['a', contact('a', { name: 'Changed' })]]));
    expect((await toldTo('liuzuzhang')).size).toBe(0);
  });

  it('[CONTACT-2] a number without a digit, no number, no name: refused', async () => {
    expect(await put(contact('c', { numbers: ['none'] }))).toBe('command.badInput');
    expect(await put(contact('c', { numbers: [] }))).toBe('command.badInput');
    expect(await put(contact('c', { name: ' ' }))).toBe('command.badInput');
  });

  it('[CONTACT-3] 5,000 at most, in pieces; what would be more is refused whole', async () => {
    for (let from = 1; from < 5_000; from += 200) {
      const some = Array.from({ length: Math.min(200, 5_000 - from) }, (_, index) => contact(`n${from + index}`));
      expect(await put(...some)).toBe('done');
    }
    expect(await put(contact('a'), contact('one too many'))).toBe('contacts.tooMany');
    expect(await put(contact('a', { name: 'Still' }))).toBe('done');
    const all = await toldTo('linxiaoman');
    expect([all.size, all.has('one too many')]).toEqual([5_000, false]);
  });
});
