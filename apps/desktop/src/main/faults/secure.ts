import { request } from 'node:https';
import type { FaultFinding } from '@hearthline/ui/host';
import { diagnose } from '../diagnose.ts';
import type { Target } from './centre.ts';

const LIMIT_MS = 5_000;
/** [FAULT-7] */
const CLOCK_MAY_DIFFER_MS = 5 * 60_000;

const byProblem: Partial<Record<Awaited<ReturnType<typeof diagnose>>, FaultFinding>> = {
  'line.pbxUnavailable': 'secure.fine',
  'line.certificateExpired': 'secure.expired',
  'line.certificateUntrusted': 'secure.untrusted',
  'line.certificateWrongName': 'secure.wrongName',
};

/** Is it the centre's server, by its certificate, and does this PC know what time it is? */
export async function probeSecure(
  target: Target,
  { authorities, now }: { authorities: readonly string[]; now: () => number },
): Promise<FaultFinding> {
  if (!target.isSecure) return 'secure.notNeeded';
  const name = target.host.includes(':') ? `[${target.host}]` : target.host;
  const problem = await diagnose(`https://${name}:${target.port}`, authorities);
  const finding = byProblem[problem] ?? 'secure.broken';
  if (finding !== 'secure.fine' && finding !== 'secure.expired') return finding;
  const serverTime = await serverTimeOf(target);
  const isClockWrong = serverTime !== null && Math.abs(serverTime - now()) > CLOCK_MAY_DIFFER_MS;
  return isClockWrong ? 'secure.clock' : finding;
}

/**
 * The Date of an answer (RFC 9110 §6.6.1), also of a server whose certificate is refused: nothing is sent to it that
 * anybody could use, and nothing but the time is believed.
 */
const serverTimeOf = ({ host, port }: Target): Promise<number | null> =>
  new Promise((resolve) => {
    const asked = request({ host, port, method: 'HEAD', path: '/', rejectUnauthorized: false, agent: false });
    const end = (time: number | null): void => {
      asked.destroy();
      resolve(time);
    };
    asked.setTimeout(LIMIT_MS, () => end(null));
    asked.once('response', ({ headers }) => {
      const time = Date.parse(headers.date ?? '');
      end(Number.isNaN(time) ? null : time);
    });
    asked.on('error', () => end(null));
    asked.end();
  });
