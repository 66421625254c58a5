import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';

const ENTRY = new URL('../../../packages/softphone-core/src/testing/lab/page.ts', import.meta.url);
/** The bundler is the desktop app's. */
const desktopApp = createRequire(new URL('../../../apps/desktop/package.json', import.meta.url));

interface Bundler {
  build(options: Record<string, unknown>): Promise<unknown>;
}

/** The phone's lab page, bundled: one script. */
export async function bundlePhonePage(): Promise<string> {
  const bundler = (await import(pathToFileURL(desktopApp.resolve('vite')).href)) as Bundler;
  const result = await bundler.build({
    configFile: false,
    logLevel: 'warn',
    build: {
      write: false,
      minify: false,
      rollupOptions: { input: fileURLToPath(ENTRY), output: { format: 'es', codeSplitting: false } },
    },
  });
  const { output } = (Array.isArray(result) ? result[0] : result) as { output: { code?: string }[] };
  const code = output.find((chunk) => chunk.code !== undefined)?.code;
  if (code === undefined) throw new Error('the page was not bundled');
  return code;
}
