/**
 * Asterisk 22, baresip and sipp from Debian's next release, unpacked into a folder of their own and run from there: nothing is
 * installed, no root and no chroot are needed to run them.
 */
import { join } from 'node:path';
import { cachedFolder, type Report } from './cache.ts';
import { PbxError } from './errors.ts';
import { debianMirror } from './mirror.ts';
import { run } from './run.ts';

/** The suite moves; the major version below is what the configuration is written for. */
const SUITE = 'forky';
const MAJOR = 22;
const PACKAGES = [
  'asterisk',
  'asterisk-modules',
  'asterisk-core-sounds-en-wav',
  'asterisk-moh-opsound-wav',
  'baresip-core',
  'sip-tester',
  'openssl',
];

/** Where the programs are, and how to run one: with the loader and the libraries they were built for. */
export interface PbxRuntime {
  /** The unpacked tree; `${tree}/usr/...` as on a Debian machine. */
  tree: string;
  /** Asterisk's version, such as 22.10.1. */
  version: string;
  /** The command line for a program of the tree, given as `usr/sbin/asterisk`. */
  command(program: string, args: readonly string[]): { file: string; args: string[] };
}

/**
 * The lab's programs, fetched when this machine does not have them yet (about 30 s, 350 MB in the cache).
 *
 * @throws PbxError `pbx.unsupported-machine`, `pbx.missing-packages`, `pbx.download-failed`, `pbx.wrong-version`
 */
export async function ensureAsterisk(options: { report?: Report; cacheRoot?: string } = {}): Promise<PbxRuntime> {
  const report = options.report ?? (() => undefined);
  const root = options.cacheRoot === undefined ? {} : { root: options.cacheRoot };
  const folder = await cachedFolder({
    name: `pbx-asterisk${MAJOR}-${SUITE}-1`,
    build: (draft) => unpackDebian({ tree: join(draft, 'tree'), packages: PACKAGES, report }),
    ...root,
  });
  const tree = join(folder, 'tree');
  const command = commandOf(tree);
  const { file, args } = command('usr/sbin/asterisk', ['-V']);
  return { tree, version: checkVersion((await run(file, args)).stdout), command };
}

/**
 * Unpacks Debian packages with all they need into a folder, installing nothing.
 *
 * @throws PbxError `pbx.unsupported-machine`, `pbx.missing-packages`, `pbx.download-failed`
 */
export async function unpackDebian(options: {
  tree: string;
  packages: readonly string[];
  report: Report;
}): Promise<void> {
  const { tree, packages, report } = options;
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new PbxError(
      'pbx.unsupported-machine',
      `The lab's PBX runs on Linux x64, this is ${process.platform} ${process.arch}.`,
    );
  }
  const mirror = await debianMirror();
  if (mirror === null) {
    throw new PbxError(
      'pbx.unsupported-machine',
      "The lab's PBX comes from Debian; this machine's apt sources name no Debian mirror.",
    );
  }
  if ((await run('mmdebstrap', ['--version'])).code !== 0) {
    throw new PbxError(
      'pbx.missing-packages',
      'mmdebstrap is missing: sudo apt-get install -y --no-install-recommends mmdebstrap',
    );
  }
  report(`unpacking ${packages[0]} from Debian ${SUITE}`);
  const include = `--include=${packages.join(',')}`;
  const first = await mmdebstrap(tree, mirror, [include]);
  if (first.code === 0) return;
  // A mirror that lags behind serves an index that has expired. Its signature is checked all the same.
  if (!/expired/i.test(first.stderr)) throw downloadFailed(first.stderr);
  report(`the mirror's index of ${SUITE} has expired; unpacking with its signature checked and its age not`);
  const second = await mmdebstrap(tree, mirror, [include, '--aptopt=Acquire::Check-Valid-Until "false"']);
  if (second.code !== 0) throw downloadFailed(second.stderr);
}

async function mmdebstrap(tree: string, mirror: string, extra: readonly string[]): ReturnType<typeof run> {
  await run('rm', ['-rf', tree]);
  return run('mmdebstrap', [
    '--variant=extract',
    '--aptopt=APT::Install-Recommends "false"',
    ...extra,
    SUITE,
    tree,
    mirror,
  ]);
}

function downloadFailed(stderr: string): PbxError {
  const tail = stderr.trim().split('\n').slice(-6).join('\n');
  return new PbxError('pbx.download-failed', `It could not be fetched from the Debian mirror:\n${tail}`);
}

/** Runs programs of an unpacked tree with the loader and the libraries they were built for. */
export const commandOf =
  (tree: string): PbxRuntime['command'] =>
  (program, args) => ({
    file: join(tree, 'usr/lib64/ld-linux-x86-64.so.2'),
    args: ['--library-path', join(tree, 'usr/lib/x86_64-linux-gnu'), join(tree, program), ...args],
  });

/**
 * The version out of what `asterisk -V` says.
 *
 * @throws PbxError `pbx.wrong-version` when it is not the one the configuration is written for
 */
export function checkVersion(said: string): string {
  const version = /^Asterisk (\d+)\.([\d.]+)/.exec(said);
  if (version === null || Number(version[1]) !== MAJOR) {
    throw new PbxError(
      'pbx.wrong-version',
      `The PBX needs Asterisk ${MAJOR}; Debian ${SUITE} gave "${said.trim()}". Its configuration (pbx/config) must be checked first.`,
    );
  }
  return `${version[1]}.${version[2]}`;
}
