/** One test message of RFC 4475, built from what the section describes. */
export interface TortureMessage {
  /** Of RFC 4475. */
  readonly section: string;
  readonly name: string;
  readonly text: string;
}

/** Lines joined as on the wire, with the empty line before the body. */
export function sip(lines: readonly string[], body = ''): string {
  return `${lines.join('\r\n')}\r\n\r\n${body}`;
}

/** The session description most of the messages carry. */
export const SDP = [
  'v=0',
  'o=mhandley 29739 7272939 IN IP4 192.0.2.3',
  's=-',
  'c=IN IP4 192.0.2.4',
  't=0 0',
  'm=audio 49217 RTP/AVP 0 12',
  'm=video 3227 RTP/AVP 31',
  'a=rtpmap:31 LPC',
  '',
].join('\r\n');

export const SDP_HEADERS = ['Content-Type: application/sdp', `Content-Length: ${SDP.length}`] as const;
