/** A real TURN server (coturn, RFC 8656) of its own: unpacked, not installed; credentials that expire (`use-auth-secret`). */
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
  /** What it said so far. */
  log(): Promise<string>;
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
  const child = spawnTied(file, args, { stdio: 'ignore' });
  const log = (): Promise<string> => readFile(join(dir, 'turn.log'), 'utf8').catch(() => '');
  const stop = async (): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) {
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    }
    await rm(dir, { recursive: true, force: true });
  };
  const ended = once(child, 'exit').then(() => false);
  for (const port of [options.port, options.tlsPort]) {
    if (await Promise.race([opens(options.address, port), ended])) continue;
    const said = await log();
    await stop();
    throw new PbxError('pbx.start-failed', `coturn did not start:\n${said.split('\n').slice(-8).join('\n')}`);
  }
  return { log, stop };
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
    `log-file=${join(dir, 'turn.log')}`,
    'simple-log',
    'new-log-timestamp',
    'verbose',
    '',
  ].join('\n');
}

/** Whether a TCP port opens within the limit. */
async function opens(host: string, port: number): Promise<boolean> {
  const until = performance.now() + START_LIMIT_MS;
  while (performance.now() < until) {
    const isOpen = await new Promise<boolean>((resolve) => {
      const socket = connect(port, host, () => resolve(true));
      socket.once('connect', () => socket.destroy());
      socket.once('error', () => setTimeout(resolve, 50, false));
    });
    if (isOpen) return true;
  }
  return false;
}
