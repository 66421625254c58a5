import type { IncomingInviteRequest } from 'sip.js/lib/core/index.js';
import type { Invitation, Leg, LegListener } from '../call/leg.ts';
import { dialableOf } from '../call/number.ts';
import { transferProblem } from '../snapshot.ts';
import { answerAskedBy } from './answerMode.ts';
import { DialogLeg, type LegParts } from './dialogLeg.ts';
import { sdpBody, sdpOf } from './requests.ts';
import { timerAnswer } from './sessionTimer.ts';

/** A call in (RFC 3261 §13.3). */
class IncomingLeg extends DialogLeg implements Leg {
  readonly isOwner = false;
  readonly sipCallId: string;
  readonly #request: IncomingInviteRequest;

  constructor(parts: LegParts, request: IncomingInviteRequest) {
    super(parts);
    this.#request = request;
    this.sipCallId = request.message.callId;
    request.delegate = {
      onCancel: (message) => {
        // RFC 3261 §9.2: the INVITE itself is answered with 487.
        request.reject({ statusCode: 487 });
        parts.listener.onCancelled(isAnsweredElsewhere(message.getHeader('reason')));
      },
    };
  }

  ring(): void {
    this.#request.progress({ statusCode: 180 });
  }

  accept(sdp: string): void {
    const timer = timerAnswer(this.#request.message);
    const { session } = this.#request.accept({
      statusCode: 200,
      body: sdpBody(sdp),
      extraHeaders: [...timer.headers],
    });
    this.begin(session, { awaitsAck: true });
    this.listener.onTerms(timer.kind === 'agreed' ? timer.terms : null);
  }

  refuse(status: number): void {
    this.#request.reject({ statusCode: status });
  }

  cancel(): void {
    throw new Error('a call in is refused, not cancelled');
  }
}

/** `Reason: SIP;cause=200;text="Call completed elsewhere"` (RFC 3326 §2, RFC 4244); Asterisk says Q.850 cause 26. */
export function isAnsweredElsewhere(reason: string | undefined): boolean {
  if (reason === undefined) return false;
  return /\bSIP\s*;.*\bcause\s*=\s*200\b/i.test(reason) || /\bQ\.850\s*;.*\bcause\s*=\s*26\b/i.test(reason);
}

/** Reads what the PBX told in headers. */
export function invitationOf(request: IncomingInviteRequest, parts: Omit<LegParts, 'listener'>): Invitation {
  const { message } = request;
  const queueName = message.getHeader('x-hearthline-queue')?.trim();
  const waited = Number.parseInt(message.getHeader('x-hearthline-waited-ms') ?? '', 10);
  return {
    peerNumber: message.from.uri.user ?? '',
    peerName: message.from.displayName || null,
    queue: queueName ? { name: queueName, waitedMs: Number.isFinite(waited) && waited >= 0 ? waited : null } : null,
    pbxCallId: message.getHeader('x-hearthline-call-id')?.trim() || null,
    offer: sdpOf(message),
    transferFailed: transferFailedOf(message),
    answerAsked: answerAskedBy(message),
    refuse: (statusCode) => {
      request.reject({ statusCode });
    },
    take: (listener: LegListener) => new IncomingLeg({ ...parts, listener } satisfies LegParts, request),
  };
}

/** [TRANSFER-4] `X-Hearthline-Transfer-Failed: busy` and `X-Hearthline-Transfer-To: 1003`, from our PBX. */
function transferFailedOf(message: IncomingInviteRequest['message']): Invitation['transferFailed'] {
  const problem = transferProblem.safeParse(message.getHeader('x-hearthline-transfer-failed')?.trim());
  if (!problem.success) return null;
  const to = dialableOf(message.getHeader('x-hearthline-transfer-to') ?? '') ?? '';
  return { kind: 'failed', to, problem: problem.data };
}
