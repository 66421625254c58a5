import type { Log } from '@hearthline/softphone-core';
import type { EngineMethods } from '../shared/ipc.ts';

/** Sends log lines to the main process, which owns the file. */
export function engineLog(ipc: EngineMethods): Log {
  const write =
    (level: 'debug' | 'info' | 'warn' | 'error') =>
    (message: string, data?: Record<string, unknown>): void => {
      // A log line that cannot be written has nowhere to be reported.
      ipc['log.write']({ level, message: message.slice(0, 500), ...(data === undefined ? {} : { data }) }).catch(
        () => undefined,
      );
    };
  return { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') };
}
