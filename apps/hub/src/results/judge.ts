import { resultId, resultItem, type ResultItem, type ResultRefusal } from '@hearthline/protocol';
import type { KeptResult } from './callerResult.ts';

/** [RESULT-3] */
const AHEAD_MS = 60_000;
const OLDEST_MS = 40 * 24 * 3_600_000;

/** A line of a request, as far as it can be read. */
export type Line =
  | { readonly kind: 'read'; readonly item: ResultItem; readonly source: string }
  | { readonly kind: 'malformed'; readonly id: string | null };

/** [RESULT-4] [RESULT-5] `machine`: whose key it was. */
export function readLine(raw: unknown, machine: string): Line {
  const item = resultItem.safeParse(raw);
  if (item.success) return { kind: 'read', item: item.data, source: `result:${machine}:${item.data.id}` };
  const given = typeof raw === 'object' && raw !== null && 'id' in raw ? resultId.safeParse(raw.id) : null;
  return { kind: 'malformed', id: given?.data ?? null };
}

type Verdict = { readonly kind: 'known' | 'new' } | { readonly kind: 'refused'; readonly why: ResultRefusal };

/**
 * Whether a result is taken. Pure. `known`: what was taken under its id before; it comes first, so that a line told again is
 * answered as it was, however late. `personId`: the operator it is of; null: nobody.
 */
export function judge(
  item: ResultItem,
  { known, personId, now }: { known: KeptResult | undefined; personId: string | null; now: number },
): Verdict {
  if (known !== undefined) return isSame(item, known, personId) ? { kind: 'known' } : refused('changed');
  if (personId === null) return refused('unknownPerson');
  if (item.at > now + AHEAD_MS) return refused('inTheFuture');
  return item.at < now - OLDEST_MS ? refused('tooOld') : { kind: 'new' };
}

const refused = (why: ResultRefusal): Verdict => ({ kind: 'refused', why });

/** Who has left since cannot be found by account or extension any more: what was taken of her stays taken. */
const isSame = (item: ResultItem, known: KeptResult, personId: string | null): boolean =>
  item.kind === known.result.kind &&
  item.value === known.result.value &&
  item.at === known.at &&
  (item.callId ?? null) === known.callId &&
  (personId === null || personId === known.personId);
