/** Waits for a line in a growing file, by the kernel's file events. */
import { existsSync, readFileSync, watch } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Resolves when `isThere` says so about the file's contents. The file need not exist yet, its folder must. Contents are checked at once
 * and after each change in the folder.
 *
 * @returns the wait and a way to end it; an ended wait stays pending for ever
 */
export function watchFile(
  file: string,
  isThere: (contents: Buffer) => boolean,
): { found: Promise<void>; close: () => void } {
  let close = (): void => undefined;
  const found = new Promise<void>((resolve) => {
    const watcher = watch(dirname(file), () => check());
    close = () => watcher.close();
    const check = (): void => {
      if (!existsSync(file) || !isThere(readFileSync(file))) return;
      watcher.close();
      resolve();
    };
    check();
  });
  return { found, close: () => close() };
}
