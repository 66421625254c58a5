/**
 * A customer with a telephone: baresip, a real SIP client, calls in over the carrier's trunk. It speaks one tone and records what it hears.
 */
import type { ChildProcess } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Ami } from './ami.ts';
import { readEvent, splitLines, type BaresipEvent } from './baresipSays.ts';
import { PbxError } from './errors.ts';
import { watchFile } from './logWatch.ts';
import type { Pbx } from './pbx.ts';
import { spawnTied } from './tiedChild.ts';
import { analyse, goertzelPower, lastWindow, makeTone, meanSquare, toDb, type Heard, type Pcm } from './tone.ts';
import { decodeWav, encodeWav } from './wav.ts';

export interface OutsidePhone {
  /** What the customer says, all the time: one tone. */
  toneHz: number;
  callerName: string;
  callerNumber: string;
  /** The customer hangs up after this long, whatever happens. */
  maxMs: number;
  /** Loudness of the tone, dBFS; default -12. */
  levelDb?: number;
  /** How keys are told: as RTP events (RFC 4733, the default) or as SIP INFO. */
  keys?: 'rfc4733' | 'info';
}

export interface OutsideCall extends OutsidePhone {
  /** The number dialled, such as 12345. */
  number: string;
}

/** Why and when a call was over. */
export interface CallEnd {
  /** In baresip's words: `486 Busy Here`, `Connection reset by peer`, or empty for an ordinary end. */
  reason: string;
  atMs: number;
}

export interface Customer {
  /** It rings at the other end, or was taken at once. Rejects when the call ends first. */
  ringing: Promise<void>;
  /** The PBX has answered: from now on the customer hears it. In a queue this is the music, not yet an operator. */
  answered: Promise<void>;
  /** The SIP address of the other side: for a call in, who it says is calling. */
  peer: Promise<string>;
  ended: Promise<CallEnd>;
  /** Hangs up and resolves when the call is over. */
  hangup(): Promise<CallEnd>;
  /** Presses keys. */
  press(digits: string): void;
  /** Puts the other side on hold (re-INVITE, `sendonly`), and takes it back. */
  hold(): void;
  resume(): void;
  /** What is heard in the last `windowMs` (default 1000) of the recording. */
  heard(windowMs?: number): Promise<Heard>;
  /** Resolves when the last `windowMs` (default 500) are mostly this tone (within 5 Hz); rejects when the call ends before. */
  untilHeard(frequencyHz: number, windowMs?: number): Promise<Heard>;
  /** Resolves when the last 500 ms hold all of these tones at once, each louder than -45 dBFS; rejects when the call ends before. */
  untilHeardTogether(frequenciesHz: readonly number[]): Promise<Heard>;
  /** Resolves when nothing has been heard for `windowMs` (default 500); rejects when the call ends before. */
  untilSilent(windowMs?: number): Promise<Heard>;
  /** Everything heard so far. */
  recording(): Promise<Pcm>;
}

const SAMPLE_RATE_HZ = 8000;

/**
 * Calls the PBX from outside. Resolves when the call is on its way.
 *
 * @throws PbxError `pbx.customer`
 */
export async function callFromOutside(pbx: Pbx, call: OutsideCall): Promise<Customer> {
  const { customer, command } = await switchOn(pbx, call, 'manual');
  command(`dial sip:${call.number}@${pbx.trunk.host}:${pbx.trunk.port}`);
  return customer;
}

/**
 * A telephone outside that waits for one call and picks it up at once. Operators reach it by its `callerNumber` (six digits
 * or more), Asterisk as `PJSIP/carrier/${address}`.
 *
 * @throws PbxError `pbx.customer`
 */
export async function waitForCall(pbx: Pbx, phone: OutsidePhone): Promise<Customer & { address: string }> {
  const { customer, address } = await switchOn(pbx, phone, 'auto');
  // Its number can be dialled: SPEC.md PBX-40.
  const ami = await Ami.open(pbx.ami);
  await ami.action({ Action: 'DBPut', Family: 'hearthline-routes', Key: phone.callerNumber, Val: address });
  ami.close();
  return { ...customer, address };
}

interface Phone {
  customer: Customer;
  command: (text: string) => void;
  address: string;
}

