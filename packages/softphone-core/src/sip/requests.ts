import type { IncomingResponse, OutgoingRequestDelegate } from 'sip.js/lib/core/index.js';

export interface Answer {
  readonly status: number;
  /** Made here by SIP.js because the socket was lost (503) or nobody answered for 64*T1 (408). */
  readonly isLocal: boolean;
  readonly response: IncomingResponse;
}

export function answerOf(response: IncomingResponse): Answer {
  return {
    status: response.message.statusCode ?? 0,
    // What SIP.js makes up itself has no headers at all.
    isLocal: !response.message.hasHeader('via'),
    response,
  };
}

/** Sends a request that is not INVITE and resolves with its final answer. */
export function finalAnswer(send: (delegate: OutgoingRequestDelegate) => unknown): Promise<Answer> {
  return new Promise((resolve) => {
    const settle = (response: IncomingResponse): void => resolve(answerOf(response));
    send({ onAccept: settle, onReject: settle, onRedirect: settle });
  });
}

/** Retry-After in seconds (RFC 3261 §20.33), as ms. */
export function retryAfterMsOf(answer: Answer): number | null {
  const seconds = Number.parseInt(answer.response.message.getHeader('retry-after') ?? '', 10);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : null;
}

const SDP = 'application/sdp';

export function sdpBody(sdp: string): { contentDisposition: string; contentType: string; content: string } {
  return { contentDisposition: 'session', contentType: SDP, content: sdp };
}

/** The SDP of a message; null where there is none. */
export function sdpOf(message: { body: string; getHeader(name: string): string | undefined }): string | null {
  const isSdp = (message.getHeader('content-type') ?? '').toLowerCase().startsWith(SDP);
  return isSdp && message.body.length > 0 ? message.body : null;
}
