import type { ChildProcess } from 'node:child_process';
import type { Readable } from 'node:stream';
import { goertzelPower, meanSquare, toDb, type Pcm } from '@hearthline/pbx';
import { spawnTied } from '../../../pbx/src/tiedChild.ts';

const RATE_HZ = 16_000;
/** As much as a judgement needs, and as is kept. */
const WINDOW_MS = 200;
const KEPT = (RATE_HZ * WINDOW_MS) / 1000;

interface Wait {
  readonly accepts: (window: Pcm) => boolean;
  readonly resolve: (atMs: number) => void;
  readonly reject: (error: Error) => void;
}

/** Hears what comes out of one speaker of the sound server. */
export class Ear {
  readonly #child: ChildProcess;
  readonly #waits = new Set<Wait>();
  #samples = new Int16Array(0);
  #rest: Buffer = Buffer.alloc(0);
  #isClosed = false;

  private constructor(child: ChildProcess) {
    this.#child = child;
    (child.stdout as Readable).on('data', (chunk: Buffer) => this.#take(chunk));
    child.once('exit', () => this.close());
  }

  /** Resolves when it hears, be it silence. */
  static async open(env: Readonly<Record<string, string>>, source: string): Promise<Ear> {
    const args = [
      '--raw',
      '--format=s16le',
      `--rate=${RATE_HZ}`,
      '--channels=1',
      '--latency-msec=20',
      `--device=${source}`,
    ];
    const child = spawnTied('parec', args, { stdio: ['ignore', 'pipe', 'ignore'], env: { ...process.env, ...env } });
    const ear = new Ear(child);
    await ear.#until(() => true);
    return ear;
  }

  /** Resolves, with the moment (`performance.now()`), when the last 200 ms are mostly this tone. */
  untilHeard(frequencyHz: number): Promise<number> {
    return this.#until((window) => {
      const total = meanSquare(window);
      return toDb(total) > -50 && goertzelPower(window, frequencyHz) / total > 0.6;
    });
  }

  /** Resolves when nothing came out for 200 ms. */
  untilSilent(): Promise<number> {
    return this.#until((window) => toDb(meanSquare(window)) < -60);
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#child.kill('SIGKILL');
    for (const { reject } of this.#waits) reject(new Error('the speaker is gone'));
    this.#waits.clear();
  }

  #until(accepts: Wait['accepts']): Promise<number> {
    return new Promise((resolve, reject) => {
      if (this.#isClosed) reject(new Error('the speaker is gone'));
      else this.#waits.add({ accepts, resolve, reject });
    });
  }

  #take(chunk: Buffer): void {
    const bytes = Buffer.concat([this.#rest, chunk]);
    const count = Math.floor(bytes.length / 2);
    this.#rest = bytes.subarray(count * 2);
    const all = new Int16Array(this.#samples.length + count);
    all.set(this.#samples);
    for (let at = 0; at < count; at += 1) all[this.#samples.length + at] = bytes.readInt16LE(at * 2);
    this.#samples = all.slice(Math.max(0, all.length - KEPT));
    if (this.#samples.length < KEPT) return;
    const window = { samples: this.#samples, sampleRateHz: RATE_HZ };
    for (const wait of this.#waits) {
      if (!wait.accepts(window)) continue;
      this.#waits.delete(wait);
      wait.resolve(performance.now());
    }
  }
}
