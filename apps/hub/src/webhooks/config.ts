import { facts, type FactKind } from '@hearthline/protocol';
import { z } from 'zod';

const kinds = facts.options.map((option) => option.shape.kind.value) as [FactKind, ...FactKind[]];

/** The secret's bytes, or null for what is none (HOOK-1). */
export function secretBytes(secret: string): Buffer | null {
  const base64 = /^whsec_([A-Za-z0-9+/]+=*)$/.exec(secret)?.[1];
  const bytes = Buffer.from(base64 ?? '', 'base64');
  return bytes.length >= 24 && bytes.length <= 64 ? bytes : null;
}

/** 192 to 512 bits: https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md#signature-scheme */
const webhookSecret = z
  .string()
  .refine((secret) => secretBytes(secret) !== null, 'whsec_ and 24 to 64 bytes in base64');

export const webhookEndpoint = z
  .object({
    url: z.url({ protocol: /^https?$/ }).max(2_000),
    secret: webhookSecret,
    /** The one before, while the receiver changes to `secret` (HOOK-10). */
    previousSecret: webhookSecret.optional(),
    events: z.array(z.enum(kinds)).min(1),
    /** Receivers on this machine or in the centre's own network, plain http too. */
    allowsPrivateAddresses: z.boolean().default(false),
  })
  .refine(({ url, allowsPrivateAddresses }) => url.startsWith('https:') || allowsPrivateAddresses, 'https only');
export type WebhookEndpoint = z.infer<typeof webhookEndpoint>;
