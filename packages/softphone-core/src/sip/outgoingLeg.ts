import type { OutgoingInviteRequest, URI } from 'sip.js/lib/core/index.js';
import type { Leg } from '../call/leg.ts';
import { DialogLeg, type LegParts } from './dialogLeg.ts';
import { answerOf, sdpBody, sdpOf } from './requests.ts';
import { termsOfAnswer, timerRequest } from './sessionTimer.ts';

/** A call out (RFC 3261 §13.2). */
export class OutgoingLeg extends DialogLeg implements Leg {
  readonly isOwner = true;
  readonly #target: URI;
  readonly #sdp: string;
  #sipCallId: string | undefined;
  #cseq = 1;
  #request: OutgoingInviteRequest;
  #isCancelWanted = false;
  #isCancelSent = false;
  #isHeard = false;
  #isAccepted = false;

  constructor(parts: LegParts, target: URI, sdp: string) {
    super(parts);
    this.#target = target;
    this.#sdp = sdp;
    this.#request = this.#invite();
  }

  get sipCallId(): string {
    return this.#sipCallId ?? '';
  }

  /**
   * SIP.js watches only the transaction of the moment for the first answer; after a challenge that is another one, and
   * its CANCEL is lost. So it is asked only once something was heard of the transaction that counts.
   */
  cancel(): void {
    this.#isCancelWanted = true;
    if (!this.#isHeard || this.#isCancelSent) return;
    this.#isCancelSent = true;
    this.#request.cancel();
  }

  ring(): void {
    throw new Error('a call out does not ring here');
  }
  accept(): void {
    throw new Error('a call out is not accepted here');
  }
  refuse(): void {
    throw new Error('a call out is not refused here');
  }

  #invite(): OutgoingInviteRequest {
    const { core, listener } = this;
    const { aor, contact, displayName } = core.configuration;
    const message = core.makeOutgoingRequestMessage(
      'INVITE',
      this.#target,
      aor,
      this.#target,
      // RFC 4028 §7.3: asked again with the same Call-ID and a higher CSeq.
      { fromDisplayName: displayName, callId: this.#sipCallId, cseq: this.#cseq },
      [
        `Contact: ${contact.toString()}`,
        'Allow: ACK,BYE,CANCEL,INFO,INVITE,NOTIFY,OPTIONS,REFER',
        ...timerRequest(this.leastSessionS),
      ],
      sdpBody(this.#sdp),
    );
    this.#sipCallId = message.callId;
    const refuse = (response: Parameters<typeof answerOf>[0]): void => {
      const { status, isLocal } = answerOf(response);
      if (status === 422 && !this.#isCancelWanted && this.learnsLeast(response.message)) {
        this.#cseq = message.cseq + 1;
        this.#isHeard = false;
        this.#request = this.#invite();
        return;
      }
      listener.onRefused({ status, isLocal });
    };
    return core.invite(message, {
      onTrying: () => this.#heard(),
      onProgress: (response) => {
        this.#heard();
        if (!this.#isCancelWanted) listener.onProgress(sdpOf(response.message));
      },
      onAccept: (response) => {
        response.ack();
        if (this.#isAccepted) {
          // [BAD-3] A forking proxy let two phones answer (RFC 3261 §13.2.2.4): the first one has the call.
          response.session.bye();
          return;
        }
        this.#isAccepted = true;
        this.begin(response.session, { awaitsAck: false });
        listener.onTerms(termsOfAnswer(response.message));
        listener.onAccepted(sdpOf(response.message));
      },
      onReject: refuse,
      onRedirect: refuse,
    });
  }

  #heard(): void {
    this.#isHeard = true;
    if (this.#isCancelWanted) this.cancel();
  }
}
