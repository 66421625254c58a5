import { execFile, spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import type { Display } from '../../../scripts/prepare/display.ts';

/** What the notification service of the display was asked and said, as its bus tells it. */
export interface NotificationWatch {
  /** Resolves with the first line, past or future, that has this text. */
  until(text: string): Promise<void>;
  close(): void;
}

export async function watchNotifications(display: Display): Promise<NotificationWatch> {
  const monitor = spawn('dbus-monitor', ['--session', "interface='org.freedesktop.Notifications'"], {
    env: { ...process.env, ...display.env },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const said: string[] = [];
  const looks = new Set<() => void>();
  createInterface({ input: monitor.stdout }).on('line', (line) => {
    said.push(line);
    for (const look of looks) look();
  });
  const watch: NotificationWatch = {
    until: (text) =>
      new Promise((resolve) => {
        const look = (): void => {
          if (!said.some((line) => line.includes(text))) return;
          looks.delete(look);
          resolve();
        };
        looks.add(look);
        look();
      }),
    close: () => void monitor.kill(),
  };
  // The first thing it tells is its own name: from then on nothing is missed.
  await watch.until('NameAcquired');
  return watch;
}

/** Notifications to be seen now. */
export async function shownCount(display: Display): Promise<number> {
  const count = async (which: 'displayed' | 'waiting'): Promise<number> =>
    Number(await dunstctl(display, 'count', which));
  return (await count('displayed')) + (await count('waiting'));
}

/** Presses a button of the notification that is shown, in the daemon's own menu. */
export async function pressNotification(display: Display, label: string): Promise<void> {
  if (display.notificationChoiceFile === null) throw new Error('this display has a person of its own');
  await writeFile(display.notificationChoiceFile, `${label}\n`);
  await dunstctl(display, 'context');
}

/** Clicks the notification itself. */
export const clickNotification = (display: Display): Promise<string> => dunstctl(display, 'action', '0');

async function dunstctl(display: Display, ...args: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)('dunstctl', args, { env: { ...process.env, ...display.env } });
  return stdout;
}
