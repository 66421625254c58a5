import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { hubPaths, signInReply, type SignInReply } from '@hearthline/protocol';
import { pino } from 'pino';
import type { HubConfigInput } from '../config.ts';
import { startHub, type Hub, type HubPorts } from '../hub.ts';

export const DEMO_PASSWORD = 'a-demo-password';
export const silentLog = pino({ level: 'silent' });

export interface TestHub {
  readonly url: string;
  readonly file: string;
  signIn(account: string): Promise<SignInReply>;
  /** What its store holds now, read beside it. */
  rows(sql: string): Record<string, unknown>[];
  /** Stops it and starts it again on the same store and port. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** As the hub is told, and of the temporary store: how long a write waits for it, and how large it may become. */
export type TestHubConfig = Partial<HubConfigInput> & {
  readonly storeWaitMs?: number;
  readonly storeMaxPages?: number;
};

/** A hub of its own: temporary store, free port, nobody's past. */
export async function startTestHub(
  { storeWaitMs, storeMaxPages, ...config }: TestHubConfig = {},
  ports: HubPorts = {},
): Promise<TestHub> {
  const folder = await mkdtemp(join(tmpdir(), 'hearthline-hub-'));
  const file = join(folder, 'hub.db');
  const input: HubConfigInput = {
    store: { kind: 'sqlite', file, waitMs: storeWaitMs, maxPages: storeMaxPages },
    demo: { password: DEMO_PASSWORD, seed: 'minimal' },
    ...config,
  };
  let hub: Hub = await startHub(input, { log: silentLog, ...ports });
  const url = hub.url;
  return {
    url,
    file,
    signIn: (account) => signIn(url, account),
    rows(sql) {
      const database = new DatabaseSync(file, { readOnly: true });
      try {
        return database.prepare(sql).all();
      } finally {
        database.close();
      }
    },
    async restart() {
      await hub.stop();
      hub = await startHub({ ...input, port: Number(new URL(url).port) }, { log: silentLog, ...ports });
    },
    async stop() {
      await hub.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export function postSignIn(url: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(url + hubPaths.signIn, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

export async function signIn(url: string, account: string, password = DEMO_PASSWORD): Promise<SignInReply> {
  const response = await postSignIn(url, { account, password });
  if (response.status !== 200) throw new Error(`sign-in answered ${response.status}: ${await response.text()}`);
  return signInReply.parse(await response.json());
}