async function switchOn(pbx: Pbx, call: OutsidePhone, answers: 'auto' | 'manual'): Promise<Phone> {
  const line = pbx.nextPhone();
  const folder = join(pbx.dir, `phone-${line.host}`);
  await preparePhone(pbx, { folder, line, call, answers });
  const { file, args } = pbx.runtime.command('usr/bin/baresip', ['-f', folder]);
  const child = spawnTied(file, args, { stdio: ['pipe', 'pipe', 'ignore'] });
  const progress = followCall(child);
  const command = (text: string): void => void child.stdin?.write(`/${text}\n`);
  const hangup = (): Promise<CallEnd> => {
    // After `quit` it ends when the PBX has confirmed the hang-up, or after a limit.
    command('hangup');
    leave(child);
    return progress.ended;
  };
  pbx.onStop(async () => void (await hangup()));
  const late = setTimeout(() => void hangup(), call.maxMs);
  void progress.ended.then(() => {
    clearTimeout(late);
    leave(child);
  });
  await progress.ready;
  const { ringing, answered, peer, ended } = progress;
  const press = (digits: string): void => [...digits].forEach((digit) => command(`sndcode ${digit}`));
  const hold = (): void => command('hold');
  const resume = (): void => command('resume');
  const customer = {
    ringing,
    answered,
    peer,
    ended,
    hangup,
    press,
    hold,
    resume,
    ...ears(join(folder, 'heard.wav'), ended),
  };
  return { customer, command, address: `sip:${call.callerNumber}@${line.host}:${line.sipPort}` };
}

interface Preparation {
  folder: string;
  line: ReturnType<Pbx['nextPhone']>;
  call: OutsidePhone;
  answers: 'auto' | 'manual';
}

async function preparePhone(pbx: Pbx, { folder, line, call, answers }: Preparation): Promise<void> {
  await mkdir(folder, { recursive: true });
  const speech = {
    frequencyHz: call.toneHz,
    durationMs: call.maxMs,
    sampleRateHz: SAMPLE_RATE_HZ,
    levelDb: call.levelDb ?? -12,
  };
  await writeFile(join(folder, 'says.wav'), encodeWav(makeTone(speech)));
  const name = call.callerName.replace(/[\r\n]/g, ' ').replace(/["\\]/g, '\\$&');
  const keys = call.keys === 'info' ? 'info' : 'rtpevent';
  const settings = `regint=0;answermode=${answers};audio_codecs=pcma,pcmu;dtmfmode=${keys}`;
  await writeFile(join(folder, 'accounts'), `"${name}" <sip:${call.callerNumber}@${line.host}>;${settings}\n`);
  await writeFile(join(folder, 'contacts'), '');
  const modules = join(pbx.runtime.tree, 'usr/lib/baresip/modules');
  const lines = [
    'poll_method epoll',
    `sip_listen ${line.host}:${line.sipPort}`,
    `net_interface ${line.host}`,
    `rtp_ports ${line.rtpStart}-${line.rtpEnd}`,
    `audio_source aufile,${join(folder, 'says.wav')}`,
    `audio_player aufile,${join(folder, 'heard.wav')}`,
    `audio_alert aufile,${join(folder, 'alert.wav')}`,
    // No ring back of its own making: what is recorded came over the line.
    `audio_path ${folder}`,
    `ausrc_srate ${SAMPLE_RATE_HZ}`,
    `auplay_srate ${SAMPLE_RATE_HZ}`,
    'ausrc_format s16',
    'auplay_format s16',
    'auenc_format s16',
    'audec_format s16',
    'audio_buffer 20-160',
    'jitter_buffer_type fixed',
    'jitter_buffer_delay 2-10',
    `module_path ${modules}`,
    'module g711.so',
    'module aufile.so',
    'module stdio.so',
    'module_app account.so',
    'module_app menu.so',
  ];
  await writeFile(join(folder, 'config'), `${lines.join('\n')}\n`);
}

interface Progress {
  ready: Promise<void>;
  ringing: Promise<void>;
  answered: Promise<void>;
  peer: Promise<string>;
  ended: Promise<CallEnd>;
}

function followCall(child: ChildProcess): Progress {
  const ready = Promise.withResolvers<void>();
  const ringing = Promise.withResolvers<void>();
  const answered = Promise.withResolvers<void>();
  const peer = Promise.withResolvers<string>();
  const ended = Promise.withResolvers<CallEnd>();
  // Nobody need wait for these: a call that ends early is no fault by itself.
  for (const { promise } of [ready, ringing, answered, peer]) promise.catch(() => undefined);
  const end = (reason: string): void => {
    const early = new PbxError('pbx.customer', `The call ended: ${reason === '' ? 'hung up' : reason}.`);
    for (const { reject } of [ready, ringing, answered, peer]) reject(early);
    ended.resolve({ reason, atMs: Date.now() });
  };
  onEvents(child, (event) => {
    if (event.kind === 'ready') ready.resolve();
    if (event.kind === 'ringing' || event.kind === 'established') ringing.resolve();
    if (event.kind === 'established') {
      answered.resolve();
      peer.resolve(event.peer);
    }
    if (event.kind === 'closed') end(event.reason);
  });
  child.once('exit', (code) => end(code === 0 ? '' : 'the telephone was switched off'));
  child.once('error', (error) => end(`the telephone did not start: ${error.message}`));
  return {
    ready: ready.promise,
    ringing: ringing.promise,
    answered: answered.promise,
    peer: peer.promise,
    ended: ended.promise,
  };
}

function onEvents(child: ChildProcess, take: (event: BaresipEvent) => void): void {
  let rest = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    const split = splitLines(rest + chunk.toString());
    rest = split.rest;
    for (const line of split.lines) {
      const event = readEvent(line);
      if (event !== null) take(event);
    }
  });
  // Written to after it has gone: its exit is what counts.
  child.stdin?.on('error', () => undefined);
}

