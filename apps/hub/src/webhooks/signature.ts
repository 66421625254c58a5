import { createHmac } from 'node:crypto';
import { secretBytes } from './config.ts';

/**
 * The headers of one try (HOOK-2, HOOK-3, HOOK-10), by the specification's "Signature scheme" and "Webhook headers":
 * https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md#signature-scheme
 *
 * @throws Error a secret or an id that HOOK-1 and HOOK-2 do not let through
 */
export function signedHeaders(message: {
  /** MUST NOT hold a full stop: it is what separates the parts that are signed. */
  id: string;
  body: string;
  /** The one in force first. */
  secrets: readonly string[];
  /** Epoch ms. */
  at: number;
}): Record<string, string> {
  if (message.id.includes('.')) throw new Error('an id with a full stop cannot be signed');
  const timestamp = String(Math.floor(message.at / 1_000));
  const signed = `${message.id}.${timestamp}.${message.body}`;
  return {
    'webhook-id': message.id,
    'webhook-timestamp': timestamp,
    'webhook-signature': message.secrets.map((secret) => signatureOf(signed, secret)).join(' '),
  };
}

/** `v1`: HMAC-SHA256 with the decoded bytes of the secret, never with its text. */
function signatureOf(signed: string, secret: string): string {
  const key = secretBytes(secret);
  if (key === null) throw new Error('not a webhook secret');
  return `v1,${createHmac('sha256', key).update(signed).digest('base64')}`;
}
