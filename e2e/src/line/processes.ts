import { readdirSync, readFileSync } from 'node:fs';

/** A process and all it has started, by /proc: the parent of each is the fourth word of its stat, after its name in brackets. */
function treeOf(pid: number): number[] {
  const parents = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => [Number(name), parentOf(Number(name))] as const);
  const found = [pid];
  for (const parent of found) found.push(...parents.filter(([, its]) => its === parent).map(([child]) => child));
  return found;
}

function parentOf(pid: number): number | null {
  try {
    return Number(/\) \S (\d+) /.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.[1]);
  } catch {
    // It has ended meanwhile.
    return null;
  }
}

/** Stops a program with all its processes where they stand, as sleep does; returns the way to let them go on. */
export function stopTree(pid: number): () => void {
  const all = treeOf(pid);
  for (const one of all) process.kill(one, 'SIGSTOP');
  return () => {
    for (const one of all.toReversed()) process.kill(one, 'SIGCONT');
  };
}
