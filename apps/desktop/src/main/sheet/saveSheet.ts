import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { app, dialog, type BrowserWindow } from 'electron';
import { HostError } from '@hearthline/ui/host';
import { sheetFileName } from './fileName.ts';

const isFull = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT');

/**
 * What the main window's page gives to be printed, as a PDF where the person says. Only of a window she sees, and nothing is written
 * without her choice of a place; false: she chose none.
 *
 * @throws HostError `app.refused` without such a window, `app.diskFull`
 */
export async function saveSheet(window: BrowserWindow | null, name: string): Promise<boolean> {
  if (window === null || window.isDestroyed() || !window.isVisible()) throw new HostError('app.refused');
  // Made before she is asked: what is on the page then is what she pressed for.
  const pdf = await window.webContents.printToPDF({ preferCSSPageSize: true, printBackground: true });
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    defaultPath: join(app.getPath('documents'), sheetFileName(name)),
    filters: [{ name: 'PDF', extensions: ['pdf'] }],
  });
  if (canceled || filePath === '') return false;
  try {
    await writeFile(filePath, pdf);
  } catch (error) {
    throw isFull(error) ? new HostError('app.diskFull', { cause: error }) : error;
  }
  return true;
}