const LEAVE_LIMIT_MS = 3000;

function leave(child: ChildProcess): void {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.stdin?.write('/quit\n');
  const force = setTimeout(() => child.kill('SIGKILL'), LEAVE_LIMIT_MS);
  child.once('exit', () => clearTimeout(force));
}

type Ears = Pick<Customer, 'heard' | 'untilHeard' | 'untilHeardTogether' | 'untilSilent' | 'recording'>;

function ears(file: string, ended: Promise<CallEnd>): Ears {
  const recording = async (): Promise<Pcm> => decodeWav(await readFile(file));
  const heard = async (windowMs = 1000): Promise<Heard> => analyse(lastWindow(await recording(), windowMs));
  /** Waits until the end of the growing recording is so; rejects when the call ends before. */
  const until = async (what: string, windowMs: number, isSo: (pcm: Pcm) => boolean): Promise<Heard> => {
    const watch = watchFile(file, (contents) => {
      const pcm = endOf(contents, windowMs);
      return pcm !== null && isSo(pcm);
    });
    const over = ended.then(({ reason }): never => {
      throw new PbxError(
        'pbx.customer',
        `The call ended before ${what} was heard${reason === '' ? '' : `: ${reason}`}.`,
      );
    });
    try {
      await Promise.race([watch.found, over]);
      return await heard(windowMs);
    } finally {
      watch.close();
      over.catch(() => undefined);
    }
  };
  return {
    recording,
    heard,
    untilHeard: (frequencyHz, windowMs = 500) =>
      until(`${frequencyHz} Hz`, windowMs, (pcm) => isMostly(pcm, frequencyHz)),
    untilHeardTogether: (frequenciesHz) =>
      until(`${frequenciesHz.join(' and ')} Hz`, 500, (pcm) => frequenciesHz.every((one) => isIn(pcm, one))),
    untilSilent: (windowMs = 500) => until('silence', windowMs, (pcm) => toDb(meanSquare(pcm)) < SILENT_DB),
  };
}

/** Below this a recording holds nothing but comfort noise, dBFS. */
const SILENT_DB = -55;

/** The last `windowMs` of a recording that is still written; null while it is shorter. */
function endOf(contents: Buffer, windowMs: number): Pcm | null {
  if (contents.length < 44) return null;
  const pcm = lastWindow(decodeWav(contents), windowMs);
  return pcm.samples.length < (windowMs * pcm.sampleRateHz) / 1000 ? null : pcm;
}

/** Whether this tone is one of those in a sound: within 4 Hz, louder than -45 dBFS. */
function isIn(pcm: Pcm, frequencyHz: number): boolean {
  return [0, -1, 1, -2, 2, -3, 3, -4, 4].some((offset) => toDb(goertzelPower(pcm, frequencyHz + offset)) > -45);
}

/** Whether a sound is this tone: within 5 Hz, louder than -45 dBFS, and at least three quarters of the energy. */
function isMostly(pcm: Pcm, frequencyHz: number): boolean {
  const total = meanSquare(pcm);
  if (toDb(total) < -45) return false;
  const offsets = [0, -1, 1, -2, 2, -3, 3, -4, 4, -5, 5];
  return offsets.some((offset) => goertzelPower(pcm, frequencyHz + offset) / total > 0.75);
}
