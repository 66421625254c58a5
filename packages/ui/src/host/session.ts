import { person, sipAccount, type Person, type SipAccount } from '@hearthline/protocol';
import { Value } from '@hearthline/softphone-core/value';
import { z } from 'zod';
import type { SessionState } from './contract.ts';
import { hubOrigin } from './hubAddress.ts';
import { HostError, type ProblemCode } from './problem.ts';
import { signInAt, type SignInPorts } from './signIn.ts';

/** A signed-in session as it is kept in the key store. */
export const keptSession = z.object({ origin: z.string(), token: z.string(), expiresAt: z.number(), person });
export type KeptSession = z.infer<typeof keptSession>;

/** Where secrets are kept: the OS key store, or nowhere (`isKept` false: this run only). */
export interface SecretPort {
  save(name: 'hubSession' | 'sipAccount', value: string): Promise<{ isKept: boolean }>;
  remove(name: 'hubSession' | 'sipAccount'): Promise<void>;
}

export interface SessionPorts extends SignInPorts {
  readonly secrets: SecretPort;
  readonly now: () => number;
}

/** Reads a kept secret; one that does not parse or is over is none. */
export function readKept<S extends z.ZodType<{ expiresAt: number }>>(
  schema: S,
  text: string | undefined,
  now: number,
): z.infer<S> | null {
  if (text === undefined) return null;
  try {
    const kept = schema.safeParse(JSON.parse(text));
    return kept.success && kept.data.expiresAt > now ? kept.data : null;
  } catch {
    return null;
  }
}
export const readKeptSipAccount = (text: string | undefined, now: number): SipAccount | null =>
  readKept(sipAccount, text, now);

/** Who is signed in on this PC, and the token that proves it. */
export class Session {
  readonly state = new Value<SessionState>({ kind: 'signedOut', problem: null, retryAfterS: null });
  readonly #ports: SessionPorts;
  #isRemembered = false;

  constructor(ports: SessionPorts) {
    this.#ports = ports;
  }

  /** Goes on with a session kept from before. */
  resume(kept: KeptSession): void {
    this.#isRemembered = true;
    this.state.set({ kind: 'signedIn', person: kept.person, isRemembered: true });
  }

  /** Resolves with the new session; on failure the state says why and the HostError is thrown. */
  async signIn(input: { hubUrl: string; account: string; password: string; remember: boolean }): Promise<KeptSession> {
    this.state.set({ kind: 'signingIn' });
    try {
      const origin = hubOrigin(input.hubUrl);
      const reply = await signInAt(origin, { account: input.account, password: input.password }, this.#ports);
      const kept: KeptSession = { origin, token: reply.token, expiresAt: reply.expiresAt, person: reply.person };
      this.#isRemembered = input.remember && (await this.keep('hubSession', kept));
      this.state.set({ kind: 'signedIn', person: reply.person, isRemembered: this.#isRemembered });
      return kept;
    } catch (error) {
      const known = error instanceof HostError ? error : new HostError('app.fault', { cause: error });
      this.state.set({ kind: 'signedOut', problem: known.code, retryAfterS: known.retryAfterS });
      throw known;
    }
  }

  /** The hub says who she is now: another unit, another name, other rights. */
  know(now: Person): void {
    const state = this.state.getState();
    if (state.kind !== 'signedIn' || JSON.stringify(state.person) === JSON.stringify(now)) return;
    this.state.set({ ...state, person: now });
  }

  get isRemembered(): boolean {
    return this.#isRemembered;
  }

  /** Keeps a secret; false where the OS offers no key store or has no room. */
  async keep(name: 'hubSession' | 'sipAccount', value: unknown): Promise<boolean> {
    return this.#ports.secrets.save(name, JSON.stringify(value)).then(
      (saved) => saved.isKept,
      () => false,
    );
  }

  async end(problem: ProblemCode | null): Promise<void> {
    this.#isRemembered = false;
    this.state.set({ kind: 'signedOut', problem, retryAfterS: null });
    await Promise.allSettled([this.#ports.secrets.remove('hubSession'), this.#ports.secrets.remove('sipAccount')]);
  }
}
