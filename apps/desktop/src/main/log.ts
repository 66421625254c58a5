import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** The app's log: one JSON line an event, two files of at most 2 MB, no personal data and no secrets. */
export interface MainLog {
  debug(message: string, data?: Record<string, unknown>): void;
  info(message: string, data?: Record<string, unknown>): void;
  warn(message: string, data?: Record<string, unknown>): void;
  error(message: string, data?: Record<string, unknown>): void;
}

const MAX_BYTES = 2_000_000;

export function openLog(dir: string): MainLog {
  mkdirSync(dir, { recursive: true });
  const file = join(dir, 'hearthline.log');
  const write = (level: string, message: string, data: Record<string, unknown> = {}): void => {
    try {
      if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > MAX_BYTES) renameSync(file, `${file}.1`);
      appendFileSync(file, `${JSON.stringify({ at: new Date().toISOString(), level, message, ...data })}\n`);
    } catch {
      // A full disk must not end a call: the log is the first thing to give up.
    }
  };
  return {
    debug: (message, data) => write('debug', message, data),
    info: (message, data) => write('info', message, data),
    warn: (message, data) => write('warn', message, data),
    error: (message, data) => write('error', message, data),
  };
}
