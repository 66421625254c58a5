import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

export interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly retryAfterS?: number;
}

export interface DoorOptions {
  readonly port: number;
  readonly token: string;
  /** Milliseconds of any clock that only goes forward. */
  readonly now: () => number;
}

const RATE = { requests: 100, windowMs: 10_000 } as const;

/** Who may come in (API-3 to API-7). */
export class Door {
  readonly #hosts: ReadonlySet<string>;
  readonly #tokenHash: Buffer;
  readonly #now: () => number;
  #recent: number[] = [];

  constructor({ port, token, now }: DoorOptions) {
    this.#hosts = new Set(['127.0.0.1', 'localhost', '[::1]'].map((host) => `${host}:${port}`));
    this.#tokenHash = hash(token);
    this.#now = now;
  }

  /** null: come in. */
  check(headers: IncomingHttpHeaders): Refusal | null {
    if (!this.#hosts.has(headers.host?.toLowerCase() ?? '')) return { status: 403, code: 'foreignHost' };
    if (headers.origin !== undefined) return { status: 403, code: 'foreignOrigin' };
    const now = this.#now();
    this.#recent = this.#recent.filter((at) => now - at < RATE.windowMs);
    const [oldest] = this.#recent;
    if (this.#recent.length >= RATE.requests)
      return {
        status: 429,
        code: 'tooMany',
        retryAfterS: Math.ceil((RATE.windowMs - (now - (oldest ?? now))) / 1_000),
      };
    this.#recent.push(now);
    const given = /^Bearer ([A-Za-z0-9_-]{1,200})$/.exec(headers.authorization ?? '')?.[1];
    // Hashed first: both sides have one length, and nothing is learnt from how long it takes.
    const isRight = given !== undefined && timingSafeEqual(hash(given), this.#tokenHash);
    return isRight ? null : { status: 401, code: 'wrongToken' };
  }
}

const hash = (text: string): Buffer => createHash('sha256').update(text).digest();
