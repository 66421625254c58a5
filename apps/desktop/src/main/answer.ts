/** One way in for every IPC call: the sender is checked, the input parsed, the reply plain JSON. */
import { ipcMain, type IpcMainInvokeEvent } from 'electron';
import { HostError } from '@hearthline/ui/host';
import type { z } from 'zod';
import type { IpcReply, Methods } from '../shared/ipc.ts';
import type { MainLog } from './log.ts';

type Table = Record<string, { input: z.ZodType; output: z.ZodType }>;

export interface Caller {
  /** The only origin these rows answer to. */
  readonly origin: string;
  /** The only window, by its webContents id; null while it does not exist. */
  readonly webContentsId: () => number | null;
}

/** True only for the main frame of the expected window, showing the expected origin. */
export function isFrom(event: IpcMainInvokeEvent, caller: Caller): boolean {
  const frame = event.senderFrame;
  if (frame === null || frame.parent !== null) return false;
  return event.sender.id === caller.webContentsId() && originOf(frame.url) === caller.origin;
}

/** `new URL().origin` is "null" for schemes the URL standard does not know. */
export function originOf(url: string): string {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  return parsed === null ? '' : `${parsed.protocol}//${parsed.host}`;
}

export function answer<T extends Table>(
  table: T,
  methods: Methods<T>,
  options: { caller: Caller; log: MainLog },
): void {
  const { caller, log } = options;
  for (const [name, row] of Object.entries(table)) {
    ipcMain.handle(name, async (event, raw: unknown): Promise<IpcReply> => {
      if (!isFrom(event, caller)) {
        log.warn('ipc refused: foreign frame', { name, url: event.senderFrame?.url ?? 'gone' });
        return { ok: false, code: 'app.refused' };
      }
      const input = row.input.safeParse(raw);
      if (!input.success) {
        log.warn('ipc refused: bad input', { name, issues: input.error.issues.map((issue) => issue.path.join('.')) });
        return { ok: false, code: 'app.refused' };
      }
      try {
        const method = methods[name] as (value: unknown) => Promise<unknown>;
        return { ok: true, value: row.output.parse(await method(input.data)) };
      } catch (error) {
        log.error('ipc failed', { name, error: String(error) });
        return { ok: false, code: error instanceof HostError ? error.code : 'app.fault' };
      }
    });
  }
}
