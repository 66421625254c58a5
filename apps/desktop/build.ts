/** Builds the desktop app into out/: main, the two preloads, and the two renderers. `node apps/desktop/build.ts` */
import { readFileSync } from 'node:fs';
import { cp, rename, rm } from 'node:fs/promises';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { build, createServer, type InlineConfig, type ViteDevServer } from 'vite';

const here = import.meta.dirname;
const out = join(here, 'out');
const draft = join(here, `out.${process.pid}`);
const external = ['electron', ...builtinModules, ...builtinModules.map((name) => `node:${name}`)];

const { version } = JSON.parse(readFileSync(join(here, 'package.json'), 'utf8')) as { version: string };
const common: InlineConfig = {
  configFile: false,
  logLevel: 'warn',
  root: here,
  define: { APP_VERSION: JSON.stringify(version) },
};

/** Code for Node's side of Electron: one file, nothing from node_modules at run time. */
function forNode(entry: string, file: string): InlineConfig {
  return {
    ...common,
    ssr: { noExternal: true },
    build: {
      outDir: draft,
      emptyOutDir: false,
      ssr: join(here, entry),
      target: 'node20',
      minify: false,
      sourcemap: true,
      rolldownOptions: {
        external,
        output: { entryFileNames: file, format: file.endsWith('.cjs') ? 'cjs' : 'es', codeSplitting: false },
      },
    },
  };
}

const pagesOf = { engine: ['index.html'], screens: ['index.html', 'mini.html'] } as const;

/** A page of its own origin. Chromium 130 is the oldest runtime (Electron 33). */
function forPage(name: 'engine' | 'screens'): InlineConfig {
  return {
    ...common,
    root: join(here, 'src', name),
    base: '/',
    plugins: [react()],
    build: {
      outDir: join(draft, 'renderer', name),
      emptyOutDir: true,
      target: 'chrome130',
      sourcemap: true,
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      rolldownOptions: { input: pagesOf[name].map((page) => join(here, 'src', name, page)) },
      chunkSizeWarningLimit: 2_000,
    },
  };
}

/** Builds aside and swaps, so that an app that starts meanwhile finds the old build or the new one, never half of it. */
export async function buildDesktop(): Promise<void> {
  await rm(draft, { recursive: true, force: true });
  await build(forNode('src/main/main.ts', 'main.js'));
  await build(forNode('src/preload/engine.ts', 'preload-engine.cjs'));
  await build(forNode('src/preload/screens.ts', 'preload-screens.cjs'));
  await build(forNode('src/preload/mini.ts', 'preload-mini.cjs'));
  await build(forPage('engine'));
  await build(forPage('screens'));
  await cp(join(here, 'assets', 'icon.png'), join(draft, 'icon.png'));
  await rm(out, { recursive: true, force: true });
  await rename(draft, out);
}

/**
 * The screens from their sources, reloading as they change: for `pnpm dev` alone. The page has the app's own origin, so
 * Vite's client fails once to find its socket there and then connects to this server directly.
 */
export async function createScreensServer(): Promise<ViteDevServer> {
  const server = await createServer({ ...forPage('screens'), server: { host: '127.0.0.1' } });
  return server.listen();
}

if (import.meta.main) await buildDesktop();
