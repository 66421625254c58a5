import type { SessionTerms } from '../call/leg.ts';

/** What we ask for: what Asterisk has by default, and the value RFC 4028 §4 recommends. */
export const ASKED_S = 1800;
/** RFC 4028 §5: nobody may be asked for less. */
export const LEAST_S = 90;

/** What this reads of a message. */
export interface Headers {
  getHeader(name: string): string | undefined;
  getHeaders(name: string): string[];
}

export interface SessionExpires {
  readonly intervalS: number;
  readonly refresher: 'uac' | 'uas' | null;
}

/** Session-Expires, long or short form (RFC 4028 §4); null where there is none that can be read. */
export function sessionExpiresOf(message: Headers): SessionExpires | null {
  const said = message.getHeader('session-expires') ?? message.getHeader('x') ?? '';
  const parts = /^\s*(\d{1,9})\s*(?:;|$)/.exec(said);
  if (parts === null) return null;
  const refresher = /;\s*refresher\s*=\s*(uac|uas)\b/i.exec(said)?.[1]?.toLowerCase();
  return { intervalS: Number(parts[1]), refresher: refresher === 'uac' || refresher === 'uas' ? refresher : null };
}

/** Min-SE (RFC 4028 §5), s; the least there may be where nothing is said. */
export function leastSecondsOf(message: Headers): number {
  const said = /^\s*(\d{1,9})/.exec(message.getHeader('min-se') ?? '')?.[1];
  return Math.max(LEAST_S, said === undefined ? 0 : Number(said));
}

function knowsTimer(message: Headers): boolean {
  return [...message.getHeaders('supported'), ...message.getHeaders('k')].some((tags) =>
    tags.split(',').some((tag) => tag.trim().toLowerCase() === 'timer'),
  );
}

/** [SESSION-1] The headers of an INVITE of ours. We refresh (RFC 4028 §7.1): a phone knows best when its line is back. */
export function timerRequest(leastS: number): string[] {
  return [`Session-Expires: ${Math.max(ASKED_S, leastS)};refresher=uac`, `Min-SE: ${leastS}`];
}

/** [SESSION-2] What a 2xx to our INVITE has agreed on; null: no timer (RFC 4028 §7.2). */
export function termsOfAnswer(answer: Headers): SessionTerms | null {
  const said = sessionExpiresOf(answer);
  if (said === null) return null;
  return { intervalMs: Math.max(LEAST_S, said.intervalS) * 1000, isRefreshedHere: said.refresher !== 'uas' };
}

export type TimerAnswer =
  | { readonly kind: 'tooShort'; readonly headers: readonly string[] }
  | { readonly kind: 'agreed'; readonly headers: readonly string[]; readonly terms: SessionTerms | null };

/**
 * [SESSION-3] What we answer to an INVITE of theirs (RFC 4028 §9). One without Session-Expires from a phone that knows
 * timers gets ours, refreshed by us; one from a phone that does not know them is refreshed by us alone.
 */
export function timerAnswer(request: Headers): TimerAnswer {
  const said = sessionExpiresOf(request);
  const canRefresh = knowsTimer(request);
  if (said !== null && said.intervalS < LEAST_S && canRefresh)
    return { kind: 'tooShort', headers: [`Min-SE: ${LEAST_S}`] };
  if (said === null && !canRefresh) return { kind: 'agreed', headers: [], terms: null };
  const intervalS = Math.max(said?.intervalS ?? ASKED_S, leastSecondsOf(request));
  const refresher = canRefresh ? (said?.refresher ?? 'uas') : 'uas';
  const require = refresher === 'uac' ? ['Require: timer'] : [];
  return {
    kind: 'agreed',
    headers: [...require, `Session-Expires: ${intervalS};refresher=${refresher}`],
    terms: { intervalMs: intervalS * 1000, isRefreshedHere: refresher === 'uas' },
  };
}
