import { describe, expect, it } from 'vitest';
import { startFakeClient } from './testing/fakeHub.ts';

describe('a hub that knows more than this program', () => {
  it('[CLIENT-18] a topic without a name here is passed over, and what comes after it is taken', async () => {
    const { client, clock, last } = startFakeClient();
    await client.start();
    last().goLive({ epoch: 'e' });
    last().tell('{"kind":"change","seq":1,"change":{"op":"set","topic":"weather","value":{"sky":"blue"}}}');
    last().tell('{"kind":"change","seq":2,"change":{"op":"stir","topic":"weather"}}');
    last().tell({ kind: 'change', seq: 3, change: { op: 'reset', topic: 'queues', rows: [] } });
    expect(client.link.getState().state.kind).toBe('live');
    last().close();
    clock.advance(30_000);
    last().open();
    expect(last().said[0]).toMatchObject({ resume: { epoch: 'e', seq: 3 } });
  });

  it('[CLIENT-18] a refusal without words here is one of an action that the other side does not know', async () => {
    const { client, last } = startFakeClient();
    await client.start();
    last().goLive();
    const asked = client.send('history.seeMissed', { upTo: 1 });
    const refused = expect(asked).rejects.toMatchObject({ code: 'command.unknown' });
    await expect.poll(() => last().said.some(({ kind }) => kind === 'command')).toBe(true);
    const command = last().said.find((one) => one.kind === 'command');
    const outcome = { ok: false, error: { code: 'weather.tooBad', detail: 'x' } };
    last().tell(JSON.stringify({ kind: 'result', id: command?.id, outcome }));
    await refused;
    expect(client.link.getState()).toMatchObject({ state: { kind: 'live' }, outboxCount: 0 });
  });

  it('[CLIENT-18] a socket that is refused for a reason without words here is tried again later', async () => {
    const { client, last } = startFakeClient();
    await client.start();
    last().open();
    last().tell('{"kind":"refused","error":{"code":"weather.tooBad"}}');
    expect(client.link.getState().state.kind).toBe('waiting');
  });

  it('[CLIENT-8] a change of a known topic that does not fit is still no message', async () => {
    const { client, last } = startFakeClient();
    await client.start();
    last().goLive();
    last().tell('{"kind":"change","seq":1,"change":{"op":"stir","topic":"queues"}}');
    expect(client.link.getState().state).toMatchObject({ kind: 'waiting', problem: 'malformedMessage' });
  });
});
