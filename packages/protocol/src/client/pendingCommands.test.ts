import { describe, expect, it } from 'vitest';
import { FakeOutbox, startFakeClient } from './testing/fakeHub.ts';

const ack = { announcementId: 'a-1', at: 5 };
const settle = async () => {
  for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
};

describe('the commands of the hub client', () => {
  it('[CLIENT-10] what does not wait offline fails at once without a link', async () => {
    const { client } = startFakeClient();
    await client.start();
    await expect(client.send('agentState.finishWrapUp', {})).rejects.toMatchObject({ code: 'hub.notConnected' });
  });

  it('[CLIENT-11] an answer lost with the socket is asked for again with the same id', async () => {
    const { client, clock, last } = startFakeClient();
    await client.start();
    last().goLive();
    const asked = client.send('points.ledger', { before: null, limit: 5 });
    const first = last().said.at(-1);
    last().close();
    clock.advance(1_000);
    last().goLive({ isResumed: true });
    expect(last().said.at(-1)).toEqual(first);
    last().tell({ kind: 'result', id: 'command-1', outcome: { ok: true, value: { entries: [], hasMore: false } } });
    expect(await asked).toEqual({ entries: [], hasMore: false });
  });

  it('[CLIENT-11] without an answer it fails in the end; the hub’s refusal has its code', async () => {
    const { client, clock, last } = startFakeClient();
    await client.start();
    last().goLive();
    const refused = client.send('agentState.finishWrapUp', {});
    last().tell({ kind: 'result', id: 'command-1', outcome: { ok: false, error: { code: 'agentState.impossible' } } });
    await expect(refused).rejects.toMatchObject({ code: 'agentState.impossible' });
    const lost = client.send('agentState.finishWrapUp', {});
    clock.advance(15_000);
    await expect(lost).rejects.toMatchObject({ code: 'hub.connectionLost' });
  });

  it('[CLIENT-12] what waits offline is kept first, sent when live, and goes when answered', async () => {
    const { client, last, outbox } = startFakeClient();
    await client.start();
    const sent = client.send('announcement.acknowledge', ack);
    await settle();
    expect([...outbox.entries.values()]).toEqual([{ id: 'command-1', name: 'announcement.acknowledge', input: ack }]);
    expect(client.link.getState().outboxCount).toBe(1);
    last().goLive();
    expect(last().said.at(-1)).toEqual({
      kind: 'command',
      id: 'command-1',
      name: 'announcement.acknowledge',
      input: ack,
    });
    last().tell({ kind: 'result', id: 'command-1', outcome: { ok: true, value: {} } });
    expect(await sent).toEqual({});
    expect(outbox.entries.size).toBe(0);
    expect(client.link.getState().outboxCount).toBe(0);
  });

  it('[CLIENT-12] it is sent after a restart of the program, with the same id', async () => {
    const outbox = new FakeOutbox();
    await outbox.save({ id: 'from-yesterday', name: 'announcement.acknowledge', input: ack });
    const { client, last } = startFakeClient({ outbox });
    await client.start();
    expect(client.link.getState().outboxCount).toBe(1);
    last().goLive();
    expect(last().said.at(-1)).toMatchObject({ kind: 'command', id: 'from-yesterday' });
    last().tell({
      kind: 'result',
      id: 'from-yesterday',
      outcome: { ok: false, error: { code: 'announcement.expired' } },
    });
    expect(outbox.entries.size).toBe(0);
  });

  it('[CLIENT-12] a final refusal keeps it for the next start', async () => {
    const { client, last, outbox } = startFakeClient();
    await client.start();
    const sent = client.send('announcement.acknowledge', ack);
    await settle();
    last().open();
    last().tell({ kind: 'refused', error: { code: 'session.expired' } });
    await expect(sent).rejects.toMatchObject({ code: 'hub.closed' });
    expect(outbox.entries.size).toBe(1);
  });

  it('[CLIENT-13] what cannot be kept safely is not sent', async () => {
    const outbox = new FakeOutbox();
    outbox.isFull = true;
    const { client, last } = startFakeClient({ outbox });
    await client.start();
    last().goLive();
    await expect(client.send('announcement.acknowledge', ack)).rejects.toMatchObject({ code: 'outbox.unwritable' });
    expect(last().said.some((message) => message.kind === 'command')).toBe(false);
  });

  it.each(['store.full', 'store.busy', 'hub.fault'] as const)(
    '[CLIENT-14] %s: it is asked again after 30 s',
    async (code) => {
      const { client, clock, last, outbox } = startFakeClient();
      await client.start();
      last().goLive();
      const sent = client.send('announcement.acknowledge', ack);
      await settle();
      last().tell({ kind: 'result', id: 'command-1', outcome: { ok: false, error: { code } } });
      expect(outbox.entries.size).toBe(1);
      const commandCount = () => last().said.filter((message) => message.kind === 'command').length;
      for (let passedMs = 0; passedMs < 25_000; passedMs += 5_000) {
        clock.advance(5_000);
        last().tell({ kind: 'pong', now: 0 });
      }
      expect(commandCount()).toBe(1);
      clock.advance(5_000);
      expect(commandCount()).toBe(2);
      last().tell({ kind: 'result', id: 'command-1', outcome: { ok: true, value: {} } });
      expect(await sent).toEqual({});
    },
  );
});
