/**
 * A display with a session bus, so that the key store and notifications are the real ones: Xvfb, dbus-daemon, gnome-keyring (unlocked) and
 * dunst, all ended with `close`. Key store and settings of the person who runs this are not touched.
 */
import type { ChildProcess } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { spawnTied } from '../../pbx/src/tiedChild.ts';
import { PreparationError } from './errors.ts';

export interface DisplayOptions {
  /** A display of its own even where there is one. Default: only where there is none. */
  isAlwaysVirtual?: boolean;
}

export interface Display {
  /** To add to the environment of a program that shall use this display. Empty for the one that is there already. */
  env: Readonly<Record<string, string>>;
  isVirtual: boolean;
  /** Where a test says which button of a notification it presses; null on a display that was there already. */
  notificationChoiceFile: string | null;
  /** Ends everything that was started. */
  close(): Promise<void>;
}

/** The PC of an operator. */
const SCREEN = '1366x768x24';
/** A fault's limit, not a measure: each part is up in a fraction of a second. */
const LIMIT_MS = 20_000;

/**
 * Uses the display that is there, or starts one.
 *
 * @throws PreparationError `prepare.no-display`
 */
export async function openDisplay(options: DisplayOptions = {}): Promise<Display> {
  const hasOne = (process.env['DISPLAY'] ?? '') !== '' || (process.env['WAYLAND_DISPLAY'] ?? '') !== '';
  if (hasOne && options.isAlwaysVirtual !== true)
    return { env: {}, isVirtual: false, notificationChoiceFile: null, close: () => Promise.resolve() };
  const started: ChildProcess[] = [];
  const dir = await mkdtemp(join(tmpdir(), 'hearthline-display-'));
  const close = async (): Promise<void> => {
    for (const child of started.toReversed()) await end(child);
    await rm(dir, { recursive: true, force: true });
  };
  try {
    return { env: await startAll(started, dir), isVirtual: true, notificationChoiceFile: join(dir, 'choice'), close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function startAll(started: ChildProcess[], dir: string): Promise<Record<string, string>> {
  const [runtime, data] = [join(dir, 'runtime'), join(dir, 'data')];
  await mkdir(runtime, { mode: 0o700 });
  await mkdir(data);
  const start = (file: string, args: readonly string[], env: Record<string, string>): ChildProcess => {
    const child = launch(file, args, env);
    started.push(child);
    return child;
  };
  const number = await firstLine(
    start('Xvfb', ['-displayfd', '3', '-screen', '0', SCREEN, '-nolisten', 'tcp'], {}),
    'Xvfb',
  );
  // Chromium asks for the key store of the desktop that it believes to be in.
  const own = { DISPLAY: `:${number}`, XDG_RUNTIME_DIR: runtime, XDG_CURRENT_DESKTOP: 'GNOME' };
  const bus = start('dbus-daemon', ['--session', '--nofork', '--print-address=3'], { ...own, XDG_DATA_HOME: data });
  const env = { ...own, DBUS_SESSION_BUS_ADDRESS: await firstLine(bus, 'dbus-daemon') };
  const names = watchNames(start('dbus-monitor', ['--session', "type='signal',member='NameOwnerChanged'"], env));
  await names.isListening;
  const keyArgs = ['--foreground', '--unlock', '--components=secrets'];
  const keys = start('gnome-keyring-daemon', keyArgs, { ...env, XDG_DATA_HOME: data });
  // The password of a key store that lives as long as this display.
  keys.stdin?.end('lab');
  start('dunst', ['-config', await dunstConfig(dir)], { ...env, HEARTHLINE_CHOICE: join(dir, 'choice') });
  await Promise.all(['org.freedesktop.secrets', 'org.freedesktop.Notifications'].map((name) => names.hasOwner(name)));
  return env;
}

/** Its menu of buttons takes the line that the file `choice` asks for: the finger of a test. */
async function dunstConfig(dir: string): Promise<string> {
  const [config, finger] = [join(dir, 'dunstrc'), join(dir, 'finger')];
  await writeFile(finger, '#!/bin/sh\nexec grep -m1 -F -f "$HEARTHLINE_CHOICE"\n', { mode: 0o755 });
  await writeFile(config, `[global]\ndmenu = ${finger}\n`);
  return config;
}

/** The fourth channel (file descriptor 3) is where Xvfb and dbus-daemon say where they are. */
function launch(file: string, args: readonly string[], env: Record<string, string>): ChildProcess {
  const child = spawnTied(file, args, {
    stdio: ['pipe', 'pipe', 'ignore', 'pipe'],
    env: { ...withoutSession(process.env), ...env },
  });
  child.stdin?.on('error', () => undefined);
  return child;
}

/** Nothing of a session that is there already may be reached by accident. */
function withoutSession(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const { DISPLAY: _d, WAYLAND_DISPLAY: _w, DBUS_SESSION_BUS_ADDRESS: _b, XAUTHORITY: _x, ...rest } = env;
  return rest;
}

function firstLine(child: ChildProcess, name: string): Promise<string> {
  const channel = child.stdio[3] as Readable;
  return untilText({ child, name, stream: channel, find: (text) => /^(.+)\n/.exec(text)?.[1] ?? null });
}

interface Wait {
  child: ChildProcess;
  name: string;
  stream: Readable;
  find: (text: string) => string | null;
}

/** Resolves with what `find` finds in the output so far; rejects when the program ends, or after the limit. */
function untilText({ child, name, stream, find }: Wait): Promise<string> {
  return new Promise((resolve, reject) => {
    const fail = (why: string): void => reject(new PreparationError('prepare.no-display', `${name} ${why}.`));
    const timer = setTimeout(() => fail(`was not up after ${LIMIT_MS} ms`), LIMIT_MS);
    child.once('exit', (code) => {
      clearTimeout(timer);
      fail(`ended with ${String(code)} while it started`);
    });
    let text = '';
    stream.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      const found = find(text);
      if (found === null) return;
      clearTimeout(timer);
      resolve(found);
    });
  });
}

interface NameWatch {
  isListening: Promise<string>;
  hasOwner(name: string): Promise<string>;
}

/** Who has come to the bus, as dbus-monitor tells it. */
function watchNames(monitor: ChildProcess): NameWatch {
  const stream = monitor.stdout as Readable;
  const wait = (name: string, find: Wait['find']): Promise<string> => untilText({ child: monitor, name, stream, find });
  // Waiting begins before anybody can come: what is said meanwhile is kept.
  let heard = '';
  stream.on('data', (chunk: Buffer) => void (heard += chunk.toString()));
  return {
    // The first thing it tells is its own name.
    isListening: wait('dbus-monitor', (text) => (text.includes('\n') ? text : null)),
    hasOwner(name) {
      const isThere = (text: string): string | null => (text.includes(`string "${name}"`) ? name : null);
      return isThere(heard) === null ? wait(name, (text) => isThere(heard + text)) : Promise.resolve(name);
    },
  };
}

const END_LIMIT_MS = 3000;

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const gone = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
  });
  child.kill('SIGTERM');
  const force = setTimeout(() => child.kill('SIGKILL'), END_LIMIT_MS);
  await gone;
  clearTimeout(force);
}
