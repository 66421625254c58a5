/**
 * The strong noise suppression (GTCRN) and its peers in the same package: what a customer understands of an operator in
 * a noisy kitchen, how much quieter the kitchen is in the pauses, and what it costs. All as a telephone carries it (8 kHz).
 */
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { decodeWav, encodeWav } from '@hearthline/pbx';
import type { Page } from 'playwright';
import { openDisplay } from '../../../scripts/prepare/display.ts';
import { ensureElectron } from '../../../scripts/prepare/electron.ts';
import type { Progress } from '../../../scripts/prepare/progress.ts';
import { type Sound, stoi } from '../line/intelligibility.ts';
import { compare, type Comparison } from '../measure.ts';
import { bundle } from '../phone/barePages.ts';
import { openBareWindow } from '../phone/bareWindow.ts';
import { narrowed, rooms, spokenIn, WIDE_HZ, widened } from './noisyRooms.ts';

const SNR_DB = 5;
const filters = ['rnnoise', 'gtcrn', 'speex'] as const;
type Filter = (typeof filters)[number];
const texts = ['en/interrupted', 'en/leave-message', 'zh/interrupted', 'zh/leave-message'];
/** Both ends of the pause that every text is followed by. */
const PAUSE_S = 1.5;

interface Heard {
  readonly stoi: number;
  readonly pauseDb: number;
  readonly tookMs: number;
  readonly delayMs: number;
}

export async function measureNoise(progress: Progress): Promise<Comparison[]> {
  const dir = await mkdtemp(join(tmpdir(), 'hearthline-noise-'));
  const pages = await servePages();
  const display = await openDisplay({ isAlwaysVirtual: true });
  const microphoneWav = join(dir, 'silence.wav');
  await writeFile(microphoneWav, encodeWav({ samples: new Int16Array(8_000), sampleRateHz: 8_000 }));
  const window = await openBareWindow({
    electron: await ensureElectron(progress),
    ...{ env: display.env, profileDir: join(dir, 'bare'), pageUrl: pages.url, microphoneWav },
  });
  try {
    const speech = await loadSpeech();
    const comparisons: Comparison[] = [];
    for (const room of rooms) {
      const noisy = spokenIn(room, widened(speech), SNR_DB);
      const plain = await heardThrough(window.page, { filter: null, noisy, speech });
      const take = (filter: Filter): Promise<Heard> => heardThrough(window.page, { filter, noisy, speech });
      // One after the other: what each costs is measured.
      const through = { rnnoise: await take('rnnoise'), gtcrn: await take('gtcrn'), speex: await take('speex') };
      comparisons.push(...compared(room.name, plain, through), cost(room.name, noisy.length, through));
    }
    return comparisons;
  } finally {
    await window.close();
    await display.close();
    await pages.close();
    await rm(dir, { recursive: true, force: true });
  }
}

function compared(room: string, plain: Heard, through: Record<Filter, Heard>): Comparison[] {
  const { gtcrn } = through;
  const peers = filters.map((name) => `${name} ${through[name].stoi.toFixed(2)}`).join(', ');
  const quieter = (name: Filter): string => `${name} ${(plain.pauseDb - through[name].pauseDb).toFixed(0)} dB`;
  return [
    compare({
      ...{ name: `the customer understands, ${room} ${SNR_DB} dB below the voice`, unit: 'STOI' },
      ...{ ours: gtcrn.stoi, peer: plain.stoi, peerName: 'no suppression', limit: { kind: 'atLeast', ratio: 0.95 } },
      notes: [
        `all: ${peers}`,
        `delay: ${filters.map((name) => `${name} ${through[name].delayMs.toFixed(0)} ms`).join(', ')}`,
      ],
    }),
    compare({
      ...{ name: `${room} in the pauses`, unit: 'level, 1 = unfiltered' },
      ...{ ours: 10 ** (gtcrn.pauseDb / 20), peer: 10 ** (plain.pauseDb / 20), peerName: 'no suppression' },
      limit: { kind: 'atMost', ratio: 0.5 },
      notes: [`quieter by: ${filters.map(quieter).join(', ')}`],
    }),
  ];
}

