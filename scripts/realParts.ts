/** Gets the real parts that a command needs, in order, with progress. */
import { buildDesktop } from '../apps/desktop/build.ts';
import { ensureAsterisk } from '../pbx/src/index.ts';
import { ensureElectron } from './prepare/electron.ts';
import { ensureSystemPackages, type PackageGroup } from './prepare/packages.ts';
import type { Progress } from './prepare/progress.ts';
import { buildScreens } from '../packages/ui/build.ts';
import type { Ring } from './rings.ts';

const packagesOf: Record<Ring, readonly PackageGroup[]> = {
  fast: ['database', 'messages'],
  lab: ['pbx', 'desktop', 'display'],
  app: ['pbx', 'desktop', 'display', 'sound'],
  line: ['pbx', 'desktop', 'display', 'line', 'database', 'messages'],
};

/** Everything `start` needs: the PBX, Electron, and the app built from this checkout. */
export async function prepareApp(progress: Progress): Promise<void> {
  await ensureSystemPackages(['pbx', 'desktop', 'display'], progress);
  await ensureElectron(progress);
  await progress.step('Asterisk', () => ensureAsterisk({ report: progress.say }));
  await progress.step('build the desktop app', buildDesktop);
  await progress.step('build the browser screens', buildScreens);
}

/** Everything the chosen rings need. */
export async function prepareRings(rings: readonly Ring[], progress: Progress): Promise<void> {
  await ensureSystemPackages([...new Set(rings.flatMap((ring) => packagesOf[ring]))], progress);
  if (rings.some((ring) => ring !== 'fast')) await prepareApp(progress);
}
