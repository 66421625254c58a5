import {
  type IncomingInfoRequest,
  type IncomingInviteRequest,
  type OutgoingInviteRequest,
  type Session,
  SessionDialog,
  SignalingState,
  type UserAgentCore,
} from 'sip.js/lib/core/index.js';
import type {
  DialogHealth,
  DialogName,
  LegListener,
  ReferListener,
  ReferTarget,
  ReinviteOutcome,
} from '../call/leg.ts';
import type { Log } from '../lib/log.ts';
import { DTMF_RELAY, digitsOfInfo, dtmfRelayBody } from './info.ts';
import { sendRefer } from './referring.ts';
import { type Headers, LEAST_S, leastSecondsOf, termsOfAnswer, timerAnswer, timerRequest } from './sessionTimer.ts';
import { answerOf, finalAnswer, sdpBody, sdpOf } from './requests.ts';
import type { Wire } from './wire.ts';

export interface LegParts {
  readonly log: Log;
  readonly core: UserAgentCore;
  readonly wire: Wire;
  readonly listener: LegListener;
}

/** What both directions share once there is a dialog (RFC 3261 §12.2). */
export abstract class DialogLeg {
  abstract readonly isOwner: boolean;
  protected readonly core: UserAgentCore;
  protected readonly wire: Wire;
  protected readonly listener: LegListener;
  readonly #log: Log;
  /** [SESSION-2] The shortest session the far side takes, s; learned from a 422. */
  protected leastSessionS = LEAST_S;
  #session: Session | null = null;
  #isByeWanted = false;
  /** A 2xx that was not acknowledged yet: BYE must wait (RFC 3261 §15). */
  #awaitsAck = false;
  /** A re-INVITE whose answer went down with its socket: they may have accepted it, and wait for our ACK. */
  #lost: { readonly cseq: number; readonly branch: string | undefined } | null = null;

  constructor(parts: LegParts) {
    this.#log = parts.log;
    this.core = parts.core;
    this.wire = parts.wire;
    this.listener = parts.listener;
  }

