/** Many customers at once: sipp, for load. Each waits in the queue until the operator hangs up. */
import { once } from 'node:events';
import { join } from 'node:path';
import { PbxError } from './errors.ts';
import type { Pbx } from './pbx.ts';
import { spawnTied } from './tiedChild.ts';

const SCENARIO = join(import.meta.dirname, '..', 'load', 'caller.xml');

export interface CrowdOptions {
  /** The number dialled, such as 12345. */
  readonly number: string;
  readonly count: number;
  /** New calls a second. */
  readonly perSecond: number;
  readonly limitMs: number;
}

/**
 * Resolves when all of them were answered and hung up by the other side. Their numbers are 13900001, 13900002…
 *
 * @throws PbxError `pbx.customer` when even one call went another way, with sipp's own words
 */
export async function crowdFromOutside(pbx: Pbx, options: CrowdOptions): Promise<void> {
  const { host, sipPort } = pbx.nextPhone();
  const { file, args } = pbx.runtime.command('usr/bin/sipp', [
    ...['-sf', SCENARIO, '-s', options.number, '-i', host, '-p', String(sipPort), '-mi', host],
    ...['-m', String(options.count), '-l', String(options.count), '-r', String(options.perSecond)],
    ...['-timeout', `${options.limitMs}ms`, '-timeout_error', '-nostdin', '-trace_err', '-error_file', '/dev/stderr'],
    `${pbx.trunk.host}:${pbx.trunk.port}`,
  ]);
  const child = spawnTied(file, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  let words = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (words = (words + text).slice(-2000)));
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new PbxError('pbx.customer', `sipp ended with ${code}: ${words.trim()}`);
}
