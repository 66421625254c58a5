import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { promisify } from 'node:util';
import type { FaultFinding } from '@hearthline/ui/host';

const LIMIT_MS = 1_500;
/** A home router has a page or a name server; one that refuses is there as well. */
const PORTS = [80, 53, 443];

/** Is the router there? One that answers nothing may still do its work, so silence is unclear only. */
export async function probeRouter(find: () => Promise<string | null> = findRouter): Promise<FaultFinding> {
  const router = await find().catch(() => null);
  if (router === null) return 'router.none';
  const answers = await Promise.all(PORTS.map((port) => answersAt(router, port)));
  return answers.includes(true) ? 'router.fine' : 'router.silent';
}

const answersAt = (host: string, port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ host, port });
    const end = (isThere: boolean): void => {
      socket.destroy();
      resolve(isThere);
    };
    socket.setTimeout(LIMIT_MS, () => end(false));
    socket.once('connect', () => end(true));
    socket.once('error', (error: NodeJS.ErrnoException) => end(error.code === 'ECONNREFUSED'));
  });

async function findRouter(): Promise<string | null> {
  if (process.platform === 'linux') return routerInProc(await readFile('/proc/net/route', 'utf8'));
  const run = promisify(execFile);
  if (process.platform === 'win32') return routerInRoutePrint((await run('route', ['print', '-4', '0.0.0.0'])).stdout);
  return /gateway: ([\d.]+)/.exec((await run('route', ['-n', 'get', 'default'])).stdout)?.[1] ?? null;
}

/** The gateway of 0.0.0.0 in Linux's table: eight hex digits, the last byte first. */
export function routerInProc(table: string): string | null {
  for (const row of table.split('\n').slice(1)) {
    const [, destination, gateway = ''] = row.trim().split(/\s+/);
    if (destination !== '00000000' || gateway === '00000000' || gateway.length !== 8) continue;
    return [6, 4, 2, 0].map((at) => Number.parseInt(gateway.slice(at, at + 2), 16)).join('.');
  }
  return null;
}

/** The same in what Windows prints, whatever its language. */
export const routerInRoutePrint = (text: string): string | null =>
  /^\s*0\.0\.0\.0\s+0\.0\.0\.0\s+(\d+\.\d+\.\d+\.\d+)\s/m.exec(text)?.[1] ?? null;
