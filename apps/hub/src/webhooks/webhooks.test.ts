import { createHmac, randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createCalendar } from '../clock.ts';
import { FactLog } from '../facts/factLog.ts';
import { createFold } from '../facts/fold.ts';
import { openStore } from '../store/sqlStore.ts';
import type { Store } from '../store/store.ts';
import { FakeClock } from '../testing/fakeClock.ts';
import { someCall, someReading } from '../testing/someFacts.ts';
import { silentLog, startTestHub } from '../testing/testHub.ts';
import { RawSocket } from '../testing/rawSocket.ts';
import { WebhookReceiver, type Received } from '../testing/webhookReceiver.ts';
import { webhookEndpoint, type WebhookEndpoint } from './config.ts';
import { endpointIdOf, Webhooks } from './webhooks.ts';

const secretKey = randomBytes(32);
const secret = `whsec_${secretKey.toString('base64')}`;

/** A hub's store, log of facts and webhooks, on a clock that stands still unless moved. */
class Bench {
  readonly clock = new FakeClock();
  readonly receiver: WebhookReceiver;
  readonly #folder: string;
  store!: Store;
  facts!: FactLog;
  webhooks!: Webhooks;

  private constructor(receiver: WebhookReceiver, folder: string) {
    this.receiver = receiver;
    this.#folder = folder;
  }
  static async open(): Promise<Bench> {
    return new Bench(await WebhookReceiver.open(), await mkdtemp(join(tmpdir(), 'hearthline-hooks-')));
  }
  async start(change: Partial<WebhookEndpoint> = {}): Promise<void> {
    this.store = await openStore(
      { kind: 'sqlite', file: join(this.#folder, 'hub.db') },
      createFold(createCalendar('Asia/Shanghai'), []),
    );
    this.facts = new FactLog(this.store);
    const endpoint = {
      url: this.receiver.url,
      secret,
      events: ['call.ended'],
      allowsPrivateAddresses: true,
      ...change,
    };
    const endpoints = [webhookEndpoint.parse(endpoint)];
    this.webhooks = new Webhooks({
      endpoints,
      store: this.store,
      facts: this.facts,
      clock: this.clock,
      log: silentLog,
    });
    await this.webhooks.start();
  }
  async stop(): Promise<void> {
    await this.webhooks.stop();
    await this.store.close();
  }
  /** Resolves when the queue of the one endpoint holds as many as said. */
  async untilWaiting(count: number): Promise<void> {
    await vi.waitUntil(async () => (await this.waiting()).length === count, { timeout: 10_000, interval: 5 });
  }
  async waiting() {
    return this.store.webhooks.readDue({ endpointId: this.endpointId, now: Number.MAX_SAFE_INTEGER, limit: 100 });
  }
  get endpointId(): string {
    return endpointIdOf(this.receiver.url);
  }
  async close(): Promise<void> {
    await this.stop().catch(() => undefined);
    await this.receiver.close();
    await rm(this.#folder, { recursive: true, force: true });
  }
}

/** What a receiver does with a message: it takes any of the signatures that fits its key (Standard Webhooks, "Verifying signatures"). */
function isSigned({ headers, body }: Received, key = secretKey): boolean {
  const signed = `${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body}`;
  const wanted = `v1,${createHmac('sha256', key).update(signed).digest('base64')}`;
  return String(headers['webhook-signature']).split(' ').includes(wanted);
}

let bench: Bench;
beforeEach(async () => {
  bench = await Bench.open();
});
afterEach(() => bench.close());

describe('U6 webhooks', () => {
  it('[HOOK-2] [HOOK-3] tell what was asked for, signed, and nothing else', async () => {
    await bench.start();
    const call = someCall();
    await bench.facts.commit({ facts: [someReading(), call] });
    const message = await bench.receiver.until(0);
    expect(isSigned(message)).toBe(true);
    expect(message.headers).toMatchObject({
      ...{ 'webhook-id': call.id, 'content-type': 'application/json' },
      'webhook-timestamp': String(Math.floor(bench.clock.now() / 1_000)),
    });
    const { source: _source, ...data } = call;
    expect(JSON.parse(message.body)).toEqual({
      ...{ type: 'call.ended', timestamp: new Date(call.at).toISOString(), data },
    });
    await bench.untilWaiting(0);
    expect(bench.receiver.received).toHaveLength(1);
  });

  it('[HOOK-10] are taken by a receiver with the old secret and by one with the new, while both are named', async () => {
    const newKey = randomBytes(24);
    const named = { secret: `whsec_${newKey.toString('base64')}`, previousSecret: secret };
    await bench.start(named);
    await bench.facts.commit({ facts: [someCall()] });
    const message = await bench.receiver.until(0);
    expect([isSigned(message, newKey), isSigned(message), isSigned(message, randomBytes(24))]).toEqual([
      true,
      true,
      false,
    ]);
    await bench.untilWaiting(0);
  });

  it('[HOOK-5] [HOOK-6] a receiver that fails is told again, later and later, with the same id and a signature of its time', async () => {
    await bench.start();
    bench.receiver.answer = { status: 500 };
    await bench.facts.commit({ facts: [someCall()] });
    const first = await bench.receiver.until(0);
    await untilAttempt(1);
    bench.clock.advance(5_000);
    const second = await bench.receiver.until(1);
    expect(second.headers['webhook-id']).toBe(first.headers['webhook-id']);
    expect(second.body).toBe(first.body);
    expect([isSigned(first), isSigned(second)]).toEqual([true, true]);
    expect(second.headers['webhook-timestamp']).not.toBe(first.headers['webhook-timestamp']);
    await untilAttempt(2);
    bench.receiver.answer = { status: 204 };
    // A fact that comes while the endpoint rests does not go out before it has rested.
    await bench.facts.commit({ facts: [someCall({ id: 'call-2' })] });
    await bench.untilWaiting(2);
    bench.clock.advance(5_000);
    // The other message goes past the one that waits for its next turn; its own time says that it waited for the rest.
    const third = await bench.receiver.until(2);
    expect(JSON.parse(third.body)).toMatchObject({ data: { callId: 'call-2' } });
    expect(third.headers['webhook-timestamp']).toBe(String(Math.floor(bench.clock.now() / 1_000)));
    await bench.untilWaiting(1);
    bench.clock.advance(300_000);
    expect((await bench.receiver.until(3)).headers['webhook-id']).toBe(first.headers['webhook-id']);
    await bench.untilWaiting(0);
  });

  it('[HOOK-4] a restart in between loses nothing: neither what was being tried nor what happened meanwhile', async () => {
    await bench.start();
    bench.receiver.answer = { status: 503 };
    await bench.facts.commit({ facts: [someCall()] });
    const first = await bench.receiver.until(0);
    await untilAttempt(1);
    // Kept, but the hub ends before anybody could be told.
    await bench.webhooks.stop();
    await bench.facts.commit({ facts: [someCall({ id: 'call-2' })] });
    await bench.store.close();
    bench.receiver.answer = { status: 200 };
    bench.clock.advance(3_600_000);
    await bench.start();
    const ids = [await bench.receiver.until(1), await bench.receiver.until(2)].map(
      ({ headers }) => headers['webhook-id'],
    );
    expect(new Set(ids)).toEqual(new Set([first.headers['webhook-id'], someCall({ id: 'call-2' }).id]));
    await bench.untilWaiting(0);
  });

  it('[HOOK-4] a receiver that never answers holds up no fact, and a new endpoint is not told the past', async () => {
    const silent = createServer(() => undefined);
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const { port } = silent.address() as { port: number };
    await bench.start({ url: `http://127.0.0.1:${port}/` });
    for (let index = 0; index < 20; index += 1)
      await bench.facts.commit({ facts: [someCall({ id: `call-${index}` })] });
    await bench.stop();
    silent.close();
    await bench.start();
    await bench.facts.commit({ facts: [someCall({ id: 'call-new' })] });
    expect(JSON.parse((await bench.receiver.until(0)).body)).toMatchObject({ data: { callId: 'call-new' } });
    await bench.untilWaiting(0);
    expect(bench.receiver.received).toHaveLength(1);
  });

  it('[HOOK-7] 410 ends it until the next start', async () => {
    await bench.start();
    bench.receiver.answer = { status: 410 };
    await bench.facts.commit({ facts: [someCall()] });
    await bench.receiver.until(0);
    await bench.facts.commit({ facts: [someCall({ id: 'call-2' })] });
    bench.clock.advance(24 * 3_600_000);
    await bench.stop();
    expect(bench.receiver.received).toHaveLength(1);
    bench.receiver.answer = { status: 200 };
    await bench.start();
    await bench.receiver.until(2);
    await bench.untilWaiting(0);
  });

  it('[HOOK-8] an address of this machine is refused unless it is allowed; a redirect is not followed to one', async () => {
    const local = { url: 'https://localhost:9/', secret, events: ['call.ended'] };
    await bench.start({ ...local, events: ['call.ended'], allowsPrivateAddresses: false });
    await bench.facts.commit({ facts: [someCall()] });
    const id = endpointIdOf(local.url);
    await expect
      .poll(
        async () =>
          (await bench.store.webhooks.readDue({ endpointId: id, now: Number.MAX_SAFE_INTEGER, limit: 1 }))[0]?.attempt,
        { timeout: 10_000, interval: 5 },
      )
      .toBe(1);
    await bench.stop();
    await bench.start();
    const other = await WebhookReceiver.open();
    bench.receiver.answer = { status: 307, headers: { location: other.url } };
    await bench.facts.commit({ facts: [someCall({ id: 'call-2' })] });
    await untilAttempt(1);
    expect(other.received).toEqual([]);
    await other.close();
  });

  it('the hub itself tells a real shift’s facts to the endpoint of its configuration', async () => {
    const endpoint = { url: bench.receiver.url, secret, events: ['announcement.published' as const] };
    const hub = await startTestHub({ webhooks: [{ ...endpoint, allowsPrivateAddresses: true }] });
    try {
      const leader = await RawSocket.join(hub.url, { token: (await hub.signIn('itadmin')).token });
      const published = await leader.command('announcement.publish', {
        ...{ title: 'x', body: 'y', audience: { kind: 'all' }, mustRead: false },
        expiresAt: Date.now() + 3_600_000,
      });
      expect(published).toMatchObject({ ok: true });
      expect(JSON.parse((await bench.receiver.until(0)).body)).toMatchObject({ type: 'announcement.published' });
    } finally {
      await hub.stop();
    }
  });
});

/** Resolves when the first message of the queue has been tried as often as said. */
async function untilAttempt(attempt: number): Promise<void> {
  await expect
    .poll(async () => Math.max(...(await bench.waiting()).map((one) => one.attempt)), { timeout: 10_000, interval: 5 })
    .toBe(attempt);
}
