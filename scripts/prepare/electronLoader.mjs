// Copied into the lab's Electron as resources/app: starts the app whose folder is the first argument that is no switch, the way the shipped
// Electron's own default app does. https://github.com/electron/electron/blob/main/default_app/main.ts
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

// Electron itself has this module; no package of this repository does.
const load = createRequire(import.meta.url);
const { app } = load('electron');

const folder = process.argv.slice(1).find((argument) => !argument.startsWith('-'));
if (folder === undefined) {
  process.stderr.write('Which app? Give its folder as the first argument.\n');
  app.exit(1);
} else {
  const appPath = resolve(folder);
  const description = JSON.parse(readFileSync(join(appPath, 'package.json'), 'utf8'));
  Object.defineProperty(process, 'defaultApp', { configurable: false, enumerable: true, value: true });
  if (description.version) app.setVersion(description.version);
  app.setName(description.productName ?? description.name);
  app.setAppPath(appPath);
  await import(pathToFileURL(join(appPath, description.main ?? 'index.js')).href);
}
