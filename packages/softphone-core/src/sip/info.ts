/**
 * DTMF in SIP INFO. No RFC: `application/dtmf-relay` (Signal=5, Duration=160) is what Cisco began and Asterisk speaks;
 * `application/dtmf` is the bare digit.
 */
export function digitsOfInfo(contentType: string, body: string): string | null {
  const type = contentType.split(';')[0]?.trim().toLowerCase();
  const digit = type === 'application/dtmf-relay' ? /^\s*Signal\s*=\s*(\S+)/im.exec(body)?.[1] : body.trim();
  if (type !== 'application/dtmf-relay' && type !== 'application/dtmf') return null;
  if (digit === undefined) return null;
  // 10 and 11 stand for * and # in the first form.
  const named = digit === '10' ? '*' : digit === '11' ? '#' : digit.toUpperCase();
  return /^[0-9*#A-D]$/.test(named) ? named : null;
}

export const DTMF_RELAY = 'application/dtmf-relay';

export function dtmfRelayBody(digit: string, durationMs: number): string {
  return `Signal=${digit}\r\nDuration=${durationMs}\r\n`;
}
