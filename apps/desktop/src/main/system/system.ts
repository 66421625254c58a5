import { app } from 'electron';
import { HostError, isLink, type Settings } from '@hearthline/ui/host';
import { setAutostart, type StartCommand } from './autostart.ts';
import { setLinkHandler } from './linkHandler.ts';

/**
 * Carries out what the settings say about the OS. Throws HostError `link.notRegistered` where the OS keeps its links to
 * itself.
 */
export async function applyToSystem(before: Settings, now: Settings): Promise<void> {
  const command = startCommand(process.argv, app.isPackaged);
  if (before.startsWithSystem !== now.startsWithSystem) await setAutostart(now.startsWithSystem, command);
  if (before.opensLinks === now.opensLinks) return;
  const isDone = await setLinkHandler(now.opensLinks, command);
  if (!isDone) throw new HostError('link.notRegistered');
}

const ours = /^--(profile|company-ca|hub|screen-pop)=/;
const onceOnly = /^--$|^--(hidden|inspect|remote-debugging)/;

/** How this very app is started again by the OS: with what IT said, without what was meant for one start. */
export function startCommand(argv: readonly string[], isPackaged: boolean): StartCommand {
  const given = argv.slice(1).filter((one) => !onceOnly.test(one) && !isLink(one));
  return {
    executable: process.env['APPIMAGE'] ?? process.execPath,
    // A developer's Electron also needs the folder of the app, and whatever made it start.
    args: isPackaged ? given.filter((one) => ours.test(one)) : given,
  };
}
