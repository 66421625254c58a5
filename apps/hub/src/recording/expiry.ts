import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import type { AriRecordings } from '../pbx/ari/ariRecordings.ts';

interface Ports {
  readonly files: Pick<AriRecordings, 'list' | 'remove'>;
  readonly clock: Clock;
  readonly log: Logger;
  readonly keepDays: number;
  /** Of what customers said for operators. */
  readonly keepMessagesDays: number;
}

const DAY_MS = 24 * 3_600_000;
const EVERY_MS = 6 * 3_600_000;

/**
 * When the recorded call began, from the unique id that is the file's name: `pbx1a2b3c-1732233600.12+2`; a message's
 * ends in `+message`. Null for any other.
 */
export function beganAt(name: string): number | null {
  const seconds = /^[\w]+-(\d{9,11})\.\d+(?:\+(?:\d+|message))?$/.exec(name)?.[1];
  return seconds === undefined ? null : Number(seconds) * 1_000;
}

/** [REC-10] [MAIL-8] Removes what is too old, at the start and every six hours. */
export function removeOldRecordings(ports: Ports): () => void {
  const { files, clock, log, keepDays, keepMessagesDays } = ports;
  let cancel = (): void => undefined;
  const look = async (): Promise<void> => {
    const now = clock.now();
    const oldest = (name: string): number => now - (name.endsWith('+message') ? keepMessagesDays : keepDays) * DAY_MS;
    const old = (await files.list()).filter(({ name }) => (beganAt(name) ?? Infinity) < oldest(name));
    for (const { name } of old) await files.remove(name);
    if (old.length > 0) log.info({ count: old.length }, 'old recordings were removed');
  };
  const round = (): void => {
    look().catch((error: unknown) => log.info({ err: error }, 'old recordings could not be looked for'));
    cancel = clock.after(EVERY_MS, round);
  };
  round();
  return () => cancel();
}
