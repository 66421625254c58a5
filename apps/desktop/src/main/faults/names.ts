import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import type { FaultFinding } from '@hearthline/ui/host';
import type { Target } from './centre.ts';

const LIMIT_MS = 6_000;

/** Can the centre's name be looked up? Asked as the system itself asks. */
export async function probeNames(
  { host }: Target,
  look: (host: string) => Promise<unknown> = lookup,
): Promise<FaultFinding> {
  if (isIP(host) !== 0) return 'names.notNeeded';
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLate = new Promise<FaultFinding>((resolve) => {
    timer = setTimeout(() => resolve('names.noServer'), LIMIT_MS);
  });
  const looked = look(host).then(
    (): FaultFinding => 'names.fine',
    // ENOTFOUND: a name server has said no. EAI_AGAIN and others: none has answered.
    (error: NodeJS.ErrnoException): FaultFinding => (error.code === 'ENOTFOUND' ? 'names.unknown' : 'names.noServer'),
  );
  const finding = await Promise.race([looked, tooLate]);
  clearTimeout(timer);
  return finding;
}
