import { createHmac } from 'node:crypto';
import type { RelayAccess } from '@hearthline/protocol';
import { z } from 'zod';

export const relayConfig = z.object({
  /** `turn:host:3478?transport=udp`, `turn:…?transport=tcp`, `turns:host:443?transport=tcp`: tried side by side. */
  urls: z.array(z.string().regex(/^turns?:/)).min(1),
  /** coturn's `static-auth-secret`. */
  secret: z.string().min(1),
  lifetimeMs: z
    .number()
    .int()
    .positive()
    .default(12 * 3_600_000),
});
export type RelayConfig = z.infer<typeof relayConfig>;

/** [RELAY-1] [RELAY-2] What a phone needs to use the relays from `now` on. */
export function issueRelays(config: RelayConfig | null, username: string, now: number): RelayAccess {
  if (config === null) return { iceServers: [], expiresAt: null };
  const { urls, secret, lifetimeMs } = config;
  // coturn counts in whole seconds: rounded down, so that they never outlive what the phone is told.
  const expiresAt = Math.floor((now + lifetimeMs) / 1000) * 1000;
  const name = `${expiresAt / 1000}:${username}`;
  const credential = createHmac('sha1', secret).update(name).digest('base64');
  return { iceServers: [{ urls: [...urls], username: name, credential }], expiresAt };
}
