import { execFile } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { app } from 'electron';
import type { StartCommand } from './autostart.ts';
import { desktopEntry } from './desktopEntry.ts';

const schemes = ['tel', 'sip', 'sips', 'callto'] as const;
const ENTRY = 'hearthline-links.desktop';

/** Makes this app the one that opens phone links on this PC, or stops that. False: the OS would not. */
export async function setLinkHandler(isOn: boolean, command: StartCommand): Promise<boolean> {
  if (process.platform === 'linux') return setOnLinux(isOn, command);
  // The link comes behind `--`: it can never be read as a switch.
  const args = [...command.args, '--'];
  const set = (scheme: string): boolean =>
    isOn
      ? app.setAsDefaultProtocolClient(scheme, command.executable, args)
      : app.removeAsDefaultProtocolClient(scheme, command.executable, args);
  return schemes.map(set).every(Boolean);
}

/** Electron names the installed entry only, and an app run from a folder has none; so it is written, then chosen. */
async function setOnLinux(isOn: boolean, command: StartCommand): Promise<boolean> {
  const data = process.env['XDG_DATA_HOME'] ?? '';
  const dir = join(data === '' ? join(homedir(), '.local', 'share') : data, 'applications');
  const file = join(dir, ENTRY);
  if (!isOn) {
    await rm(file, { force: true });
    return true;
  }
  await mkdir(dir, { recursive: true });
  const mimeTypes = schemes.map((scheme) => `x-scheme-handler/${scheme}`);
  await writeFile(file, desktopEntry({ ...command, mimeTypes }));
  return promisify(execFile)('xdg-mime', ['default', ENTRY, ...mimeTypes]).then(
    () => true,
    () => false,
  );
}
