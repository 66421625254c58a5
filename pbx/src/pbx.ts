/** One reference PBX: its own folder, ports, secrets and certificate authority. Any number of them run side by side. */
import { randomBytes } from 'node:crypto';
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureAsterisk, type PbxRuntime } from './asterisk.ts';
import { startAsterisk, type AsteriskProcess, type ProcessOptions } from './asteriskProcess.ts';
import type { Report } from './cache.ts';
import { makeCertificates, type CertificateKind, type Certificates } from './certificate.ts';
import { writeConfiguration } from './config.ts';
import type { AmiAddress } from './ami.ts';
import { takePorts, type PortBlock } from './ports.ts';
import { makeTone } from './tone.ts';
import { encodeWav } from './wav.ts';

export interface PbxOptions {
  /** `expired`: a certificate that is right in every way but ended yesterday. */
  certificate?: CertificateKind;
  /** Hold music becomes one tone of this frequency, so that it can be recognised in a recording. */
  mohToneHz?: number;
  /** Spoken prompts become one tone of this frequency. */
  promptToneHz?: number;
  /** The language of spoken prompts, a folder of `pbx/prompts`. Default `zh`. */
  promptLanguage?: 'zh' | 'en';
  /** The address operators reach the PBX at. Default 127.0.0.1; another one for a test with a line in between. */
  address?: string;
  report?: Report;
}

export interface Pbx {
  /** Where operators' softphones register: SIP over secure WebSocket (RFC 7118). */
  wssUrl: string;
  /** The same without TLS, on loopback only. */
  wsUrl: string;
  /** File of the certificate authority a client must trust. */
  caPem: string;
  /** The domain of operators' SIP addresses, and the realm of their passwords. */
  sipDomain: string;
  ami: AmiAddress;
  ari: { url: string; username: string; password: string };
  /** Where outside calls come in: SIP over UDP. Callers' addresses must be the carrier's: see `nextPhone`. */
  trunk: { host: string; port: number };
  /** Everything this instance writes; gone after `stop`. */
  dir: string;
  runtime: PbxRuntime;
  /** Asterisk's log so far, of the running process. */
  log(): Promise<string>;
  /** An address on the carrier's side and free ports there, for one outside phone. */
  nextPhone(): { host: string; sipPort: number; rtpStart: number; rtpEnd: number };
  /** Runs before the PBX stops: whoever uses it leaves first. */
  onStop(leave: () => Promise<void>): void;
  /** Hangs up all calls, ends the PBX, removes its folder, gives its ports back. */
  stop(): Promise<void>;
  /** kill -9, as a power cut; `restart` brings it back. */
  kill(): Promise<void>;
  /** kill -9 and a new start with the same ports and the same state; resolves when it is up again. */
  restart(): Promise<void>;
}

const START_LIMIT_MS = 60_000;

/**
 * Starts a PBX and resolves when operators can register and customers can call.
 *
 * @throws PbxError `pbx.start-failed`, `pbx.no-free-ports`, `pbx.certificate`, and what `ensureAsterisk` throws
 */
export async function startPbx(options: PbxOptions = {}): Promise<Pbx> {
  const runtime = await ensureAsterisk(options.report === undefined ? {} : { report: options.report });
  const ports = await takePorts(Math.random());
  const dir = await mkdtemp(join(tmpdir(), 'hearthline-pbx-'));
  try {
    return await startIn({ runtime, ports, dir, options });
  } catch (error) {
    await rm(dir, { recursive: true, force: true });
    await ports.release();
    throw error;
  }
}

interface Instance {
  runtime: PbxRuntime;
  ports: PortBlock;
  dir: string;
  options: PbxOptions;
}

interface Secrets {
  amiSecret: string;
  ariPassword: string;
}

