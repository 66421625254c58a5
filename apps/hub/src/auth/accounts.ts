import { createHash, randomBytes, randomInt } from 'node:crypto';
import type { Person } from '@hearthline/protocol';
import { hash, verify } from '@node-rs/argon2';
import type { Clock } from '../clock.ts';
import { HubError } from '../hubError.ts';
import type { Directory } from '../organisation/directory.ts';
import type { Store } from '../store/store.ts';
import type { Attempts } from './attempts.ts';

/** The library's default algorithm is argon2id; 19 MiB, 2 passes, 1 lane is OWASP's advice (Password Storage cheat sheet). */
const ARGON2 = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

export const hashPassword = (password: string): Promise<string> => hash(password, ARGON2);

/** Letters and digits that nobody mistakes for others, read out or on paper. */
const PASSWORD_SIGNS = 'abcdefghjkmnpqrstuvwxyz23456789';
const PASSWORD_LENGTH = 14;

/** [AUTH-7] A password a person is given: about 69 random bits, in three pieces. */
export function firstPassword(): string {
  const signs = Array.from({ length: PASSWORD_LENGTH }, () => PASSWORD_SIGNS[randomInt(PASSWORD_SIGNS.length)] ?? '');
  return [signs.slice(0, 5), signs.slice(5, 10), signs.slice(10)].map((piece) => piece.join('')).join('-');
}

/** The token of a session: 256 random bits. */
export const newToken = (): string => randomBytes(32).toString('base64url');
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('base64url');

interface Ports {
  readonly store: Store;
  readonly clock: Clock;
  readonly directory: Directory;
  readonly attempts: Attempts;
  readonly sessionMs: number;
}

export interface SignedIn {
  readonly token: string;
  readonly expiresAt: number;
  readonly person: Person;
}

/** Who may come in. SPEC: auth/SPEC.md. */
export class Accounts {
  readonly #ports: Ports;
  /** Compared with when there is no such account, or no password for it yet, so that both answers take the same time. */
  readonly #noAccountHash: string;

  private constructor(ports: Ports, noAccountHash: string) {
    this.#ports = ports;
    this.#noAccountHash = noAccountHash;
  }

  static async create(ports: Ports): Promise<Accounts> {
    return new Accounts(ports, await hashPassword(newToken()));
  }

  /** @throws HubError `signIn.wrong`, `signIn.tooMany`, `store.full` */
  async signIn(account: string, password: string): Promise<SignedIn> {
    const { store, clock, directory, attempts, sessionMs } = this.#ports;
    attempts.begin(account);
    const row = await store.readAccount(account);
    const isRight = await verify(row?.passwordHash || this.#noAccountHash, password);
    const person = row ? directory.people.get(row.personId) : undefined;
    if (!isRight || !person) throw new HubError('signIn.wrong');
    attempts.succeeded(account);
    const token = newToken();
    const expiresAt = clock.now() + sessionMs;
    await store.commit({ session: { tokenHash: hashToken(token), personId: person.id, expiresAt } });
    return { token, expiresAt, person };
  }

  /** Whose token this is; null where it is worth nothing. */
  async authenticate(token: string): Promise<{ person: Person; tokenHash: string; expiresAt: number } | null> {
    const tokenHash = hashToken(token);
    const session = await this.#ports.store.readSession(tokenHash);
    const person = session ? this.#ports.directory.people.get(session.personId) : undefined;
    if (!session || !person || session.expiresAt <= this.#ports.clock.now()) return null;
    return { person, tokenHash, expiresAt: session.expiresAt };
  }
}
