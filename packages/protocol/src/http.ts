import { z } from 'zod';
import { person } from './organisation.ts';
import { isWholeText } from './text.ts';
import { epochMs } from './time.ts';

/** Paths of the hub's HTTP side. */
export const hubPaths = {
  signIn: '/api/sign-in',
  health: '/api/health',
  socket: '/api/socket',
  /** `GET {messages}/{id}` with `authorization: Bearer {token}`: the sound of a message of mine, `audio/wav`. */
  messages: '/api/messages',
  /**
   * `POST` with `authorization: Bearer {token}`, a `fileType` as `content-type` and the bytes as body: a file that will go with an announcement
   * (`fileReply`; 403, 413, 415). `GET {files}/{announcementId}/{hash}`: its bytes, for whom the announcement is shown to.
   */
  files: '/api/files',
  /** `POST` by a machine of the centre: what callers said (`resultRequest`). */
  results: '/api/results',
  /** `GET` with `authorization: Bearer {wall key}`: a `wallPicture`; with `if-none-match` and `prefer: wait=2` 304 when nothing changes. */
  wall: '/api/wall',
} as const;

/** `POST /api/sign-in`; 200 with `signInReply`, otherwise a `hubErrorBody` (401 wrong, 429 too many, 400 bad input). */
export const signInRequest = z.object({
  account: z.string().trim().min(1).max(64).refine(isWholeText),
  password: z.string().min(1).max(200),
});
export type SignInRequest = z.infer<typeof signInRequest>;

export const signInReply = z.object({
  /** Opaque, 256 random bits; the hub keeps only its hash. */
  token: z.string(),
  expiresAt: epochMs,
  person,
});
export type SignInReply = z.infer<typeof signInReply>;

/** `GET /api/health`; needs no sign-in and tells nothing personal. */
export const healthReply = z.object({
  isHealthy: z.boolean(),
  version: z.string(),
  protocol: z.object({ oldest: z.number().int(), newest: z.number().int() }),
  pbx: z.enum(['connected', 'connecting', 'notConfigured']),
  store: z.enum(['sqlite', 'postgres']),
  startedAt: epochMs,
});
export type HealthReply = z.infer<typeof healthReply>;