  protected begin(session: Session, options: { awaitsAck: boolean }): void {
    this.#session = session;
    this.#awaitsAck = options.awaitsAck;
    session.delegate = {
      onAck: () => this.#onAck(),
      onAckTimeout: () => {
        this.#awaitsAck = false;
        this.listener.onNeverAcknowledged();
        this.bye();
      },
      onBye: (request) => {
        request.accept();
        this.#session = null;
        this.listener.onBye();
      },
      onInfo: (request) => this.#onInfo(request),
      onInvite: (request) => this.#onReinvite(request),
    };
    if (this.#isByeWanted) this.bye();
  }

  bye(): void {
    this.#isByeWanted = true;
    const session = this.#session;
    if (session === null || this.#awaitsAck) return;
    this.#session = null;
    this.wire.whenOpen(() => {
      if (session.signalingState !== SignalingState.Closed) session.bye();
    });
  }

  reinvite(sdp: string): Promise<ReinviteOutcome> {
    const session = this.#session;
    if (session === null) return Promise.resolve({ kind: 'refused', status: 481, isLocal: true });
    this.#acknowledgeLost();
    return new Promise((resolve) => {
      const refuse = (response: Parameters<typeof answerOf>[0]): void => {
        const { status, isLocal } = answerOf(response);
        if (status === 422 && this.learnsLeast(response.message)) {
          resolve(this.reinvite(sdp));
          return;
        }
        if (isLocal) this.#lost = request.message;
        // RFC 3261 §14.2: they still work on the one before, whose answer we did not get.
        const isLostInWork = status === 500 && this.#lost !== null;
        resolve({ kind: 'refused', status: isLostInWork ? 491 : status, isLocal });
      };
      let request: OutgoingInviteRequest;
      try {
        request = session.invite(
          {
            onAccept: (response) => {
              this.#lost = null;
              response.ack();
              this.listener.onTerms(termsOfAnswer(response.message));
              resolve({ kind: 'accepted', sdp: sdpOf(response.message) });
            },
            onReject: refuse,
            onRedirect: refuse,
          },
          { body: sdpBody(sdp), extraHeaders: [this.#contact(), ...timerRequest(this.leastSessionS)] },
        );
      } catch {
        // SIP.js throws while another re-INVITE of either side is under way: what 491 says (RFC 3261 §14.1).
        resolve({ kind: 'refused', status: 491, isLocal: true });
      }
    });
  }

  /**
   * [CALL-15] A PBX that has accepted waits 32 s for the ACK (RFC 3261 §13.3.1.4): until then it takes no other re-INVITE, and then it
   * ends the call. An ACK it does not wait for is passed over (§17.2.3).
   */
  #acknowledgeLost(): void {
    const session = this.#session;
    if (this.#lost === null || !(session instanceof SessionDialog)) return;
    const { cseq, branch } = this.#lost;
    const ack = session.createOutgoingRequestMessage('ACK', { cseq });
    // A transaction of its own (RFC 3261 §17.1.1.3).
    ack.setViaHeader(`${branch ?? 'z9hG4bK'}ack`, this.wire.protocol);
    this.wire
      .send(ack.toString())
      .catch((error: unknown) => this.#log.info('sip: no ACK for an answer that was lost', { error: String(error) }));
  }

  get hasLostOffer(): boolean {
    return this.#lost !== null;
  }

  async sendDigit(digit: string, durationMs: number): Promise<boolean> {
    const session = this.#session;
    if (session === null) return false;
    const answer = await finalAnswer((delegate) =>
      session.info(delegate, {
        body: { contentDisposition: 'render', contentType: DTMF_RELAY, content: dtmfRelayBody(digit, durationMs) },
      }),
    );
    return answer.status >= 200 && answer.status < 300;
  }

  get dialog(): DialogName | null {
    const session = this.#session;
    if (!(session instanceof SessionDialog)) return null;
    return { callId: session.callId, ourTag: session.localTag, theirTag: session.remoteTag };
  }

  refer(target: ReferTarget, listener: ReferListener): () => void {
    const session = this.#session;
    if (!(session instanceof SessionDialog)) {
      listener.onRefused({ status: 481, isLocal: false });
      return () => {};
    }
    return sendRefer({ core: this.core, session, target, contact: this.#contact(), listener });
  }

  async probe(): Promise<DialogHealth> {
    const session = this.#session;
    if (!(session instanceof SessionDialog)) return 'unknown';
    this.#acknowledgeLost();
    const request = session.createOutgoingRequestMessage('UPDATE', { extraHeaders: [this.#contact()] });
    const answer = await finalAnswer((delegate) => this.core.request(request, delegate));
    if (answer.isLocal) return 'unknown';
    return answer.status === 481 ? 'gone' : 'alive';
  }

  /** Whether a 422 asks for more than was offered: then asking again makes sense (RFC 4028 §7.3). */
  protected learnsLeast(message: Headers): boolean {
    const least = leastSecondsOf(message);
    if (least <= this.leastSessionS) return false;
    this.leastSessionS = least;
    return true;
  }

  /** Needed in INVITE and its 2xx, also within a dialog (RFC 3261 §8.1.1.8, §12.2.1.1); SIP.js leaves it to us. */
  #contact(): string {
    return `Contact: ${this.core.configuration.contact.toString()}`;
  }

  #onAck(): void {
    if (!this.#awaitsAck) return;
    this.#awaitsAck = false;
    if (this.#isByeWanted) this.bye();
    else this.listener.onAcknowledged();
  }

  #onInfo(request: IncomingInfoRequest): void {
    const digits = digitsOfInfo(request.message.getHeader('content-type') ?? '', request.message.body);
    if (digits === null) {
      request.reject({ statusCode: 415 });
      return;
    }
    request.accept();
    this.listener.onDigits(digits);
  }

  #onReinvite(request: IncomingInviteRequest): void {
    request.trying();
    const timer = timerAnswer(request.message);
    if (timer.kind === 'tooShort') {
      request.reject({ statusCode: 422, extraHeaders: [...timer.headers] });
      return;
    }
    this.listener.onReinvite(sdpOf(request.message), {
      accept: (sdp) => {
        const extraHeaders = [this.#contact(), ...timer.headers];
        request.accept({ statusCode: 200, body: sdpBody(sdp), extraHeaders });
        this.listener.onTerms(timer.terms);
      },
      refuse: (status) => {
        request.reject({ statusCode: status });
      },
    });
  }
}
