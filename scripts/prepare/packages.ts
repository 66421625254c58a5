/** The Debian packages that parts of the lab need. */
import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { PreparationError } from './errors.ts';
import type { Progress } from './progress.ts';

/** What each part needs, by package name of Debian 12. */
const PACKAGES = {
  /** What Electron links to, Chinese letters, and what unpacks the lab's Electron. */
  desktop: ['libgtk-3-0', 'libnss3', 'libasound2', 'libgbm1', 'libxss1', 'libxtst6', 'fonts-noto-cjk', 'unzip'],
  /** A display nobody sees, and a bus with a key store and notifications. */
  display: ['xvfb', 'dbus', 'dbus-x11', 'gnome-keyring', 'dunst'],
  /** Unpacks Asterisk without installing it. */
  pbx: ['mmdebstrap'],
  /** PostgreSQL's programs; tests start an instance of their own. (Debian's package makes a cluster of its own as well; nobody uses it.) */
  database: ['postgresql'],
  /** NATS, for several hubs; tests start servers of their own. */
  messages: ['nats-server'],
  /** A sound server that no person uses: sound devices that are plugged and pulled, and what the app really plays. */
  sound: ['pulseaudio', 'pulseaudio-utils'],
  /** A home behind bad lines: network namespaces, the program that carries their packets, and a firewall. */
  line: ['iproute2', 'python3', 'nftables'],
} as const;

export type PackageGroup = keyof typeof PACKAGES;

/** The packages of these groups, each once, in order. */
export function packagesOf(groups: readonly PackageGroup[]): string[] {
  return [...new Set(groups.flatMap((group) => PACKAGES[group]))];
}

/** Those of `wanted` that are not fully installed, by what `dpkg-query -W -f '${Package} ${db:Status-Status}\n'` says. */
export function missingPackages(wanted: readonly string[], dpkgSaid: string): string[] {
  const installed = new Set(
    dpkgSaid.split('\n').flatMap((line) => {
      const [name, status] = line.trim().split(/\s+/);
      return name !== undefined && status === 'installed' ? [name] : [];
    }),
  );
  return wanted.filter((name) => !installed.has(name));
}

/** What a person types to install them. */
export function installCommand(missing: readonly string[]): string {
  return `sudo apt-get install -y --no-install-recommends ${missing.join(' ')}`;
}

/**
 * Makes sure that the packages of these groups are there: as root on Debian it installs what is missing.
 *
 * @throws PreparationError `prepare.missing-packages` with the command to type, when it must not install; `prepare.install-failed`
 */
export async function ensureSystemPackages(groups: readonly PackageGroup[], progress: Progress): Promise<void> {
  const wanted = packagesOf(groups);
  const missing = await findMissing(wanted);
  if (missing.length === 0) return;
  if (!(await isDebian())) {
    const names = missing.join(', ');
    throw new PreparationError(
      'prepare.missing-packages',
      `This is not Debian. Please install what Debian calls: ${names}`,
    );
  }
  if (process.getuid?.() !== 0) {
    throw new PreparationError(
      'prepare.missing-packages',
      `System packages are missing. Please run:\n\n  ${installCommand(missing)}\n`,
    );
  }
  await progress.step(`install ${missing.join(' ')}`, async () => {
    await apt('update');
    await apt('install', '-y', '--no-install-recommends', ...missing);
  });
  const still = await findMissing(wanted);
  if (still.length > 0) throw installFailed(`apt-get ended well, but these are not installed: ${still.join(' ')}`);
}

async function findMissing(wanted: readonly string[]): Promise<string[]> {
  // Ends with 1 when it does not know some of them; what it knows is on stdout all the same.
  const { stdout } = await runQuietly('dpkg-query', ['-W', '-f', '${Package} ${db:Status-Status}\\n', ...wanted]);
  return missingPackages(wanted, stdout);
}

async function isDebian(): Promise<boolean> {
  const release = await readFile('/etc/os-release', 'utf8').catch(() => '');
  return /^ID="?debian"?$/m.test(release);
}

async function apt(...args: string[]): Promise<void> {
  // Another apt-get may be at work: wait for it instead of failing.
  const { code, output } = await runQuietly('apt-get', ['-o', 'DPkg::Lock::Timeout=300', '-q', ...args]);
  if (code !== 0) throw installFailed(`apt-get ${args[0]} failed:\n${output.trim().split('\n').slice(-10).join('\n')}`);
}

function installFailed(message: string): PreparationError {
  return new PreparationError('prepare.install-failed', message);
}

interface Ran {
  code: number | null;
  stdout: string;
  output: string;
}

function runQuietly(file: string, args: readonly string[]): Promise<Ran> {
  return new Promise((resolve) => {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C.UTF-8' };
    const child = spawn(file, args, { stdio: ['ignore', 'pipe', 'pipe'], env });
    const ran: Ran = { code: null, stdout: '', output: '' };
    child.stdout.on('data', (chunk: Buffer) => {
      ran.stdout += chunk.toString();
      ran.output += chunk.toString();
    });
    child.stderr.on('data', (chunk: Buffer) => void (ran.output += chunk.toString()));
    child.on('error', (error) => resolve({ ...ran, output: error.message }));
    child.on('close', (code) => resolve({ ...ran, code }));
  });
}
