import type { Outage, OutageKind, OutageProof, OwnRecord } from '@hearthline/protocol';
import { outage } from '@hearthline/protocol';
import { z } from 'zod';

/** An outage as kept: with the not-ready time that falls into it, by the moment it was counted. */
export const keptOutage = outage.extend({
  stretches: z.array(z.object({ at: z.number(), ms: z.number() })),
});
export type KeptOutage = z.infer<typeof keptOutage>;

/** How far two clocks may be apart. */
const FORGIVEN_MS = 30_000;
/** [OUTAGE-5] */
export const SHORTEST_OWN_MS = 5_000;

interface Begin {
  readonly id: string;
  readonly personId: string;
  readonly kind: OutageKind;
  readonly at: number;
  readonly proof: readonly OutageProof[];
}

export const begin = ({ id, personId, kind, at, proof }: Begin): KeptOutage => ({
  ...{ id, personId, kind, beganAt: at, endedAt: null, proof: [...proof] },
  ...{ isExcused: false, contest: null, stretches: [] },
});

export function seenBy(one: KeptOutage, proof: OutageProof): KeptOutage {
  return one.proof.includes(proof) ? one : excused({ ...one, proof: [...one.proof, proof] });
}

/** [OUTAGE-2] */
export const asPowerCut = (one: KeptOutage): KeptOutage => seenBy({ ...one, kind: 'power' }, 'pc');

export const ended = (one: KeptOutage, at: number): KeptOutage =>
  one.endedAt === null ? excused({ ...one, endedAt: Math.max(at, one.beganAt) }) : one;

/** [OUTAGE-4] Where the phone's own record overlaps, both saw it; it lasted as long as either says. */
export function overlaps({ beganAt, endedAt }: Pick<Outage, 'beganAt' | 'endedAt'>, { from, to }: OwnRecord): boolean {
  return from <= (endedAt ?? Number.POSITIVE_INFINITY) + FORGIVEN_MS && to >= beganAt - FORGIVEN_MS;
}

export function withOwnRecord(one: KeptOutage, { from, to }: OwnRecord): KeptOutage {
  const endedAt = one.endedAt === null ? null : Math.max(one.endedAt, to);
  return seenBy({ ...one, beganAt: Math.min(one.beganAt, from), endedAt }, 'phone');
}

export const withStretch = (one: KeptOutage, stretch: { at: number; ms: number }): KeptOutage => ({
  ...one,
  stretches: [...one.stretches, stretch],
});

/** [OUTAGE-3] [OUTAGE-4] */
export function isProven({ kind, proof }: Pick<Outage, 'kind' | 'proof'>): boolean {
  if (kind === 'power') return proof.includes('pc');
  if (kind === 'pbx') return proof.includes('hub');
  return proof.includes('phone') && (proof.includes('pbx') || proof.includes('heartbeat'));
}

/** [OUTAGE-6] */
function excused(one: KeptOutage): KeptOutage {
  return one.endedAt !== null && isProven(one) ? { ...one, isExcused: true } : one;
}
