/** A real TURN server (coturn, RFC 8656) of its own: unpacked, not installed; credentials that expire (`use-auth-secret`). */
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { commandOf, unpackDebian } from './asterisk.ts';
import { cachedFolder, type Report } from './cache.ts';
import { PbxError } from './errors.ts';
import { spawnTied } from './tiedChild.ts';

export interface CoturnOptions {
  /** Where it listens; also the address its relays have. */
  readonly address: string;
  /** Shared with whoever issues credentials. */
  readonly secret: string;
  /** UDP and TCP. */
  readonly port: number;
  /** TLS over TCP. */
  readonly tlsPort: number;
  readonly certificatePem: string;
  readonly keyPem: string;
  readonly report?: Report;
}

export interface Coturn {
  stop(): Promise<void>;
}

const START_LIMIT_MS = 15_000;

/** @throws PbxError `pbx.start-failed`, and what unpacking throws */
export async function startCoturn(options: CoturnOptions): Promise<Coturn> {
  const report = options.report ?? (() => undefined);
  const folder = await cachedFolder({
    name: 'coturn-forky-1',
    build: (draft) => unpackDebian({ tree: join(draft, 'tree'), packages: ['coturn'], report }),
  });
  const dir = await mkdtemp(join(tmpdir(), 'hearthline-coturn-'));
  const config = join(dir, 'turnserver.conf');
  await writeFile(config, configurationOf(options, dir), { mode: 0o600 });
  const { file, args } = commandOf(join(folder, 'tree'))('usr/bin/turnserver', ['-c', config]);
  const child = spawnTied(file, args, { stdio: ['ignore', 'pipe', 'ignore'] });
  const gone = once(child, 'exit');
  const stop = async (): Promise<void> => {
    child.kill('SIGKILL');
    await gone;
    await rm(dir, { recursive: true, force: true });
  };
  await untilListening(child.stdout, options).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  return { stop };
}

/** It tells of each socket it has opened. @throws PbxError `pbx.start-failed` when it ends, or the limit, first */
async function untilListening(stdout: Readable | null, { address, port, tlsPort }: CoturnOptions): Promise<void> {
  const wanted = [`TCP listener opened on : ${address}:${port}`, `TCP listener opened on : ${address}:${tlsPort}`];
  wanted.push(`UDP listener opened on: ${address}:${port}`);
  let said = '';
  const limit = AbortSignal.timeout(START_LIMIT_MS);
  await new Promise<void>((resolve, reject) => {
    const fail = () =>
      reject(
        new PbxError('pbx.start-failed', `coturn did not start:\n${said.trimEnd().split('\n').slice(-8).join('\n')}`),
      );
    limit.addEventListener('abort', fail);
    stdout?.once('end', fail);
    stdout?.setEncoding('utf8').on('data', (chunk: string) => {
      said += chunk;
      if (wanted.every((line) => said.includes(line))) resolve();
    });
  });
  // What it says from now on is let go, so that its pipe is never full.
  stdout?.removeAllListeners('data').resume();
}

function configurationOf(options: CoturnOptions, dir: string): string {
  const { address, secret, port, tlsPort, certificatePem, keyPem } = options;
  return [
    `listening-ip=${address}`,
    `relay-ip=${address}`,
    `listening-port=${port}`,
    `tls-listening-port=${tlsPort}`,
    'use-auth-secret',
    `static-auth-secret=${secret}`,
    'realm=hearthline.test',
    'fingerprint',
    `cert=${certificatePem}`,
    `pkey=${keyPem}`,
    'no-cli',
    'no-multicast-peers',
    'no-dtls',
    `userdb=${join(dir, 'turn.db')}`,
    `pidfile=${join(dir, 'turn.pid')}`,
    'log-file=stdout',
    'simple-log',
    'new-log-timestamp',
    'verbose',
    '',
  ].join('\n');
}
