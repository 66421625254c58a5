import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { protocol, type Session } from 'electron';
import { SCHEME } from '../shared/origins.ts';

/** Engine: talks to hub and PBX (TLS, or plain only on this machine), runs no foreign code, shows nothing. */
const ENGINE_POLICY = [
  "default-src 'none'",
  // The noise suppression is WebAssembly: compiled, never evaluated as script.
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self'",
  "connect-src 'self' https: wss: http://127.0.0.1:* ws://127.0.0.1:* http://localhost:* ws://localhost:*",
  'media-src blob:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
];

/** Screens: own code, own styles, no network at all. */
const SCREENS_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  // Sounds and pictures that the engine has fetched.
  'media-src blob:',
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
];

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.wasm': 'application/wasm',
};

/** Must run before the app is ready. */
export function declareScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: SCHEME,
      privileges: { standard: true, secure: true, supportFetchAPI: true, corsEnabled: true, codeCache: true },
    },
  ]);
}

export interface SchemeOptions {
  /** The built renderers: `engine/` and `screens/` inside. */
  readonly rendererDir: string;
  /** Vite's address while developing: screens come from there, so that they reload as they are edited. */
  readonly devScreensUrl: string | null;
}

/** Serves the two renderers with their content security policies; everything else is 404. */
export function serveScheme(session: Session, options: SchemeOptions): void {
  session.protocol.handle(SCHEME, async (request) => {
    const { host, pathname } = new URL(request.url);
    if (host !== 'engine' && host !== 'screens') return new Response(null, { status: 404 });
    if (host === 'screens' && options.devScreensUrl !== null) return fromDevServer(options.devScreensUrl, request.url);
    const file = fileFor(join(options.rendererDir, host), pathname);
    if (file === null) return new Response(null, { status: 404 });
    try {
      const body = await readFile(file);
      return new Response(new Uint8Array(body), { headers: headersFor(host, extname(file)) });
    } catch {
      return new Response(null, { status: 404 });
    }
  });
}

/** The file for a path, or null when the path leaves the folder. */
export function fileFor(dir: string, pathname: string): string | null {
  let decoded: string;
  try {
    decoded = decodeURIComponent(pathname);
  } catch {
    return null;
  }
  const file = normalize(join(dir, decoded === '/' ? 'index.html' : decoded));
  return file.startsWith(dir + sep) ? file : null;
}

function headersFor(host: 'engine' | 'screens', extension: string): Record<string, string> {
  return {
    'content-type': contentTypes[extension] ?? 'application/octet-stream',
    'content-security-policy': (host === 'engine' ? ENGINE_POLICY : SCREENS_POLICY).join('; '),
    'cross-origin-opener-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  };
}

async function fromDevServer(devUrl: string, url: string): Promise<Response> {
  const { pathname, search } = new URL(url);
  const reply = await fetch(new URL(pathname + search, devUrl));
  const headers = new Headers(reply.headers);
  headers.delete('content-encoding');
  return new Response(reply.body, { status: reply.status, headers });
}
