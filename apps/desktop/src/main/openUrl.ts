import { shell } from 'electron';
import { HostError, mayOpen } from '@hearthline/ui/host';

const RATE = { count: 10, windowMs: 10_000 } as const;
let recent: number[] = [];

/** Opens an address in the browser of the system, checked once more here (POP-5). Throws HostError `app.refused`. */
export async function openUrl(url: string, now: number): Promise<void> {
  recent = recent.filter((at) => now - at < RATE.windowMs);
  if (!mayOpen(url) || recent.length >= RATE.count) throw new HostError('app.refused');
  recent.push(now);
  await shell.openExternal(url);
}
