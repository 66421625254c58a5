/**
 * A sound server of its own (PulseAudio) with sound devices that are plugged in and pulled out at will: what the app really
 * plays is recorded, what its microphones hear is made here. The sound of the person who runs this is not touched.
 */
import type { ChildProcess } from 'node:child_process';
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, type Writable } from 'node:stream';
import { promisify } from 'node:util';
import { makeTone } from '@hearthline/pbx';
import { spawnTied } from '../../../pbx/src/tiedChild.ts';
import { Ear } from './ear.ts';

const run = promisify(execFile);
/** A fault's limit, not a measure. */
const START_LIMIT_MS = 20_000;

export interface MicrophoneOptions {
  /** As the system calls it. */
  readonly label: string;
  /** What it hears: a voice of one tone, with pauses; null: nothing at all. */
  readonly toneHz: number | null;
  /** Default 48000. */
  readonly rateHz?: number;
  /** How loud it is set, dB of full scale. Default -12; 0 reaches the end of the scale. */
  readonly levelDb?: number;
}

export interface Plugged {
  /** Under which the sound server knows it. */
  readonly name: string;
  unplug(): Promise<void>;
}

export interface Speaker extends Plugged {
  /** What comes out of it. */
  readonly ear: Ear;
}

export class Pulse {
  /** To add to the environment of a program that shall use these devices. */
  readonly env: Readonly<Record<string, string>>;
  readonly #dir: string;
  readonly #daemon: ChildProcess;
  readonly #ears = new Set<Ear>();
  readonly #voices = new Set<ChildProcess>();
  #count = 0;

  private constructor(dir: string, daemon: ChildProcess) {
    this.#dir = dir;
    this.#daemon = daemon;
    this.env = { PULSE_SERVER: `unix:${join(dir, 'native')}`, PULSE_RUNTIME_PATH: dir };
  }

  static async start(): Promise<Pulse> {
    const dir = await mkdtemp(join(tmpdir(), 'hearthline-pulse-'));
    const daemon = spawnTied(
      'pulseaudio',
      [
        ...[
          '-n',
          '--daemonize=no',
          '--use-pid-file=no',
          '--exit-idle-time=-1',
          '--log-level=info',
          '--log-target=stderr',
        ],
        ...['--disable-shm=yes', '--realtime=no', '--high-priority=no'],
        ...['-L', `module-native-protocol-unix auth-anonymous=1 socket=${join(dir, 'native')}`],
      ],
      {
        stdio: ['ignore', 'ignore', 'pipe'],
        env: { PATH: process.env['PATH'], HOME: dir, XDG_RUNTIME_DIR: dir, PULSE_RUNTIME_PATH: dir },
      },
    );
    await untilSaid(daemon, /Daemon startup complete/);
    const pulse = new Pulse(dir, daemon);
    // Who is on the default device moves when another becomes it: what is plugged here never does.
    await pulse.#load([...NULL_SINK, 'sink_name=nowhere', described('Nowhere', 'sink')]);
    await pulse.#pactl('set-default-sink', 'nowhere');
    await pulse.#pactl('set-default-source', 'nowhere.monitor');
    return pulse;
  }

  /** A wire into which a voice speaks, and a microphone at its end: a source of the sound server's own gives sound in lumps. */
  async plugMicrophone({ label, toneHz, rateHz = 48_000, levelDb = VOICE_DB }: MicrophoneOptions): Promise<Plugged> {
    const name = this.#name('microphone');
    const wire = `wire-of-${name}`;
    const modules = [await this.#load([...NULL_SINK, `sink_name=${wire}`, `rate=${rateHz}`, described(wire, 'sink')])];
    const voice = toneHz === null ? null : speakInto({ wire, toneHz, levelDb }, this.env);
    if (voice !== null) this.#voices.add(voice);
    const source = ['module-remap-source', `master=${wire}.monitor`, `source_name=${name}`, described(label, 'source')];
    modules.push(await this.#load(source));
    return {
      name,
      unplug: async () => {
        for (const module of modules.toReversed()) await this.#unload(module);
        voice?.kill('SIGKILL');
      },
    };
  }

  async plugSpeaker(label: string, rateHz = 48_000): Promise<Speaker> {
    const name = this.#name('speaker');
    const module = await this.#load([
      ...[...NULL_SINK, `sink_name=${name}`, `rate=${rateHz}`],
      described(label, 'sink'),
    ]);
    const ear = await Ear.open(this.env, `${name}.monitor`);
    this.#ears.add(ear);
    return {
      ...{ name, ear },
      unplug: async () => {
        await this.#unload(module);
        ear.close();
      },
    };
  }

