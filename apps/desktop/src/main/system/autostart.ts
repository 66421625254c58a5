import { mkdir, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { app } from 'electron';
import { desktopEntry } from './desktopEntry.ts';

export interface StartCommand {
  readonly executable: string;
  readonly args: readonly string[];
}

/** Whether the OS starts the app, in the tray, when the person signs in to the PC. */
export async function setAutostart(isOn: boolean, command: StartCommand): Promise<void> {
  const { executable, args } = command;
  if (process.platform !== 'linux') {
    app.setLoginItemSettings({ openAtLogin: isOn, path: executable, args: [...args, '--hidden'] });
    return;
  }
  // Electron has none for Linux: https://specifications.freedesktop.org/autostart-spec/latest/
  const config = process.env['XDG_CONFIG_HOME'] ?? '';
  const dir = join(config === '' ? join(homedir(), '.config') : config, 'autostart');
  const file = join(dir, 'hearthline.desktop');
  if (!isOn) return rm(file, { force: true });
  await mkdir(dir, { recursive: true });
  await writeFile(file, desktopEntry({ executable, args: [...args, '--hidden'] }));
}
