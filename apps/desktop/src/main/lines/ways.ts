/** The ways out of this PC: its addresses, as they come and go. */
import { networkInterfaces } from 'node:os';

/** The OS tells a program nothing of its lines that holds on every system; looking costs microseconds. */
const LOOK_EVERY_MS = 500;

/** One address a line: IPv4 where there is one. Loopback and addresses that lead nowhere are left out. */
export function waysOut(interfaces: ReturnType<typeof networkInterfaces> = networkInterfaces()): string[] {
  return Object.values(interfaces).flatMap((addresses) => {
    const usable = (addresses ?? []).filter(
      ({ internal, address }) => !internal && !address.startsWith('169.254.') && !address.startsWith('fe80:'),
    );
    const best = usable.find(({ family }) => family === 'IPv4') ?? usable[0];
    return best === undefined ? [] : [best.address];
  });
}

/** Tells the ways out whenever they are others than before. Returns the way to stop. */
export function watchWays(
  onChange: (ways: readonly string[]) => void,
  look: () => readonly string[] = waysOut,
): () => void {
  let known = look();
  const timer = setInterval(() => {
    const now = look();
    if (now.length === known.length && now.every((way, index) => way === known[index])) return;
    known = now;
    onChange(now);
  }, LOOK_EVERY_MS);
  return () => clearInterval(timer);
}
