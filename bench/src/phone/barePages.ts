/** The bare pages, bundled each by itself and served on a free port; on loopback that is a secure context. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import type { SipAccount } from '@hearthline/protocol';
import { build } from 'vite';

const entries = {
  'sip.js': new URL('../../bare/sipJs.ts', import.meta.url),
  jssip: new URL('../../bare/jsSip.ts', import.meta.url),
} as const;
export type BareLibrary = keyof typeof entries;

export interface BarePages {
  /** The address of a page that registers this account as soon as it is open. */
  url(library: BareLibrary, account: SipAccount): string;
  close(): Promise<void>;
}

export async function serveBarePages(host = '127.0.0.1'): Promise<BarePages> {
  const scripts = new Map<string, string>();
  for (const [library, entry] of Object.entries(entries))
    scripts.set(`/${library}/page.js`, await bundle(fileURLToPath(entry)));
  const server = createServer((request, response) => {
    const script = scripts.get(request.url ?? '');
    response.setHeader('content-type', script === undefined ? 'text/html' : 'text/javascript');
    response.end(
      script ??
        '<!doctype html><meta charset="utf-8"><title>phone</title><script type="module" src="page.js"></script>',
    );
  });
  server.listen(0, host);
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the pages have no port');
  return {
    url: (library, { serverUrl, domain, username, password }) => {
      const account = encodeURIComponent(JSON.stringify({ serverUrl, domain, username, password }));
      return `http://${host}:${address.port}/${library}/?account=${account}`;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** As small and as fast as a page of a product: minified, for the Chromium that the desktop app is built for. */
export async function bundle(entry: string): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'warn',
    build: {
      write: false,
      target: 'chrome130',
      modulePreload: { polyfill: false },
      rolldownOptions: { input: entry, output: { codeSplitting: false } },
    },
  });
  const outputs = Array.isArray(result) ? result : [result];
  for (const each of outputs) {
    if (!('output' in each)) continue;
    for (const chunk of each.output) if (chunk.type === 'chunk') return chunk.code;
  }
  throw new Error(`${entry} was not bundled`);
}