async function startIn(instance: Instance): Promise<Pbx> {
  const { runtime, ports, dir, options } = instance;
  const address = options.address ?? '127.0.0.1';
  const secrets = { amiSecret: randomBytes(18).toString('hex'), ariPassword: randomBytes(18).toString('hex') };
  const certificates = await makeCertificates(runtime, {
    folder: join(dir, 'certificates'),
    kind: options.certificate ?? 'valid',
    nowMs: Date.now(),
    addresses: [address],
  });
  await prepareFolders(instance);
  await writeConfiguration(join(dir, 'config'), configurationValues(instance, certificates, secrets));
  const start = (): Promise<AsteriskProcess> => startAsterisk(processOptions(instance, address, secrets));
  let running = await start();
  let phones = 0;
  const leavers: (() => Promise<void>)[] = [];
  return {
    ...addresses(instance, address, secrets),
    caPem: certificates.caPem,
    dir,
    runtime,
    log: () => readFile(join(dir, 'log', 'full.log'), 'utf8'),
    nextPhone: () => ({
      host: ports.phoneHost(phones++),
      sipPort: ports.trunk,
      rtpStart: ports.rtpStart,
      rtpEnd: ports.rtpEnd,
    }),
    onStop: (leave) => void leavers.push(leave),
    kill: () => running.kill(),
    async restart() {
      await running.kill();
      running = await start();
    },
    async stop() {
      await Promise.all(leavers.map((leave) => leave()));
      await running.stop();
      await rm(dir, { recursive: true, force: true });
      await ports.release();
    },
  };
}

const SIP_DOMAIN = 'hearthline.test';
const AMI_USERNAME = 'hub';
const ARI_USERNAME = 'hub';

function addresses(
  { ports }: Instance,
  address: string,
  secrets: Secrets,
): Pick<Pbx, 'wssUrl' | 'wsUrl' | 'sipDomain' | 'ami' | 'ari' | 'trunk'> {
  return {
    wssUrl: `wss://${address}:${ports.wss}/ws`,
    wsUrl: `ws://127.0.0.1:${ports.http}/ws`,
    sipDomain: SIP_DOMAIN,
    ami: { host: '127.0.0.1', port: ports.ami, username: AMI_USERNAME, secret: secrets.amiSecret },
    ari: { url: `http://127.0.0.1:${ports.http}/ari`, username: ARI_USERNAME, password: secrets.ariPassword },
    trunk: { host: ports.trunkHost, port: ports.trunk },
  };
}

function processOptions({ runtime, ports, dir }: Instance, address: string, secrets: Secrets): ProcessOptions {
  return {
    runtime,
    configFolder: join(dir, 'config'),
    logFolder: join(dir, 'log'),
    ami: { host: '127.0.0.1', port: ports.ami, username: AMI_USERNAME, secret: secrets.amiSecret },
    wss: { host: address, port: ports.wss },
    ari: { url: `http://127.0.0.1:${ports.http}/ari`, username: ARI_USERNAME, password: secrets.ariPassword },
    trunk: { host: ports.trunkHost, port: ports.trunk },
    carrierHost: ports.phoneHost(249),
    limitMs: START_LIMIT_MS,
  };
}

