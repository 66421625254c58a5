import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';

const ENTRY = new URL('../../../packages/softphone-core/src/testing/lab/page.ts', import.meta.url);
/** The bundler is the desktop app's. */
const desktopApp = createRequire(new URL('../../../apps/desktop/package.json', import.meta.url));

interface Bundler {
  build(options: Record<string, unknown>): Promise<unknown>;
}

export interface PageServer {
  readonly url: string;
  close(): Promise<void>;
}

/** Bundles the phone's lab page and serves it on a free port of loopback, which browsers hold for a secure context. */
export async function servePhonePage(): Promise<PageServer> {
  const script = await bundle();
  const server = createServer((request, response) => {
    const isScript = request.url === '/page.js';
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html');
    response.end(
      isScript ? script : '<!doctype html><title>phone</title><script type="module" src="/page.js"></script>',
    );
  });
  const port = await listening(server);
  return {
    url: `http://127.0.0.1:${port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function bundle(): Promise<string> {
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

function listening(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      if (address === null || typeof address === 'string') reject(new Error('no port'));
      else resolve(address.port);
    });
  });
}
