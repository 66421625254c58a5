import { createHmac } from 'node:crypto';
import { secretBytes } from './config.ts';

/** The headers of one try (HOOK-2, HOOK-3). */
export function signedHeaders(message: {
  id: string;
  body: string;
  secret: string;
  /** Epoch ms. */
  at: number;
}): Record<string, string> {
  const timestamp = String(Math.floor(message.at / 1_000));
  const mac = createHmac('sha256', secretBytes(message.secret) ?? '').update(
    `${message.id}.${timestamp}.${message.body}`,
  );
  return {
    'webhook-id': message.id,
    'webhook-timestamp': timestamp,
    'webhook-signature': `v1,${mac.digest('base64')}`,
  };
}
