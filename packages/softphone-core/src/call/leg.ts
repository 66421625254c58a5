import type { TransferState } from '../snapshot.ts';
import type { AnswerAsked } from './autoAnswer.ts';

/**
 * One SIP dialog as a call sees it. `sip/` implements it; tests may too. Nothing here knows a SIP library.
 * A leg never throws for what the network does: it tells its listener.
 */
export interface Leg {
  /** We made the Call-ID: decides who waits longer after a glare (RFC 3261 §14.1). */
  readonly isOwner: boolean;
  /** The dialog's Call-ID (RFC 3261 §8.1.1.4). */
  readonly sipCallId: string;
  /** In only: 180. */
  ring(): void;
  /** In only: 200 with our answer. */
  accept(sdp: string): void;
  /** In only: a final answer of 3xx-6xx. */
  refuse(status: number): void;
  /** Out only, before the answer. Sent as soon as the far side has been heard of (RFC 3261 §9.1). */
  cancel(): void;
  /** Ends an answered call; owed, and sent on the next socket, when there is none now. */
  bye(): void;
  /** Changes the session. Never rejects. */
  reinvite(sdp: string): Promise<ReinviteOutcome>;
  /** The answer to the last one went down with its socket: nobody here knows what the session is there. [CALL-15] */
  readonly hasLostOffer: boolean;
  /** One DTMF digit by SIP INFO. Resolves whether the far side took it. */
  sendDigit(digit: string, durationMs: number): Promise<boolean>;
  /** What names this dialog to the far side (RFC 3261 §12); null before there is one. */
  readonly dialog: DialogName | null;
  /** Hands the far side on (RFC 3515). Returns the way to stop listening; the listener hears nothing after it. */
  refer(target: ReferTarget, listener: ReferListener): () => void;
  /**
   * Asks the far side whether it still knows this dialog, and tells it where we are now: UPDATE without a session
   * description (RFC 3311 §5.1, a target refresh). After OPTIONS Asterisk would send its BYE to the socket that is gone.
   */
  probe(): Promise<DialogHealth>;
}

export interface DialogName {
  readonly callId: string;
  readonly ourTag: string;
  readonly theirTag: string;
}

export interface ReferTarget {
  /** Must have been checked: it becomes the user part of the address. */
  readonly number: string;
  /** The dialog the new call takes the place of (RFC 3891); null: an ordinary new call. */
  readonly replaces: DialogName | null;
}

export interface ReferListener {
  /** REFER itself was refused. `isLocal`: the socket was lost, or nobody answered. */
  onRefused(refusal: { status: number; isLocal: boolean }): void;
  /** NOTIFY: how the call to the target goes; `isFinal`: nothing follows. */
  onProgress(progress: { status: number; isFinal: boolean }): void;
}

/** What both sides agreed on (RFC 4028). */
export interface SessionTerms {
  readonly intervalMs: number;
  readonly isRefreshedHere: boolean;
}

export type ReinviteOutcome =
  | { readonly kind: 'accepted'; readonly sdp: string | null }
  | { readonly kind: 'refused'; readonly status: number; readonly isLocal: boolean };

/** `gone`: 481, the far side has forgotten the call. `unknown`: no answer came. */
export type DialogHealth = 'alive' | 'gone' | 'unknown';

export interface LegListener {
  /** Out: 18x. */
  onProgress(sdp: string | null): void;
  /** Out: 2xx; the ACK has been sent. */
  onAccepted(sdp: string | null): void;
  /** The session was made or refreshed; null: without a timer. */
  onTerms(terms: SessionTerms | null): void;
  /** Out: a final refusal. `isLocal`: made here, because nobody answered or the socket was lost. */
  onRefused(refusal: { status: number; isLocal: boolean }): void;
  /** In: the ACK for our 2xx arrived. */
  onAcknowledged(): void;
  /** In: our 2xx was never acknowledged (64*T1). */
  onNeverAcknowledged(): void;
  /** In: CANCEL. */
  onCancelled(isElsewhere: boolean): void;
  onBye(): void;
  /** The far side changes the session. The listener must call one of `reply`'s functions once. */
  onReinvite(offer: string | null, reply: { accept(sdp: string): void; refuse(status: number): void }): void;
  /** DTMF by SIP INFO. Received RFC 4733 digits are not shown to a page by WebRTC. */
  onDigits(digits: string): void;
}

/** A call that comes in, as the PBX told it. */
export interface Invitation {
  readonly peerNumber: string;
  readonly peerName: string | null;
  readonly queue: { readonly name: string; readonly waitedMs: number | null } | null;
  readonly pbxCallId: string | null;
  readonly offer: string | null;
  /** It asks to be answered without a press. */
  readonly answerAsked: AnswerAsked | null;
  /** The PBX brings back a caller whose transfer from here came to nothing. */
  readonly transferFailed: Extract<TransferState, { kind: 'failed' }> | null;
  /** Says no without taking it up. */
  refuse(status: number): void;
  /** Takes the call up: everything heard from now on goes to `listener`. */
  take(listener: LegListener): Leg;
}
