import {
  IncomingRequestMessage,
  IncomingResponseMessage,
  type Logger,
  Parser,
  type UserAgentCore,
} from 'sip.js/lib/core/index.js';

/** Without these no message can be matched or answered (RFC 3261 §8.1.1, §8.2.6). SIP.js keeps Call-ID as `call_id`. */
const NEEDED = ['from', 'to', 'call-id', 'cseq', 'via'];

/**
 * Gives what a socket said to the SIP core. Anything malformed is dropped and told: the socket belongs to the PBX, but
 * a phone must not die of one bad line.
 */
export function receive(text: string, core: UserAgentCore, logger: Logger): 'taken' | 'dropped' {
  // RFC 5626 §3.5.1: a lone CRLF is a keep-alive.
  if (text.trim() === '') return 'taken';
  try {
    const message = Parser.parseMessage(text, logger);
    if (message === undefined) return 'dropped';
    if (!NEEDED.every((name) => message.hasHeader(name))) return 'dropped';
    if (!message.callId || !message.from || !message.to || message.via === undefined) return 'dropped';
    if (!Number.isInteger(message.cseq)) return 'dropped';
    if (message instanceof IncomingRequestMessage) {
      if (message.ruri === undefined) return 'dropped';
      core.receiveIncomingRequestFromTransport(message);
    } else if (message instanceof IncomingResponseMessage) {
      core.receiveIncomingResponseFromTransport(message);
    }
    return 'taken';
  } catch {
    // SIP.js's parser and core throw on some of what they cannot read (for example a CSeq without a method).
    return 'dropped';
  }
}