function cost(room: string, length: number, through: Record<Filter, Heard>): Comparison {
  const lastsMs = (length / WIDE_HZ) * 1000;
  const shares = filters.map((name) => `${name} ${((through[name].tookMs / lastsMs) * 100).toFixed(1)} %`);
  return compare({
    ...{ name: `suppression of ${room}: share of one core`, unit: 'ms of work', ours: through.gtcrn.tookMs },
    ...{ peer: lastsMs, peerName: 'ms of sound', limit: { kind: 'atMost', ratio: 0.1 } },
    notes: [shares.join(', ')],
  });
}

/** Texts with a pause after each. */
async function loadSpeech(): Promise<Sound> {
  const prompts = new URL('../../../pbx/prompts/', import.meta.url);
  const pause = Array.from({ length: PAUSE_S * 8_000 }, () => 0);
  const parts = await Promise.all(
    texts.map(async (text) => [...decodeWav(await readFile(new URL(`${text}.wav`, prompts))).samples, ...pause]),
  );
  return Float64Array.from(parts.flat(), (sample) => sample / 32_768);
}

async function heardThrough(
  page: Page,
  { filter, noisy, speech }: { filter: Filter | null; noisy: Sound; speech: Sound },
): Promise<Heard> {
  const sound = Buffer.from(Float32Array.from(noisy).buffer).toString('base64');
  const said = await page.evaluate(
    ([name, text]) =>
      (
        globalThis as unknown as {
          phone: { filter(name: string | null, sound: string): Promise<{ sound: string; tookMs: number }> };
        }
      ).phone.filter(name ?? null, text ?? ''),
    [filter, sound] as const,
  );
  const bytes = new Uint8Array(Buffer.from(said.sound, 'base64'));
  const wide = Float64Array.from(new Float32Array(bytes.buffer));
  const late = filter === null ? 0 : delayOf(noisy, wide);
  const heard = narrowed(wide.subarray(late));
  return {
    ...{ stoi: stoi(speech.subarray(0, heard.length), heard), pauseDb: pauseDbOf(heard, speech) },
    ...{ tookMs: said.tookMs, delayMs: (late / WIDE_HZ) * 1000 },
  };
}

/** Loudness of the second half of each pause: the filters have settled by then. */
function pauseDbOf(heard: Sound, speech: Sound): number {
  let [sum, count, silent] = [0, 0, 0];
  for (let n = 0; n < heard.length; n += 1) {
    silent = speech[n] === 0 ? silent + 1 : 0;
    if (silent < (PAUSE_S / 2) * 8_000) continue;
    sum += (heard[n] ?? 0) ** 2;
    count += 1;
  }
  return 10 * Math.log10(Math.max(sum / Math.max(1, count), 1e-12));
}

/** By how many samples what leaves is later, by cross-correlation over up to 60 ms. */
function delayOf(before: Sound, after: Sound): number {
  let [best, at] = [-Infinity, 0];
  for (let shift = 0; shift < 0.06 * WIDE_HZ; shift += 8) {
    let sum = 0;
    for (let n = WIDE_HZ; n < 3 * WIDE_HZ; n += 7) sum += (before[n] ?? 0) * (after[n + shift] ?? 0);
    if (sum > best) [best, at] = [sum, shift];
  }
  return at;
}

/** The page and the package's files beside it. */
async function servePages(): Promise<{ url: string; close(): Promise<void> }> {
  const script = await bundle(fileURLToPath(new URL('../../bare/filters.ts', import.meta.url)));
  const parts = dirname(createRequire(import.meta.url).resolve('@sapphi-red/web-noise-suppressor'));
  const types = { js: 'text/javascript', wasm: 'application/wasm' } as const;
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    const [, part] = /^\/parts\/([\w/]+\.(?:js|wasm))$/.exec(path) ?? [];
    if (part !== undefined) {
      response.setHeader('content-type', part.endsWith('.js') ? types.js : types.wasm);
      readFile(join(parts, part)).then(
        (body) => response.end(body),
        () => response.writeHead(404).end(),
      );
      return;
    }
    response.setHeader('content-type', path === '/page.js' ? types.js : 'text/html');
    response.end(path === '/page.js' ? script : '<!doctype html><script type="module" src="/page.js"></script>');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the page has no port');
  return {
    url: `http://127.0.0.1:${address.port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