function configurationValues(
  { runtime, ports, dir, options }: Instance,
  certificates: Certificates,
  secrets: Secrets,
): Record<string, string | number> {
  return {
    TREE: runtime.tree,
    CONFIG_DIR: join(dir, 'config'),
    DATA_DIR: join(dir, 'data'),
    STATE_DIR: join(dir, 'state'),
    RUN_DIR: join(dir, 'run'),
    LOG_DIR: join(dir, 'log'),
    MOH_DIR: options.mohToneHz === undefined ? join(dir, 'data', 'moh') : join(dir, 'hold-tone'),
    HOLD_TONE_HZ: options.mohToneHz ?? 0,
    RESCUE_DIR: join(dir, 'rescue'),
    PROMPT_DIR: join(dir, 'prompts'),
    SYSTEM_NAME: `pbx${randomBytes(3).toString('hex')}`,
    AMI_HOST: '127.0.0.1',
    AMI_PORT: ports.ami,
    AMI_USERNAME,
    AMI_SECRET: secrets.amiSecret,
    ARI_USERNAME,
    ARI_PASSWORD: secrets.ariPassword,
    HTTP_PORT: ports.http,
    WSS_HOST: options.address ?? '127.0.0.1',
    WSS_PORT: ports.wss,
    CERTIFICATE_PEM: certificates.certificatePem,
    KEY_PEM: certificates.keyPem,
    SIP_REALM: SIP_DOMAIN,
    TRUNK_HOST: ports.trunkHost,
    TRUNK_PORT: ports.trunk,
    TRUNK_NETWORK: ports.trunkNetwork,
    RTP_START: ports.rtpStart,
    RTP_END: ports.rtpEnd,
    ...mediaRules(options.address),
  };
}

/** On loopback the sound goes by whatever address the machine has: browsers offer none of loopback. */
function mediaRules(address = '127.0.0.1'): { MEDIA_DENIED: string; MEDIA_PERMITTED: string } {
  return address.startsWith('127.')
    ? { MEDIA_DENIED: '255.255.255.255/32', MEDIA_PERMITTED: '0.0.0.0/0' }
    : { MEDIA_DENIED: '0.0.0.0/0', MEDIA_PERMITTED: `${address}/32` };
}

async function prepareFolders(instance: Instance): Promise<void> {
  const { runtime, dir, options } = instance;
  const folders = [
    'data/sounds',
    'state/lib/keys',
    'state/db',
    'state/spool/recording',
    'run',
    'log',
    'hold-tone',
    'rescue',
    'prompts',
  ];
  for (const folder of folders) await mkdir(join(dir, folder), { recursive: true });
  const shared = join(runtime.tree, 'usr/share/asterisk');
  // Asterisk checks its options against its documentation and finds sounds by language: both lie in the data folder.
  for (const name of ['documentation', 'moh', 'rest-api']) await symlink(join(shared, name), join(dir, 'data', name));
  await symlink(join(shared, 'sounds/en_US_f_Allison'), join(dir, 'data/sounds/en'));
  if (options.mohToneHz !== undefined) await writeTone(join(dir, 'hold-tone', 'tone.wav'), options.mohToneHz, 10_000);
  await prepareRescue(instance);
  for (const name of ['leave-message', 'take-call'])
    await preparePrompt(instance, { name, file: join(dir, 'prompts', `${name}.wav`) });
}

async function preparePrompt({ options }: Instance, { name, file }: { name: string; file: string }): Promise<void> {
  const { promptToneHz, promptLanguage = 'zh' } = options;
  if (promptToneHz !== undefined) await writeTone(file, promptToneHz, 2000);
  else await copyFile(join(promptFolder, promptLanguage, `${name}.wav`), file);
}

/** Played by name: the prompt first, then the pieces of the hold music. */
async function prepareRescue(instance: Instance): Promise<void> {
  const { runtime, dir, options } = instance;
  const { mohToneHz } = options;
  await preparePrompt(instance, { name: 'interrupted', file: join(dir, 'rescue', '0-interrupted.wav') });
  const music = mohToneHz === undefined ? join(runtime.tree, 'usr/share/asterisk/moh') : join(dir, 'hold-tone');
  for (const name of await readdir(music)) await symlink(join(music, name), join(dir, 'rescue', `1-${name}`));
}

const promptFolder = join(import.meta.dirname, '..', 'prompts');

/** Whole periods and no gap at the seam, so that it is one unbroken tone however often it is repeated. */
async function writeTone(file: string, frequencyHz: number, durationMs: number): Promise<void> {
  const tone = makeTone({ frequencyHz: Math.round(frequencyHz), durationMs, sampleRateHz: 8000, levelDb: -12 });
  await writeFile(file, encodeWav(tone));
}
