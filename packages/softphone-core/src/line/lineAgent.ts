import type { SipSocket } from '../ports.ts';

/** What the line needs of SIP. `sip/` implements it. */
export interface LineAgent {
  /** Everything sent from now on, in old dialogs too, goes over this socket. */
  attach(socket: SipSocket, serverUrl: string): void;
  /** No socket: requests fail at once, BYEs are owed. */
  detach(): void;
  /** Never rejects. */
  register(expiresS: number): Promise<RegisterOutcome>;
  /** The REGISTER that waits for its answer goes out once more, as it is: who has heard it takes it for a repetition (RFC 3261 §17.2.2). */
  registerAgain(): void;
  /** REGISTER with Expires: 0. Resolves when answered or when there is no socket. */
  unregister(): Promise<void>;
  /** OPTIONS to the PBX. Resolves with whether any answer came: each is a sign of life. */
  ping(): Promise<boolean>;
  /** A request of its own that any socket to the PBX can carry; whatever comes back on that socket is a sign of life. */
  signOfLife(): string;
}

export type RegisterOutcome =
  | { readonly kind: 'registered'; readonly expiresS: number }
  /** `wasChallenged`: the PBX asked for a password and did not like ours. */
  | { readonly kind: 'refused'; readonly status: number; readonly retryAfterMs: number | null }
  /** No answer, or the socket went while waiting. */
  | { readonly kind: 'silent' };
