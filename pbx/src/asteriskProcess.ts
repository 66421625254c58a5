/** One Asterisk process: starting it until it is really up, and ending it. */
import type { ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createSocket } from 'node:dgram';
import { connect } from 'node:tls';
import { join } from 'node:path';
import { Ami, type AmiAddress } from './ami.ts';
import type { PbxRuntime } from './asterisk.ts';
import { PbxError } from './errors.ts';
import { watchFile } from './logWatch.ts';
import { spawnTied } from './tiedChild.ts';

export interface AsteriskProcess {
  /** Resolves when the process is gone, whoever ended it. */
  ended: Promise<void>;
  /** Ends it as a service manager would (calls are hung up), and by force when it does not listen. */
  stop(): Promise<void>;
  /** Ends it as a power cut would: kill -9, nothing is written any more. */
  kill(): Promise<void>;
}

export interface ProcessOptions {
  runtime: PbxRuntime;
  configFolder: string;
  logFolder: string;
  ami: AmiAddress;
  wss: { host: string; port: number };
  ari: { url: string; username: string; password: string };
  trunk: { host: string; port: number };
  /** An address the carrier may call from. */
  carrierHost: string;
  limitMs: number;
}

const STOP_LIMIT_MS = 5000;
/** Asterisk's own word, and the dialplan's that calls cut by a crash are facts now. [PBX-16] */
const READY_LINES = ['Asterisk Ready.', 'HearthlineRecovered'];

/**
 * Starts Asterisk and resolves when it is up: it says so itself (its log, then AMI's FullyBooted), its doors are open, and the trunk answers.
 *
 * @throws PbxError `pbx.start-failed` with the end of the log
 */
export async function startAsterisk(options: ProcessOptions): Promise<AsteriskProcess> {
  const logFile = join(options.logFolder, 'full.log');
  await rm(logFile, { force: true });
  const child = launch(options);
  const running = control(child);
  const log = watchFile(logFile, (contents) => READY_LINES.every((line) => contents.includes(line)));
  const limit = new AbortController();
  const failed = running.ended.then(() => 'it ended while it started');
  const late = onceLate(options.limitMs, limit.signal);
  try {
    const problem = await Promise.race([log.found.then(() => moduleProblem(logFile) ?? whenUp(options)), failed, late]);
    if (problem !== null)
      throw new PbxError('pbx.start-failed', `Asterisk did not start: ${problem}.\n${tail(logFile)}`);
    return running;
  } catch (error) {
    await running.kill();
    throw error;
  } finally {
    log.close();
    limit.abort();
  }
}

function launch({ runtime, configFolder }: ProcessOptions): ChildProcess {
  const { file, args } = runtime.command('usr/sbin/asterisk', ['-f', '-C', join(configFolder, 'asterisk.conf')]);
  const child = spawnTied(file, args, { stdio: 'ignore' });
  const endWithUs = (): void => void child.kill('SIGKILL');
  process.once('exit', endWithUs);
  child.once('exit', () => process.removeListener('exit', endWithUs));
  return child;
}

function control(child: ChildProcess): AsteriskProcess {
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  const kill = async (): Promise<void> => {
    child.kill('SIGKILL');
    await ended;
  };
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    const force = setTimeout(() => child.kill('SIGKILL'), STOP_LIMIT_MS);
    await ended;
    clearTimeout(force);
  };
  return { ended, stop, kill };
}

/** Asterisk says "Ready" although a module it was told to require is not there. */
function moduleProblem(logFile: string): string | null {
  const line = /^.*(?:Failed to load module|Error loading module).*$/m.exec(readFileSync(logFile, 'utf8'));
  return line === null ? null : line[0].replace(/^\[[^\]]*\] /, '');
}

/** Null when everything answers, or what does not. */
async function whenUp(options: ProcessOptions): Promise<string | null> {
  try {
    const ami = await Ami.open(options.ami);
    await ami.event({ Event: 'FullyBooted' });
    ami.close();
    await Promise.all([
      tlsAnswers(options.wss),
      ariAnswers(options.ari),
      optionsAnswered(options.trunk, options.carrierHost),
    ]);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** The handshake is enough: whether the certificate is right is the client's question. */
function tlsAnswers({ host, port }: { host: string; port: number }): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port, rejectUnauthorized: false }, () => {
      socket.end();
      resolve();
    });
    socket.once('error', (error) => reject(new Error(`the WebSocket door does not answer (${error.message})`)));
  });
}

async function ariAnswers({ url, username, password }: ProcessOptions['ari']): Promise<void> {
  const authorization = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
  const answer = await fetch(`${url}/asterisk/ping`, { headers: { authorization } });
  if (!answer.ok) throw new Error(`ARI answers ${answer.status}`);
}

/** The trunk answers a SIP OPTIONS (RFC 3261 section 11). A closed UDP port is an error on a connected socket. */
function optionsAnswered(trunk: { host: string; port: number }, fromHost: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = createSocket('udp4');
    const finish = (error?: Error): void => {
      socket.close();
      if (error === undefined) resolve();
      else reject(new Error(`the trunk is closed (${error.message})`));
    };
    socket.once('error', finish);
    socket.once('message', () => finish());
    socket.bind(0, fromHost, () => {
      socket.connect(trunk.port, trunk.host, () => socket.send(optionsRequest(fromHost, socket.address().port, trunk)));
    });
  });
}

function optionsRequest(host: string, port: number, trunk: { host: string; port: number }): string {
  const lines = [
    `OPTIONS sip:${trunk.host}:${trunk.port} SIP/2.0`,
    `Via: SIP/2.0/UDP ${host}:${port};rport;branch=z9hG4bK-ready-${port}`,
    'Max-Forwards: 70',
    `From: <sip:ready@${host}>;tag=${port}`,
    `To: <sip:${trunk.host}>`,
    `Call-ID: ready-${port}@${host}`,
    'CSeq: 1 OPTIONS',
    'Content-Length: 0',
  ];
  return `${lines.join('\r\n')}\r\n\r\n`;
}

function onceLate(limitMs: number, signal: AbortSignal): Promise<string> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(`it was not up after ${limitMs} ms`), limitMs);
    signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
  });
}

function tail(logFile: string): string {
  try {
    return readFileSync(logFile, 'utf8').trim().split('\n').slice(-15).join('\n');
  } catch {
    return '(it wrote no log)';
  }
}
