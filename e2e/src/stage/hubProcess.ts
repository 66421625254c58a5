import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Pbx } from '@hearthline/pbx';
import { root } from '../../../scripts/root.ts';

export interface HubProcessOptions {
  /** Where its store, configuration and log live. */
  readonly dir: string;
  readonly pbx: Pbx | null;
  readonly password: string;
  readonly seed?: 'full' | 'minimal';
  /** The same port again after a restart. */
  readonly port?: number;
  readonly wrapUpMs?: number;
  /** The built browser screens. */
  readonly screensDir?: string | null;
  /** Phones register here; default: the PBX's secure socket. */
  readonly serverUrl?: string;
  /** The hub reaches the PBX's manager interface at this port of the same host; default: the PBX's own. */
  readonly amiPort?: number;
  /** Anything else of the hub's configuration. */
  readonly more?: Readonly<Record<string, unknown>>;
}

/** The real hub as a process of its own. */
export interface HubProcess {
  readonly url: string;
  readonly port: number;
  readonly logFile: string;
  /** SIGTERM, and the end of the process. */
  stop(): Promise<void>;
  /** kill -9, as a power cut. */
  kill(): Promise<void>;
}

/** The queues of the demo centre, as the reference PBX has them, and what people call them. */
export const demoQueues = [
  { name: 'city-hotline', title: { 'zh-CN': '市民热线', en: 'City hotline' } },
  { name: 'broadband', title: { 'zh-CN': '宽带报障', en: 'Broadband faults' } },
  { name: 'pension', title: { 'zh-CN': '养老金咨询', en: 'Pension advice' } },
] as const;

export async function startHubProcess(options: HubProcessOptions): Promise<HubProcess> {
  const { dir, pbx } = options;
  await mkdir(dir, { recursive: true });
  const configFile = join(dir, 'hub.json');
  const logFile = join(dir, 'hub.log');
  await writeFile(configFile, JSON.stringify(configuration(options, pbx)), { mode: 0o600 });
  const child = spawn(process.execPath, [join(root, 'apps/hub/src/main.ts'), '--config', configFile], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const log = createWriteStream(logFile, { flags: 'a' });
  child.stdout.pipe(log, { end: false });
  child.stderr.pipe(log, { end: false });
  const url = await listening(child, logFile);
  return {
    url,
    port: Number(new URL(url).port),
    logFile,
    stop: () => end(child, 'SIGTERM'),
    kill: () => end(child, 'SIGKILL'),
  };
}

function configuration(options: HubProcessOptions, pbx: Pbx | null): unknown {
  return {
    port: options.port ?? 0,
    store: { kind: 'sqlite', file: join(options.dir, 'hub.sqlite') },
    pbx:
      pbx === null
        ? null
        : {
            ami: { ...pbx.ami, port: options.amiPort ?? pbx.ami.port },
            ari: pbx.ari,
            serverUrl: options.serverUrl ?? pbx.wssUrl,
            domain: pbx.sipDomain,
            queues: demoQueues,
          },
    demo: { password: options.password, seed: options.seed ?? 'full' },
    screensDir: options.screensDir ?? null,
    logLevel: 'info',
    ...(options.wrapUpMs === undefined ? {} : { wrapUpMs: options.wrapUpMs }),
    ...options.more,
  };
}

async function listening(child: ChildProcess, logFile: string): Promise<string> {
  if (child.stdout === null) throw new Error('the hub has no output');
  const lines = createInterface({ input: child.stdout });
  const found = new Promise<string>((resolve) => {
    lines.on('line', (line) => {
      if (line.startsWith('{"event":"listening"')) resolve((JSON.parse(line) as { url: string }).url);
    });
  });
  const gone = once(child, 'exit').then(([code]) => {
    throw new Error(`the hub ended with ${String(code)} before it listened; see ${logFile}`);
  });
  return Promise.race([found, gone]);
}

async function end(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill(signal);
  await gone;
}
