import { request as plainRequest } from 'node:http';
import { request as tlsRequest } from 'node:https';
import { isIP } from 'node:net';
import { isPublic, lookUpPublic } from './addresses.ts';
import type { WebhookEndpoint } from './config.ts';
import { signedHeaders } from './signature.ts';

export type PostOutcome =
  | { readonly kind: 'delivered' }
  | { readonly kind: 'gone' }
  /** `why` is a status or a code of Node: no URL, no secret. */
  | { readonly kind: 'failed'; readonly why: string; readonly retryAfterMs: number | null };

const LIMIT_MS = 15_000;

const failed = (why: string, retryAfterMs: number | null = null): PostOutcome => ({
  kind: 'failed',
  why,
  retryAfterMs,
});

/** One try (HOOK-5). Never rejects; follows no redirect, keeps no connection, reads no body. */
export function post(
  endpoint: WebhookEndpoint,
  message: { id: string; body: string; at: number },
  signal: AbortSignal,
): Promise<PostOutcome> {
  const url = new URL(endpoint.url);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const isGuarded = !endpoint.allowsPrivateAddresses;
  // A name is judged when it is looked up; an address is never looked up.
  if (isGuarded && isIP(host) !== 0 && !isPublic(host)) return Promise.resolve(failed('EPRIVATE'));
  return new Promise((resolve) => {
    const sent = (url.protocol === 'https:' ? tlsRequest : plainRequest)(url, {
      method: 'POST',
      agent: false,
      signal: AbortSignal.any([signal, AbortSignal.timeout(LIMIT_MS)]),
      ...(isGuarded ? { lookup: lookUpPublic } : {}),
      headers: {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(message.body),
        'user-agent': 'Hearthline-Webhooks/1',
        ...signedHeaders({ ...message, secrets: secretsOf(endpoint) }),
      },
    });
    sent.once('error', (error: NodeJS.ErrnoException) => resolve(failed(error.code ?? error.name)));
    sent.once('response', (response) => {
      const status = response.statusCode ?? 0;
      response.destroy();
      if (status >= 200 && status < 300) resolve({ kind: 'delivered' });
      else if (status === 410) resolve({ kind: 'gone' });
      else resolve(failed(String(status), retryAfter(status, response.headers['retry-after'], message.at)));
    });
    sent.end(message.body);
  });
}

const secretsOf = ({ secret, previousSecret }: WebhookEndpoint): string[] =>
  previousSecret === undefined ? [secret] : [secret, previousSecret];

/** Seconds or a date (RFC 9110 §10.2.3). */
function retryAfter(status: number, value: string | undefined, now: number): number | null {
  if (value === undefined || (status !== 429 && status !== 503)) return null;
  if (/^\d{1,6}$/.test(value)) return Number(value) * 1_000;
  const at = Date.parse(value);
  return Number.isNaN(at) ? null : Math.max(0, at - now);
}
