import { z } from 'zod';
import { epochMs } from './time.ts';

/** STUN and TURN servers (RFC 8489, RFC 8656) as WebRTC wants them. */
const iceServers = z.array(
  z.object({ urls: z.array(z.string()), username: z.string().optional(), credential: z.string().optional() }),
);

/** Relays with credentials that expire; null: these never do. */
export const relayAccess = z.object({ iceServers, expiresAt: epochMs.nullable() });
export type RelayAccess = z.infer<typeof relayAccess>;

/** What a phone needs to register; handed over the signed-in socket, valid for one shift, never written in plain text. */
export const sipAccount = z.object({
  /** `wss://…`; plain `ws://` only on loopback. */
  serverUrl: z.string().max(300),
  /** Further edges of the same PBX, in order of preference after `serverUrl`. */
  fallbackUrls: z.array(z.string().max(300)).max(8).default([]),
  /** The domain of the SIP address. */
  domain: z.string().max(200),
  username: z.string().max(64),
  password: z.string().max(200),
  displayName: z.string().max(60),
  expiresAt: epochMs,
  /** Empty where the PBX can be reached directly. */
  iceServers,
});
export type SipAccount = z.infer<typeof sipAccount>;
