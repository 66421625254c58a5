/** System packages: what Debian must have before the real parts run. */
import { execFile, spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import type { Progress } from './progress.ts';

const run = promisify(execFile);

/** What each part needs. */
export const packageGroups = {
  /** Electron itself, with Chinese letters. */
  desktop: ['libgtk-3-0', 'libnss3', 'libasound2', 'libgbm1', 'libxss1', 'libxtst6', 'fonts-noto-cjk', 'unzip'],
  /** A display, a session bus, a key store and notifications where there is no desktop. */
  display: ['xvfb', 'dbus', 'dbus-x11', 'gnome-keyring', 'dunst', 'libglib2.0-bin'],
  /** To unpack Asterisk. */
  pbx: ['mmdebstrap', 'openssl'],
  /** The store's contract on PostgreSQL. */
  database: ['postgresql'],
} as const;
export type PackageGroup = keyof typeof packageGroups;

/** System packages are missing and this user may not install them; the message is the command that does. */
export class MissingPackages extends Error {
  override readonly name = 'MissingPackages';
  readonly packages: readonly string[];
  constructor(packages: readonly string[]) {
    super(`These system packages are missing. Install them with:\n\n  ${installCommand(packages)}\n\nand start again.`);
    this.packages = packages;
  }
}

/** This is not Debian or one of its children. */
export class NotDebian extends Error {
  override readonly name = 'NotDebian';
  constructor(packages: readonly string[]) {
    super(
      `Hearthline's lab runs on Debian 12 and its children. On this system, install what these Debian packages hold: ${packages.join(', ')}`,
    );
  }
}

export const installCommand = (packages: readonly string[]): string =>
  `sudo apt-get update && sudo apt-get install --no-install-recommends --yes ${packages.join(' ')}`;

/** Which of `wanted` is not installed, by the output of `dpkg-query -W -f '${Package} ${db:Status-Status}\n'`. */
export function missingFrom(wanted: readonly string[], dpkgOutput: string): string[] {
  const installed = new Set(
    dpkgOutput
      .split('\n')
      .filter((line) => line.endsWith(' installed'))
      .map((line) => line.split(' ')[0]),
  );
  return wanted.filter((name) => !installed.has(name));
}

/** Installs what is missing when this user may; otherwise throws with the exact command. Nothing is half done in silence. */
export async function ensureSystemPackages(groups: readonly PackageGroup[], progress: Progress): Promise<void> {
  const wanted = [...new Set(groups.flatMap((group) => packageGroups[group]))];
  const missing = missingFrom(wanted, await installedPackages());
  if (missing.length === 0) return;
  if (!(await isDebian())) throw new NotDebian(missing);
  if (process.getuid?.() !== 0) throw new MissingPackages(missing);
  await progress.step('system packages: read the lists', () => apt(['update']));
  await progress.step(`system packages: install ${missing.join(', ')}`, () =>
    apt(['install', '--no-install-recommends', '--yes', ...missing]),
  );
  const still = missingFrom(wanted, await installedPackages());
  if (still.length > 0) throw new MissingPackages(still);
}

async function installedPackages(): Promise<string> {
  try {
    return (await run('dpkg-query', ['-W', '-f', '${Package} ${db:Status-Status}\\n'], { maxBuffer: 32_000_000 }))
      .stdout;
  } catch {
    return '';
  }
}

async function isDebian(): Promise<boolean> {
  const release = await readFile('/etc/os-release', 'utf8').catch(() => '');
  return /^ID(_LIKE)?=.*debian/m.test(release);
}

/** apt-get without questions; its own words only when it fails. */
function apt(args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn('apt-get', ['-q', '-o', 'DPkg::Lock::Timeout=300', ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
    let words = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (data: Buffer) => (words = (words + data.toString()).slice(-4000)));
    child.once('error', reject);
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`apt-get ${args[0]} failed:\n${words}`))));
  });
}
