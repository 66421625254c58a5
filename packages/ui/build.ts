/** Builds the browser screens into dist/, which the hub serves. `node packages/ui/build.ts` */
import { join } from 'node:path';
import { build } from 'vite';

export const buildScreens = async (): Promise<void> => {
  await build({ configFile: join(import.meta.dirname, 'vite.config.ts'), logLevel: 'warn' });
};

if (import.meta.main) await buildScreens();
