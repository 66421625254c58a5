/** A home behind bad lines, for tests: typed driver of netlab.py. What it promises: SPEC.md. */
import { spawn, type ChildProcess } from 'node:child_process';
import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { ReplyQueue } from './replyQueue.ts';

/** Each way; what is left out stays as it was. */
export interface Conditions {
  readonly delayMs?: number;
  readonly jitterMs?: number;
  /** 0 to 1. */
  readonly lossRatio?: number;
  /** Loss comes in stretches of so long on average; 0: each packet is lost by itself. */
  readonly burstMs?: number;
  /** 0: no limit. */
  readonly rateKbps?: number;
}

const tally = z.object({ packets: z.number(), bytes: z.number() });
const lineCount = z.object({ homeToCore: tally, coreToHome: tally, dropped: z.number() });
/** What a line has carried since the start, IP headers included. */
export type LineCount = z.infer<typeof lineCount>;

export interface NetlabLine {
  /** The home's address on this line. */
  readonly address: string;
  set(conditions: Conditions): Promise<void>;
  /** Packets vanish and nobody is told: a dead router, a full cell. */
  down(): Promise<void>;
  up(): Promise<void>;
  /** The home's interface goes: a cable or a stick pulled out. */
  unplug(): Promise<void>;
  plug(): Promise<void>;
  /** The home's system prefers this line for what is not bound to another. */
  use(): Promise<void>;
}

export interface Netlab<Name extends string = string> {
  /** Where servers outside listen: the one address that the home can reach. */
  readonly coreAddress: string;
  readonly namespace: string;
  readonly lines: Readonly<Record<Name, NetlabLine>>;
  stats(): Promise<Record<Name, LineCount>>;
  /** The command line that runs a program at home. */
  inside(file: string, args: readonly string[]): { file: string; args: string[] };
  /** Writes a program into `dir` that runs `executable` at home, to be started in its place; its debugging doors open outside. */
  launcher(dir: string, executable: string): Promise<string>;
  close(): Promise<void>;
}

/** Named by `code`. */
export class NetlabError extends Error {
  readonly code: 'netlab.cannotStart' | 'netlab.refused';

  constructor(code: NetlabError['code'], message: string) {
    super(message);
    this.code = code;
  }
}

const place = z.object({ namespace: z.string(), core: z.string(), lines: z.record(z.string(), z.string()) });
const reply = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({ ok: z.literal(false), problem: z.string() }),
]);

/**
 * Makes a home with these lines; the first is the one its system prefers. It is gone when it is closed or this process ends.
 *
 * @throws NetlabError `netlab.cannotStart`: no root, no /dev/net/tun, no python3
 */
export async function startNetlab<Name extends string>(names: readonly Name[]): Promise<Netlab<Name>> {
  const script = join(import.meta.dirname, 'netlab.py');
  // It clears up and ends when its input ends, so also when this process is killed.
  const child = spawn('python3', [script, ...names.flatMap((name) => ['--line', name])], {
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const replies = listen(child);
  const { namespace, core, lines } = place.parse(JSON.parse(await replies.next()));
  const ask = async (command: string): Promise<unknown> => {
    child.stdin?.write(`${command}\n`);
    const said = reply.parse(JSON.parse(await replies.next()));
    if (!said.ok) throw new NetlabError('netlab.refused', `netlab refused "${command}": ${said.problem}`);
    return said.value;
  };
  const lineOf = (name: Name): NetlabLine => {
    const tell = async (command: string): Promise<void> => void (await ask(command));
    return {
      address: lines[name] ?? '',
      set: (conditions) => tell(`set ${name} ${wordsOf(conditions).join(' ')}`),
      down: () => tell(`down ${name}`),
      up: () => tell(`up ${name}`),
      unplug: () => tell(`unplug ${name}`),
      plug: () => tell(`plug ${name}`),
      use: () => tell(`use ${name}`),
    };
  };
  const inside: Netlab['inside'] = (file, args) => ({
    file: 'nsenter',
    args: [`--net=/run/netns/${namespace}`, '--', file, ...args],
  });
  return {
    coreAddress: core,
    namespace,
    lines: Object.fromEntries(names.map((name) => [name, lineOf(name)])) as Record<Name, NetlabLine>,
    stats: async () => z.record(z.string(), lineCount).parse(await ask('stats')),
    inside,
    launcher: (dir, executable) => writeLauncher({ dir, executable, namespace }),
    close: async () => {
      child.stdin?.end('quit\n');
      await replies.ended;
    },
  };
}

function wordsOf({ delayMs, jitterMs, lossRatio, burstMs, rateKbps }: Conditions): string[] {
  const values = {
    delay: delayMs,
    jitter: jitterMs,
    loss: lossRatio && lossRatio * 100,
    burst: burstMs,
    rate: rateKbps,
  };
  return Object.entries(values).flatMap(([key, value]) => (value === undefined ? [] : [`${key}=${value}`]));
}

function listen(child: ChildProcess): ReplyQueue {
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => void (said += chunk.toString()));
  const replies = new ReplyQueue();
  if (child.stdout !== null) createInterface({ input: child.stdout }).on('line', (line) => replies.add(line));
  const end = (): void => replies.end(new NetlabError('netlab.cannotStart', said.trim() || 'the netlab ended'));
  child.once('close', end);
  child.once('error', end);
  child.stdin?.on('error', () => undefined);
  return replies;
}

async function writeLauncher(options: { dir: string; executable: string; namespace: string }): Promise<string> {
  const file = join(options.dir, 'at-home');
  const inside = join(import.meta.dirname, 'inside.py');
  await writeFile(file, `#!/bin/sh\nexec python3 '${inside}' '${options.namespace}' '${options.executable}' "$@"\n`);
  await chmod(file, 0o755);
  return file;
}
