import { hubPaths, MAX_FRAME_CHARS } from '@hearthline/protocol';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { systemClock } from '../clock.ts';
import { startHub, type Hub } from '../hub.ts';
import { startClusterGround, type ClusterGround } from '../testing/clusterGround.ts';
import { RawSocket } from '../testing/rawSocket.ts';
import { postSignIn, signIn, silentLog } from '../testing/testHub.ts';
import { clusterConfig } from './config.ts';
import { keepLine } from './line.ts';
import type { MemberEvent } from './member.ts';
import { DOOR_KEY_HEADER, readPulse, subjectsOf, type Pulse } from './subjects.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

/** One of several hubs in this process, and what it says of itself. */
class Member {
  readonly events: MemberEvent[] = [];
  hub!: Hub;
  readonly #waiting = new Set<() => void>();
  #stopped: Promise<void> | null = null;

  static async start(ground: ClusterGround): Promise<Member> {
    const member = new Member();
    member.hub = await startHub(ground.config(), {
      log: silentLog,
      happened: (event) => {
        member.events.push(event);
        for (const look of member.#waiting) look();
      },
    });
    return member;
  }

  get url(): string {
    return this.hub.url;
  }

  stop(): Promise<void> {
    return (this.#stopped ??= this.hub.stop());
  }

  says(fits: (event: MemberEvent) => boolean, from = 0): Promise<void> {
    return new Promise((resolve) => {
      const look = () => {
        if (!this.events.slice(from).some(fits)) return;
        this.#waiting.delete(look);
        resolve();
      };
      this.#waiting.add(look);
      look();
    });
  }

  linked(term: number): Promise<void> {
    return this.says((event) => event.event === 'linked' && event.term === term);
  }
}

/** What the writer says of itself on NATS. */
async function pulseOf({ nats }: ClusterGround): Promise<Pulse> {
  const config = clusterConfig.parse({ nats: { servers: [nats.url], token: nats.token } });
  const heard = Promise.withResolvers<Pulse>();
  const done = new AbortController();
  const line = keepLine({ config, clock: systemClock, log: silentLog }, done.signal, {
    found(found) {
      found.subscribe(subjectsOf(config).pulse, (message) => {
        const pulse = readPulse(message);
        if (pulse !== null) heard.resolve(pulse);
      });
    },
    lost: () => undefined,
  });
  const pulse = await heard.promise;
  done.abort();
  await line;
  return pulse;
}

const draft = (title: string) => ({
  ...{ title, body: '', audience: { kind: 'all' }, expiresAt: Date.now() + 600_000, mustRead: true },
});
const isAbout = (title: string) => (message: unknown) => JSON.stringify(message).includes(title);

describe('two hubs', () => {
  let ground: ClusterGround;
  let one: Member;
  let two: Member;
  beforeAll(async () => {
    ground = await startClusterGround({
      allowedOrigins: ['hearthline://engine'],
      signInLimits: { perAddress: 12, windowMs: 600_000 },
    });
    one = await Member.start(ground);
    await one.linked(1);
    two = await Member.start(ground);
    await two.linked(1);
  });
  afterAll(async () => {
    await Promise.all([one.stop(), two.stop()]);
    await ground.stop();
  });

  it('[CLUSTER-5] what is commanded through one door is seen through the other, and an id counts once', async () => {
    const leader = await RawSocket.join(one.url, { token: (await signIn(two.url, 'itadmin')).token });
    const reader = await RawSocket.join(two.url, { token: (await signIn(one.url, 'linxiaoman')).token });
    const first = await leader.command('announcement.publish', draft('两个门'), 'command-through-doors');
    expect(first.ok).toBe(true);
    await reader.find(isAbout('两个门'));
    const again = await RawSocket.join(two.url, {
      token: (await signIn(two.url, 'itadmin')).token,
      client: 'browser',
    });
    expect(await again.command('announcement.publish', draft('两个门'), 'command-through-doors')).toEqual(first);
    const { announcementId } = (first as { value: { announcementId: string } }).value;
    const read = { announcementId, version: 1, at: Date.now() };
    expect((await reader.command('announcement.acknowledge', read)).ok).toBe(true);
    await leader.find(
      (message) =>
        message.kind === 'change' &&
        message.change.op === 'put' &&
        message.change.key === announcementId &&
        (message.change.row as { acknowledgedCount: number }).acknowledgedCount === 1,
    );
    for (const socket of [leader, reader, again]) socket.drop();
  });

  it('[CLUSTER-5] [SESSION-5] [SESSION-9] who goes to the other door resumes there, and is at one of them', async () => {
    const { token } = await signIn(one.url, 'zhouxiaohe');
    const at = await RawSocket.join(one.url, { token });
    const { epoch } = await at.first('welcome');
    const { seq } = await at.first('upToDate');
    const moved = await RawSocket.join(two.url, { token, resume: { epoch, seq } });
    expect(await moved.first('welcome')).toMatchObject({ epoch, seq, isResumed: true });
    expect((await at.first('refused')).error.code).toBe('session.replaced');
    expect(await at.closed).toBe(1008);
    moved.drop();
  });

  it('[CLUSTER-6] [SESSION-1] frames of any length pass, and those that are none are refused', async () => {
    const { token } = await signIn(one.url, 'zhaoguyu');
    const socket = await RawSocket.join(two.url, { token });
    const outcome = await socket.command('no.such.command', { long: '长'.repeat(MAX_FRAME_CHARS - 1_000) });
    expect(outcome).toMatchObject({ error: { code: 'command.unknown' } });
    socket.webSocket.send(Buffer.from('{}'));
    expect((await socket.first('refused')).error.code).toBe('message.malformed');
    expect(await socket.closed).toBe(1008);
  });

  it('[CLUSTER-15] a page of an origin that is not allowed opens no socket; the door’s own and allowed ones do', async () => {
    const open = (origin: string) => RawSocket.open(two.url, { headers: { origin } });
    await expect(open('https://elsewhere.test')).rejects.toThrow('403');
    for (const origin of [two.url, 'hearthline://engine']) (await open(origin)).drop();
  });

  it('[CLUSTER-12] requests are answered through any door, and to nobody but doors', async () => {
    for (const { url } of [one, two]) {
      const health = await fetch(url + hubPaths.health);
      expect(await health.json()).toMatchObject({ isHealthy: true, store: 'postgres' });
    }
    const { url, key } = await pulseOf(ground);
    const asked = (shown: Record<string, string>) => fetch(url + hubPaths.health, { headers: shown });
    expect((await asked({})).status).toBe(403);
    expect((await asked({ [DOOR_KEY_HEADER]: 'a guess' })).status).toBe(403);
    expect((await asked({ [DOOR_KEY_HEADER]: key })).status).toBe(200);
    expect((await postSignIn(two.url, { account: 'linxiaoman', password: 'wrong' })).status).toBe(401);
  });

  it('[CLUSTER-12] attempts are counted by the address they come from, whichever door they come by', async () => {
    const statuses: number[] = [];
    for (let count = 0; count < 14; count += 1)
      statuses.push((await postSignIn((count % 2 === 0 ? one : two).url, { account: 'nobody', password: 'x' })).status);
    expect(statuses.at(-1)).toBe(429);
  });

  it('[CLUSTER-3] [CLUSTER-7] the writer stops: the other is it; a door without one says so', async () => {
    await one.stop();
    await two.linked(2);
    expect((await fetch(two.url + hubPaths.health)).status).toBe(200);
    const before = two.events.length;
    await ground.nats.kill();
    await two.says((event) => event.event === 'linked' && event.term === null, before);
    const none = await fetch(two.url + hubPaths.health);
    expect([none.status, none.headers.get('retry-after')]).toEqual([503, '1']);
    await expect(RawSocket.open(two.url)).rejects.toThrow('503');
  });
});
