/**
 * A place for the desktop to show itself. With a display it is that one; without, Xvfb with a session bus, an unlocked
 * key store and a notification service, so that everything is as real as on a desk.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export interface Display {
  /** For the child processes that show something. */
  readonly env: Readonly<Record<string, string>>;
  /** False: a person sits before it. */
  readonly isVirtual: boolean;
  close(): Promise<void>;
}

export interface DisplayOptions {
  /** Also where a display exists: for tests, which must not disturb anybody. */
  readonly isAlwaysVirtual?: boolean;
  /** Whether the session has a key store; without one nothing may be kept. Default true. */
  readonly hasKeyStore?: boolean;
  readonly size?: { readonly width: number; readonly height: number };
}

export async function openDisplay(options: DisplayOptions = {}): Promise<Display> {
  const current = process.env['DISPLAY'];
  if (current !== undefined && current !== '' && options.isAlwaysVirtual !== true) {
    return { env: {}, isVirtual: false, close: () => Promise.resolve() };
  }
  const children: ChildProcess[] = [];
  const home = await mkdtemp(join(tmpdir(), 'hearthline-display-'));
  const close = async (): Promise<void> => {
    for (const child of children.toReversed()) await end(child);
    await rm(home, { recursive: true, force: true });
  };
  try {
    const { width, height } = options.size ?? { width: 1366, height: 768 };
    const number = await startXvfb(children, `${width}x${height}x24`);
    const session = {
      ...process.env,
      DISPLAY: `:${number}`,
      XDG_DATA_HOME: home,
      XDG_RUNTIME_DIR: home,
      XDG_CURRENT_DESKTOP: 'GNOME',
    };
    const bus = await startBus(children, session);
    const env = {
      DISPLAY: `:${number}`,
      XDG_DATA_HOME: home,
      XDG_RUNTIME_DIR: home,
      XDG_CURRENT_DESKTOP: 'GNOME',
      DBUS_SESSION_BUS_ADDRESS: bus,
    };
    if (options.hasKeyStore !== false) await startKeyStore(children, { ...process.env, ...env });
    await startNotifications(children, { ...process.env, ...env });
    return { env, isVirtual: true, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function startXvfb(children: ChildProcess[], screen: string): Promise<string> {
  const xvfb = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', screen, '-nolisten', 'tcp', '-noreset'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  children.push(xvfb);
  return firstLine(xvfb, xvfb.stdio[3] as NodeJS.ReadableStream, 'Xvfb');
}

async function startBus(children: ChildProcess[], env: NodeJS.ProcessEnv): Promise<string> {
  const bus = spawn('dbus-daemon', ['--session', '--nofork', '--nosyslog', '--print-address=1'], {
    env,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  children.push(bus);
  return firstLine(bus, bus.stdout, 'dbus-daemon');
}

/** Prints its environment once it serves secrets. */
async function startKeyStore(children: ChildProcess[], env: NodeJS.ProcessEnv): Promise<void> {
  const keyring = spawn('gnome-keyring-daemon', ['--unlock', '--foreground', '--components=secrets'], {
    env,
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  children.push(keyring);
  keyring.stdin.end('lab');
  await ownsName(keyring, env, 'org.freedesktop.secrets');
}

async function startNotifications(children: ChildProcess[], env: NodeJS.ProcessEnv): Promise<void> {
  const dunst = spawn('dunst', ['-config', '/dev/null'], { env, stdio: 'ignore' });
  children.push(dunst);
  await ownsName(dunst, env, 'org.freedesktop.Notifications');
}

/** Resolves when somebody serves `name` on the bus: told by the bus itself. */
async function ownsName(server: ChildProcess, env: NodeJS.ProcessEnv, name: string): Promise<void> {
  const watch = spawn('gdbus', ['wait', '--session', '--timeout', '20', name], { env, stdio: 'ignore' });
  const code = await Promise.race([
    once(watch, 'exit').then(([exit]) => exit as number | null),
    once(server, 'exit').then(() => -1),
  ]);
  if (code !== 0) throw new Error(`${name} did not appear on the session bus`);
}

async function firstLine(child: ChildProcess, stream: NodeJS.ReadableStream | null, name: string): Promise<string> {
  if (stream === null) throw new Error(`${name}: no output`);
  const lines = createInterface({ input: stream });
  const line = once(lines, 'line').then(([text]) => String(text));
  const gone = Promise.race([once(child, 'exit'), once(child, 'error')]).then(([why]) => {
    throw new Error(`${name} did not start: ${String(why)}`);
  });
  return Promise.race([line, gone]);
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  await gone;
}