  /** As the person does it in the system's own settings. */
  async setMuted(microphone: Plugged, isMuted: boolean): Promise<void> {
    await this.#pactl('set-source-mute', microphone.name, isMuted ? '1' : '0');
  }

  async close(): Promise<void> {
    for (const ear of this.#ears) ear.close();
    for (const voice of this.#voices) voice.kill('SIGKILL');
    await end(this.#daemon);
    await rm(this.#dir, { recursive: true, force: true });
  }

  #name(kind: string): string {
    this.#count += 1;
    return `${kind}${this.#count}`;
  }

  async #load(args: readonly string[]): Promise<string> {
    return (await this.#pactl('load-module', ...args)).trim();
  }

  async #unload(module: string): Promise<void> {
    await this.#pactl('unload-module', module);
  }

  async #pactl(...args: string[]): Promise<string> {
    const { stdout } = await run('pactl', args, { env: { ...process.env, ...this.env } });
    return stdout;
  }
}

/** Left to itself it works in lumps of two seconds until somebody asks for less, so that a microphone begins two seconds late (16.1). */
const NULL_SINK = ['module-null-sink', 'norewinds=1'] as const;

/** What people read, as an argument of a module. */
const described = (label: string, of: 'sink' | 'source'): string => `${of}_properties='device.description="${label}"'`;

const VOICE_RATE_HZ = 16_000;
/** As long as a syllable, and as long as the pause after it: noise suppression takes a steady tone away. */
const SYLLABLE_MS = 300;
const VOICE_DB = -12;

/** Speaks for ever. */
function speakInto(
  { wire, toneHz, levelDb }: { wire: string; toneHz: number; levelDb: number },
  env: Readonly<Record<string, string>>,
): ChildProcess {
  const syllable = makeTone({
    frequencyHz: toneHz,
    durationMs: SYLLABLE_MS,
    sampleRateHz: VOICE_RATE_HZ,
    levelDb,
  });
  const turn = Buffer.alloc(syllable.samples.byteLength * 2);
  Buffer.from(syllable.samples.buffer).copy(turn);
  const args = [
    '--playback',
    '--latency-msec=20',
    '--raw',
    '--format=s16le',
    `--rate=${VOICE_RATE_HZ}`,
    '--channels=1',
    `--device=${wire}`,
  ];
  const child = spawnTied('pacat', args, { stdio: ['pipe', 'ignore', 'ignore'], env: { ...process.env, ...env } });
  const forEver = Readable.from(
    (function* () {
      for (;;) yield turn;
    })(),
  );
  child.stdin?.on('error', () => forEver.destroy());
  forEver.pipe(child.stdin as Writable);
  return child;
}

function untilSaid(child: ChildProcess, wanted: RegExp): Promise<void> {
  return new Promise((resolve, reject) => {
    let text = '';
    const timer = setTimeout(() => reject(new Error(`PulseAudio did not start: ${text}`)), START_LIMIT_MS);
    child.once('exit', (code) => reject(new Error(`PulseAudio ended with ${String(code)}: ${text}`)));
    (child.stderr as Readable).on('data', (chunk: Buffer) => {
      text += chunk.toString();
      if (!wanted.test(text)) return;
      clearTimeout(timer);
      resolve();
    });
  });
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
  });
  child.kill('SIGKILL');
  await gone;
}
