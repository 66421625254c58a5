/** Which devices come and go too often to be relied on. Pure. SPEC.md, PLUG-5. */

/** [PLUG-5] */
const OFTEN = 2;
const WITHIN_MS = 10_000;
export const STEADY_AFTER_MS = 5_000;

export interface Presence {
  readonly here: ReadonlySet<string>;
  /** When each went, newest last; only what still counts. */
  readonly went: ReadonlyMap<string, readonly number[]>;
  /** When those that are here came. */
  readonly came: ReadonlyMap<string, number>;
}
export const NOBODY_HERE: Presence = { here: new Set(), went: new Map(), came: new Map() };

/** The ids that are listed now. */
export function afterListing(before: Presence, ids: readonly string[], at: number): Presence {
  const here = new Set(ids);
  const went = new Map<string, readonly number[]>();
  for (const [id, times] of before.went) {
    const recent = times.filter((time) => at - time < WITHIN_MS);
    if (recent.length > 0) went.set(id, recent);
  }
  for (const id of before.here) if (!here.has(id)) went.set(id, [...(went.get(id) ?? []), at]);
  const came = new Map(ids.map((id) => [id, before.here.has(id) ? (before.came.get(id) ?? at) : at] as const));
  return { here, went, came };
}

/** Those that are here and must prove themselves first; `lookAgainMs`: when the next of them has. */
export function unsteady({ here, went, came }: Presence, at: number): { ids: string[]; lookAgainMs: number | null } {
  const waiting = [...here].flatMap((id) => {
    const times = went.get(id) ?? [];
    const leftMs = (came.get(id) ?? at) + STEADY_AFTER_MS - at;
    return times.length >= OFTEN && leftMs > 0 ? [{ id, leftMs }] : [];
  });
  const lookAgainMs = waiting.length === 0 ? null : Math.min(...waiting.map(({ leftMs }) => leftMs));
  return { ids: waiting.map(({ id }) => id), lookAgainMs };
}
