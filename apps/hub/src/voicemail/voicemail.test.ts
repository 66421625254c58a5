import { hubPaths, type CommandName, type MyVoicemail } from '@hearthline/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../clock.ts';
import { FakePbx } from '../testing/fakePbx.ts';
import { RawSocket } from '../testing/rawSocket.ts';
import { startTestHub, type TestHub } from '../testing/testHub.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

describe('messages', () => {
  /** How far the hub's clock is ahead. */
  let aheadMs: number;
  const now = () => Date.now() + aheadMs;
  let pbx: FakePbx;
  let hub: TestHub;
  let lin: RawSocket;
  let linToken: string;

  beforeEach(async () => {
    aheadMs = 0;
    pbx = new FakePbx(['city-hotline']);
    const config = await pbx.start();
    pbx.database.set('/hearthline-mailboxes/1999', '1');
    hub = await startTestHub({ pbx: config }, { clock: { ...systemClock, now } });
    linToken = (await hub.signIn('linxiaoman')).token;
    lin = await RawSocket.join(hub.url, { token: linToken });
    await pbx.asked({ Action: 'DBGetTree', Family: 'hearthline-mailboxes' });
  });
  afterEach(async () => {
    lin.drop();
    await hub.stop();
    await pbx.stop();
  });

  /** The hub's link to the PBX comes back after this long: it takes what is there, and erases what is over. */
  const later = async (ms: number, meanwhile: () => void = () => undefined): Promise<void> => {
    await pbx.goAway();
    aheadMs += ms;
    meanwhile();
    const looks = () => pbx.actions.filter(({ Family }) => Family === 'hearthline-mailboxes').length;
    const before = looks();
    await pbx.listen();
    await expect.poll(looks).toBeGreaterThan(before);
  };
  /** The customer's channel is gone: what was recorded lies there, and the record beside it. */
  const left = (id: string, more: Record<string, string> = {}): void => {
    const at = String(now());
    pbx.sounds.set(`${id}+message`, Buffer.from(`sound of ${id}`));
    pbx.outbox(`${id}+direct`, {
      ...{ kind: 'direct', id: `${id}+direct`, uniqueid: id, to: 'PJSIP/1001', callerNumber: '13900000001' },
      ...{ startedAt: at, endedAt: at, endedBy: 'caller', dialStatus: 'NOANSWER', status: 'ended' },
      ...{ message: `${id}+message`, messageAt: at, messageMs: '4000', ...more },
    });
  };
  /** Resolves with my mailbox as soon as it is so. */
  const told = async (socket: RawSocket, fits: (mailbox: MyVoicemail) => boolean): Promise<MyVoicemail> => {
    const message = await socket.find(
      ({ kind, ...rest }) =>
        kind === 'change' && JSON.stringify(rest).includes('"voicemail"') && fits(mailboxIn({ kind, ...rest })),
    );
    return mailboxIn(message);
  };
  const mailboxIn = (message: unknown): MyVoicemail => (message as { change: { value: MyVoicemail } }).change.value;
  const count = (messages: number) => (mailbox: MyVoicemail) => mailbox.messages.length === messages;
  const sound = (id: string, token: string | null) =>
    fetch(
      `${hub.url}${hubPaths.messages}/${id}`,
      token === null ? {} : { headers: { authorization: `Bearer ${token}` } },
    );
  const ask = async (name: CommandName, messageId: string, socket = lin) => {
    const outcome = await socket.command(name, { messageId });
    return outcome.ok ? 'done' : outcome.error.code;
  };
  const oneMessage = async (): Promise<string> => {
    left('m1');
    const { messages } = await told(lin, count(1));
    return messages[0]?.id ?? '';
  };

  it('[MAIL-1] the PBX knows everybody’s mailbox, and no other', async () => {
    await pbx.asked({ Action: 'DBDel', Family: 'hearthline-mailboxes', Key: '1999' });
    await pbx.asked({ Action: 'DBPut', Family: 'hearthline-mailboxes', Key: '1001' });
    await expect.poll(() => pbx.database.get('/hearthline-mailboxes/1002')).toBe('1');
  });

  it('[MAIL-2] [MAIL-3] what was recorded is a message and a missed call, told twice or after the hub was away', async () => {
    left('m1');
    left('m1');
    const { unheardCount, messages } = await told(lin, count(1));
    expect(unheardCount).toBe(1);
    expect(messages).toMatchObject([{ number: '13900000001', lengthMs: 4_000, isHeard: false }]);
    const { value } = (await lin.command('history.read', {
      ...{ scope: 'mine', filter: 'missed', search: '', before: null, limit: 9 },
    })) as { value: { rows: unknown[] } };
    expect(value.rows).toMatchObject([{ number: '13900000001', end: 'noAnswer', callId: 'm1', answeredAt: null }]);
    await later(MINUTE, () => left('m2', { callerNumber: '' }));
    const both = await told(lin, count(2));
    expect(both.messages.map(({ number }) => number)).toEqual(['', '13900000001']);
  });

  it('[MAIL-2] a call that she answered is a row, and no message', async () => {
    const at = String(now());
    const record = { kind: 'direct', id: 'a1+direct', uniqueid: 'a1', to: 'PJSIP/1001', callerNumber: '139' };
    pbx.outbox('a1+direct', { ...record, startedAt: at, answeredAt: at, endedAt: at, endedBy: 'other' });
    await pbx.asked({ Action: 'DBDel', Key: 'a1+direct' });
    const rows = await lin.command('history.read', {
      ...{ scope: 'mine', filter: 'in', search: '', before: null, limit: 9 },
    });
    expect(rows).toMatchObject({ ok: true, value: { rows: [{ callId: 'a1', end: 'hungUpHere' }] } });
    await told(lin, count(0));
  });

  it('[MAIL-4] too short is no message, and its sound is erased; of unknown length it is one [MAIL-9]', async () => {
    left('short', { messageMs: '1999' });
    left('crash', { messageMs: '' });
    await told(lin, count(1));
    await later(MINUTE);
    await expect.poll(() => [...pbx.sounds.keys()]).toEqual(['crash+message']);
  });

  it('[MAIL-5] the sound is its owner’s alone, and so is every change', async () => {
    const id = await oneMessage();
    const mine = await sound(id, linToken);
    expect([mine.status, mine.headers.get('content-type'), mine.headers.get('cache-control')]).toEqual([
      ...[200, 'audio/wav', 'no-store'],
    ]);
    expect(await mine.text()).toBe('sound of m1');
    const { token } = await hub.signIn('zhouxiaohe');
    expect((await sound(id, token)).status).toBe(404);
    expect((await sound(id, null)).status).toBe(401);
    expect((await sound(id, 'x'.repeat(43))).status).toBe(401);
    const zhou = await RawSocket.join(hub.url, { token });
    await told(zhou, count(0));
    for (const name of ['voicemail.hear', 'voicemail.remove'] as const) await ask(name, id, zhou);
    expect(await ask('voicemail.restore', id, zhou)).toBe('voicemail.notFound');
    zhou.drop();
    left('m2');
    const after = await told(lin, count(2));
    expect(after.unheardCount).toBe(2);
  });

  it('[MAIL-6] [MAIL-7] heard, deleted, had back, and erased for good', async () => {
    const id = await oneMessage();
    expect(await ask('voicemail.hear', id)).toBe('done');
    await told(lin, ({ unheardCount, messages }) => unheardCount === 0 && messages[0]?.isHeard === true);
    expect(await ask('voicemail.remove', id)).toBe('done');
    await told(lin, count(0));
    expect((await sound(id, linToken)).status).toBe(404);
    expect(await ask('voicemail.restore', id)).toBe('done');
    expect((await sound(id, linToken)).status).toBe(200);
    await ask('voicemail.remove', id);
    await later(9 * MINUTE);
    expect(await ask('voicemail.restore', id)).toBe('done');
    await ask('voicemail.remove', id);
    await later(11 * MINUTE);
    await expect.poll(() => pbx.sounds.size).toBe(0);
    expect(await ask('voicemail.restore', id)).toBe('voicemail.notFound');
  });

  it('[MAIL-8] after 30 days it goes, heard or not', async () => {
    await oneMessage();
    left('m2', { messageAt: String(now() + 2 * DAY) });
    await later(31 * DAY);
    await expect.poll(() => [...pbx.sounds.keys()]).toEqual(['m2+message']);
  });
});
