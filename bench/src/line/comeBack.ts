/**
 * Five hundred phones and five hundred hub clients lose PBX and hub at the same moment and come back after their restart. The
 * clients are the product's own line and hub client without windows; what is counted is how many knock in the same tenth of
 * a second, against all of them at once (which a fixed wait makes of them), and how long until the last is back.
 */
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEMO_PASSWORD, startHubProcess } from '@hearthline/e2e/stage';
import { startPbx, type Pbx } from '@hearthline/pbx';
import { createHubClient, type ConnectSocket } from '@hearthline/protocol/client';
import { hire } from '../../../e2e/src/phone/operators.ts';
import { browserClock } from '../../../packages/softphone-core/src/browser/browserClock.ts';
import { openBrowserSocket } from '../../../packages/softphone-core/src/browser/browserSocket.ts';
import type { Log } from '../../../packages/softphone-core/src/lib/log.ts';
import { Line } from '../../../packages/softphone-core/src/line/line.ts';
import { SipAgent } from '../../../packages/softphone-core/src/sip/sipAgent.ts';
import { makeSessions } from '../hub/sessions.ts';
import { compare, type Comparison } from '../measure.ts';

const CLIENTS = 500;
const TOGETHER_MS = 100;
/** A fault's limit. */
const BACK_WITHIN_MS = 60_000;
const silent: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

interface Crowd {
  /** When each socket was opened, ms. */
  readonly knocks: number[];
  isBack(): boolean;
  close(): Promise<void>;
}

/** The most knocks in any tenth of a second from `since` on. */
export function mostTogether(knocks: readonly number[], since: number): number {
  const sorted = knocks.filter((at) => at >= since).toSorted((a, b) => a - b);
  let [most, first] = [0, 0];
  for (const [index, at] of sorted.entries()) {
    while (at - (sorted[first] ?? at) > TOGETHER_MS) first += 1;
    most = Math.max(most, index - first + 1);
  }
  return most;
}

async function phonesAt(pbx: Pbx): Promise<Crowd> {
  const knocks: number[] = [];
  const lines: Line[] = [];
  for (let index = 0; index < CLIENTS; index += 1) {
    const account = await hire(pbx, String(20_000 + index));
    const agent = new SipAgent({ log: silent, random: Math.random, onInvitation: () => undefined });
    agent.setAccount(account);
    const line = new Line({
      ...{ agent, clock: browserClock, random: Math.random, log: silent },
      network: {
        openSocket: (url) => {
          knocks.push(performance.now());
          return openBrowserSocket(url);
        },
        diagnose: () => Promise.resolve('line.unreachable'),
      },
      isIdle: () => true,
      isFull: () => false,
      ...{ onUp: () => undefined, onSwitched: () => undefined, onLost: () => undefined },
    });
    line.open([account.serverUrl]);
    lines.push(line);
  }
  const close = async (): Promise<void> => {
    await Promise.all(lines.map((line) => line.close()));
    for (const line of lines) line.dispose();
  };
  return { knocks, isBack: () => lines.every((line) => line.isRegistered), close };
}

async function clientsOf(hubUrl: string, tokens: readonly string[]): Promise<Crowd> {
  const knocks: number[] = [];
  const connect: ConnectSocket = (url, events) => {
    knocks.push(performance.now());
    const socket = new WebSocket(url);
    let isOver = false;
    const close = (): void => {
      if (!isOver) events.closed();
      isOver = true;
    };
    socket.addEventListener('open', () => !isOver && events.opened());
    socket.addEventListener('message', ({ data }) => !isOver && events.received(String(data)));
    socket.addEventListener('close', close);
    socket.addEventListener('error', close);
    const drop = (): void => {
      isOver = true;
      socket.close();
    };
    return { send: (frame) => socket.send(frame), drop };
  };
  const clients = tokens.map((token) =>
    createHubClient({
      ...{ hubUrl, token, client: 'browser', connect, random: Math.random, newId: randomUUID },
      clock: { now: Date.now, after: browserClock.after },
      outbox: { load: () => Promise.resolve([]), save: () => Promise.resolve(), remove: () => Promise.resolve() },
      log: { info: () => undefined, warn: () => undefined },
    }),
  );
  await Promise.all(clients.map((client) => client.start()));
  return {
    knocks,
    isBack: () => clients.every((client) => client.link.getState().state.kind === 'live'),
    close: async () => clients.forEach((client) => client.close()),
  };
}

async function untilBack(crowd: Crowd): Promise<number> {
  const from = performance.now();
  while (!crowd.isBack()) {
    if (performance.now() - from > BACK_WITHIN_MS) throw new Error('not everybody came back');
    await new Promise((resolve) => browserClock.after(20, () => resolve(undefined)));
  }
  return performance.now();
}

/** Takes the server away and gives it back; from its return on the knocks count. */
async function measure(what: string, crowd: Crowd, restart: () => Promise<void>): Promise<Comparison[]> {
  await untilBack(crowd);
  const lostAt = performance.now();
  await restart();
  const upAt = performance.now();
  const backAt = await untilBack(crowd);
  const most = mostTogether(crowd.knocks, lostAt);
  await crowd.close();
  const notes = [
    `${CLIENTS} clients, ${crowd.knocks.filter((at) => at >= lostAt).length} knocks while it was away and after`,
  ];
  return [
    compare({
      ...{ name: `${what} restarts: most knocks within ${TOGETHER_MS} ms`, unit: 'knocks', ours: most },
      ...{ peer: CLIENTS, peerName: 'all at once', limit: { kind: 'atMost', ratio: 0.35 }, notes },
    }),
    compare({
      ...{ name: `${what} restarts: the last client is back after it is up`, unit: 'ms', ours: backAt - upAt },
      ...{ peer: 30_000, peerName: 'half a minute', limit: { kind: 'atMost', ratio: 1 }, notes },
    }),
  ];
}

export async function measureComeBack(): Promise<Comparison[]> {
  const pbx = await startPbx();
  let atPbx: Comparison[];
  try {
    atPbx = await measure('PBX', await phonesAt(pbx), () => pbx.restart());
  } finally {
    await pbx.stop();
  }
  const dir = await mkdtemp(join(tmpdir(), 'hearthline-bench-'));
  const options = { dir, pbx: null, password: DEMO_PASSWORD, seed: 'minimal' } as const;
  let hub = await startHubProcess(options);
  try {
    const tokens = await makeSessions({ kind: 'sqlite', file: join(dir, 'hub.sqlite') }, CLIENTS);
    const crowd = await clientsOf(hub.url, tokens);
    const atHub = await measure('hub', crowd, async () => {
      await hub.kill();
      hub = await startHubProcess({ ...options, port: hub.port });
    });
    return [...atPbx, ...atHub];
  } finally {
    await hub.stop();
    await rm(dir, { recursive: true });
  }
}
