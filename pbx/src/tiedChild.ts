/** Starts a program that cannot outlive this process. */
import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';

/** Of util-linux, which every Debian has: the kernel sends the signal when the parent is gone, however it went (prctl(2), PR_SET_PDEATHSIG). */
const TIE = { file: 'setpriv', args: ['--pdeathsig', 'KILL', '--'] };

/** As `spawn`; when this process is killed, so is the program. */
export function spawnTied(file: string, args: readonly string[], options: SpawnOptions): ChildProcess {
  return spawn(TIE.file, [...TIE.args, file, ...args], options);
}
