import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { startHubProcess } from '../testing/hubProcess.ts';
import { RawSocket } from '../testing/rawSocket.ts';
import { DEMO_PASSWORD, signIn } from '../testing/testHub.ts';
import { WebhookReceiver } from '../testing/webhookReceiver.ts';

vi.setConfig({ testTimeout: 60_000 });

it('U6 [HOOK-2] [HOOK-4] kill -9 of the hub while a receiver has not answered: told again with the same id, and nothing lost', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'hearthline-hook-crash-'));
  const receiver = await WebhookReceiver.open();
  const secret = `whsec_${randomBytes(32).toString('base64')}`;
  const start = () =>
    startHubProcess({
      store: { kind: 'sqlite', file: join(folder, 'hub.db') },
      demo: { password: DEMO_PASSWORD, seed: 'minimal' },
      webhooks: [{ url: receiver.url, secret, events: ['announcement.published'], allowsPrivateAddresses: true }],
    });
  const publish = async (url: string, title: string): Promise<unknown> => {
    const leader = await RawSocket.join(url, { token: (await signIn(url, 'itadmin')).token });
    return leader.command('announcement.publish', {
      ...{ title, body: '', audience: { kind: 'all' }, expiresAt: Date.now() + 600_000, mustRead: false },
    });
  };
  receiver.answer = null;
  const before = await start();
  // The fact is accepted although the receiver says nothing.
  expect(await publish(before.url, '一')).toMatchObject({ ok: true });
  const first = await receiver.until(0);
  expect(await publish(before.url, '二')).toMatchObject({ ok: true });
  await before.kill();
  receiver.answer = { status: 200 };
  const after = await start();
  const [again, next] = [await receiver.until(1), await receiver.until(2)];
  expect(again.headers['webhook-id']).toBe(first.headers['webhook-id']);
  expect(again.body).toBe(first.body);
  expect(next.headers['webhook-id']).not.toBe(first.headers['webhook-id']);
  expect(await after.stop()).toBe(0);
  await receiver.close();
  await rm(folder, { recursive: true });
});
