import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DatabaseSync } from 'node:sqlite';
import { HubError } from '../hubError.ts';
import { FakeClock } from '../testing/fakeClock.ts';
import { RawSocket } from '../testing/rawSocket.ts';
import { DEMO_PASSWORD, postSignIn, startTestHub, type TestHub } from '../testing/testHub.ts';
import { Attempts } from './attempts.ts';

describe('sign-in', () => {
  let hub: TestHub;
  beforeAll(async () => {
    hub = await startTestHub({ signInLimits: { perAccount: 3, perAddress: 30, windowMs: 600_000 } });
  });
  afterAll(() => hub.stop());

  const attempt = async (account: string, password: string) => {
    const response = await postSignIn(hub.url, { account, password });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };

  it('[AUTH-2] a wrong password and an unknown account are one answer', async () => {
    const wrong = await attempt('linxiaoman', 'not it');
    expect(wrong).toEqual({ status: 401, body: { code: 'signIn.wrong' } });
    expect(await attempt('nobody-of-this-name', 'not it')).toEqual(wrong);
  });

  it('[AUTH-1] [AUTH-5] neither password nor token is on the disk', async () => {
    const { token } = await hub.signIn('itadmin');
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    const db = new DatabaseSync(hub.file, { readOnly: true });
    const hash = String(
      db.prepare('select password_hash from account where account = ?').get('itadmin')?.['password_hash'],
    );
    const everything = ['account', 'session', 'command_result', 'phone'].map((table) =>
      JSON.stringify(db.prepare(`select * from ${table}`).all()),
    );
    db.close();
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(everything.join('')).not.toContain(token);
    expect(everything.join('')).not.toContain(DEMO_PASSWORD);
  });

  it('[AUTH-5] a session survives a restart of the hub', async () => {
    const { token, person } = await hub.signIn('mazuzhang');
    await hub.restart();
    const socket = await RawSocket.join(hub.url, { token });
    expect(socket.changes().find(({ change }) => change.topic === 'me')?.change).toMatchObject({ value: person });
    socket.drop();
  });

  it('[AUTH-3] too many for one account are refused, the right password too; others can still sign in', async () => {
    for (let count = 0; count < 3; count += 1) expect((await attempt('zhouxiaohe', 'not it')).status).toBe(401);
    const refused = await attempt('zhouxiaohe', DEMO_PASSWORD);
    expect(refused).toMatchObject({ status: 429, body: { code: 'signIn.tooMany' } });
    expect(refused.body['retryAfterS']).toBeGreaterThan(0);
    expect((await attempt('liuzuzhang', DEMO_PASSWORD)).status).toBe(200);
  });

  it('[AUTH-4] too many from one address are refused, whatever the account', async () => {
    const statuses = [];
    for (let count = 0; count < 31; count += 1) statuses.push((await attempt(`made-up-${count}`, 'x')).status);
    expect(statuses.at(-1)).toBe(429);
    const refused = await attempt('liuzuzhang', DEMO_PASSWORD);
    expect(refused).toMatchObject({ status: 429, body: { code: 'signIn.tooMany' } });
    expect(refused.body['retryAfterS']).toBeGreaterThan(0);
  });

  it.each([['{'], ['[]'], ['{"account":""}'], [JSON.stringify({ account: 'a'.repeat(100_000), password: 'x' })]])(
    'a body that is no sign-in is refused by name: %.20s',
    async (body) => {
      const fresh = await startTestHub();
      const response = await postSignIn(fresh.url, body);
      expect(response.status).toBeGreaterThanOrEqual(400);
      expect(response.status).toBeLessThan(500);
      expect(await response.json()).toMatchObject({ code: 'command.badInput' });
      await fresh.stop();
    },
  );
});

describe('attempts', () => {
  it('[AUTH-3] count from their beginning, end with the window, and are cleared by success', () => {
    const clock = new FakeClock();
    const attempts = new Attempts({ clock, limit: 2, windowMs: 60_000 });
    attempts.begin('a');
    clock.advance(10_000);
    attempts.begin('a');
    const refusal = () => {
      try {
        attempts.begin('a');
        return null;
      } catch (error) {
        return error instanceof HubError ? error.toBody() : null;
      }
    };
    expect(refusal()).toEqual({ code: 'signIn.tooMany', retryAfterS: 50 });
    clock.advance(50_000);
    expect(refusal()).toBeNull();
    attempts.succeeded('a');
    attempts.begin('a');
    attempts.begin('a');
    expect(refusal()).toMatchObject({ code: 'signIn.tooMany' });
  });
});
