/** What baresip tells on its standard output, line by line, about its one call. */
export type BaresipEvent =
  | { kind: 'ready' }
  /** 180 or 183: it rings there, or something is played already. */
  | { kind: 'ringing' }
  /** `peer`: the SIP address of the other side, as its From or To said. */
  | { kind: 'established'; peer: string }
  /** `reason` is a SIP status such as `486 Busy Here`, other words of baresip, or empty after an ordinary hang-up on this side. */
  | { kind: 'closed'; reason: string };

/**
 * The event in one line, or null. Its prompt writes over itself with carriage returns, so only what follows the last one of them counts.
 */
export function readEvent(line: string): BaresipEvent | null {
  const text = line.slice(line.lastIndexOf('\r') + 1);
  if (text.startsWith('baresip is ready')) return { kind: 'ready' };
  if (/^call: SIP Progress: 18[03] /.test(text)) return { kind: 'ringing' };
  const established = /: Call established: (\S+)/.exec(text);
  if (established !== null) return { kind: 'established', peer: established[1] ?? '' };
  const closed = /: session closed: ?(.*)$/.exec(text);
  if (closed !== null) return { kind: 'closed', reason: (closed[1] ?? '').trim() };
  if (/: Call with .* terminated \(duration/.test(text)) return { kind: 'closed', reason: '' };
  return null;
}

/** Whole lines of what came so far, and the rest. */
export function splitLines(text: string): { lines: string[]; rest: string } {
  const lines = text.split('\n');
  const rest = lines.pop() ?? '';
  return { lines, rest };
}
