import { z } from 'zod';
import { epochMs } from './time.ts';

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
  iceServers: z.array(
    z.object({ urls: z.array(z.string()), username: z.string().optional(), credential: z.string().optional() }),
  ),
});
export type SipAccount = z.infer<typeof sipAccount>;
