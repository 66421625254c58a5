import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Netlab } from '../../netlab/netlab.ts';

const run = promisify(execFile);

/** Runs a program at home and resolves with what it says. */
export async function inHome(lab: Netlab, file: string, args: readonly string[]): Promise<string> {
  const command = lab.inside(file, args);
  return (await run(command.file, command.args)).stdout;
}

/** Rules of the home's firewall (nftables), both ways, until they are ended; nobody is told of what they swallow. */
export async function firewall(lab: Netlab, rules: readonly string[]): Promise<{ end(): Promise<void> }> {
  if (rules.length === 0) throw new Error('there is nothing to block');
  await inHome(lab, 'nft', ['add table ip bad']);
  for (const hook of ['output', 'input']) {
    await inHome(lab, 'nft', [`add chain ip bad ${hook} { type filter hook ${hook} priority 0; }`]);
    for (const rule of rules) await inHome(lab, 'nft', [`add rule ip bad ${hook} ${rule}`]);
  }
  return { end: async () => void (await inHome(lab, 'nft', ['delete table ip bad'])) };
}
