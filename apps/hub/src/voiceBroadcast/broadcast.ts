import { VOICE_LIMIT_MS, type Audience, type Person, type VoiceBroadcast, type VoiceOffer } from '@hearthline/protocol';
import { z } from 'zod';
import type { Directory } from '../organisation/directory.ts';
import { newLeg, newRoom } from './legs.ts';
import { shownState, type Listener } from './listener.ts';

/** One live broadcast, as the hub has it in memory. */
export interface Broadcast {
  /** Its room on the PBX. */
  readonly id: string;
  readonly byId: string;
  readonly audience: Audience;
  readonly since: number;
  /** By person: everybody it is for. */
  readonly listeners: Map<string, Listener>;
  /** The leader's leg. */
  speakerLeg: string;
  /** False: her phone is being called, and nobody else knows of it. */
  isLive: boolean;
  /** Where her phone is registered, as far as it was told; since when it is not. */
  line: { readonly uri: string | null; readonly lostAt: number | null };
}

/** What the PBX keeps of it, so that a hub that was started anew knows whose room it is. */
const record = z.object({ by: z.string().min(1), at: z.coerce.number().int(), unit: z.string() });

export const recordOf = ({ byId, since, audience }: Broadcast): string =>
  new URLSearchParams({
    by: byId,
    at: String(since),
    unit: audience.kind === 'all' ? '' : audience.unitId,
  }).toString();

export function readRecord(text: string): Pick<Broadcast, 'byId' | 'since' | 'audience'> | null {
  const read = record.safeParse(Object.fromEntries(new URLSearchParams(text))).data;
  if (!read) return null;
  const audience: Audience = read.unit === '' ? { kind: 'all' } : { kind: 'unit', unitId: read.unit };
  return { byId: read.by, since: read.at, audience };
}

/** [LIVE-8] */
export const shownToLeader = ({ id, audience, since, line, listeners }: Broadcast): VoiceBroadcast => ({
  ...{ id, audience, since, endsAt: since + VOICE_LIMIT_MS, lineLostAt: line.lostAt },
  listeners: [...listeners].map(([personId, one]) => ({ personId, state: shownState(one), since: one.since })),
});

/** [LIVE-3] [LIVE-5] Null: it says nothing to somebody who cannot listen now. */
export function shownToListener(broadcast: Broadcast, listenerId: string, by: Person): VoiceOffer | null {
  const one = broadcast.listeners.get(listenerId);
  if (one === undefined || one.kind === 'busy' || !broadcast.isLive) return null;
  const { id: broadcastId, since } = broadcast;
  return {
    ...{ broadcastId, byId: by.id, byName: by.name, since },
    state: one.kind === 'declined' ? one.why : one.kind,
    joinsAt: one.kind === 'offered' ? one.joinsAt : null,
  };
}

/** [LIVE-9] Nobody registered since, and not on an older socket of hers. */
export function lineSeen(
  line: Broadcast['line'],
  { status, uri, at }: { readonly status: string; readonly uri: string; readonly at: number },
): Broadcast['line'] {
  const isGone = status === 'Removed' || status === 'Unreachable';
  if (!isGone) return { uri, lostAt: null };
  if (line.uri !== null && line.uri !== uri) return line;
  return line.lostAt === null ? { uri: line.uri, lostAt: at } : line;
}

/** [LIVE-9] */
const LINE_LOST_MS = 10_000;

export const isOver = ({ since, line }: Broadcast, now: number): boolean =>
  now - since >= VOICE_LIMIT_MS || (line.lostAt !== null && now - line.lostAt >= LINE_LOST_MS);

/** [LIVE-3] Whom it is for. */
export function peopleOf(directory: Directory, audience: Audience, byId: string): string[] {
  const isMeant = (one: Person) => one.id !== byId && one.extension !== null && directory.isIn(audience, one);
  return [...directory.people.values()].filter(isMeant).map(({ id }) => id);
}

interface Begun {
  readonly byId: string;
  readonly audience: Audience;
  readonly people: readonly string[];
  readonly at: number;
}

const noLineSeen = { uri: null, lostAt: null };

/** Its leader's phone is to be called; nobody of it was looked at yet. */
export const newBroadcast = ({ byId, audience, people, at }: Begun): Broadcast => ({
  ...{ id: newRoom(), byId, audience, since: at, speakerLeg: newLeg(), isLive: false, line: noLineSeen },
  listeners: new Map(people.map((id) => [id, { kind: 'busy', why: 'away', since: at }])),
});

/** [LIVE-11] Nobody is asked twice: what they said before is not known any more. */
export const recovered = (kept: Begun & { readonly id: string; readonly since: number }): Broadcast => ({
  ...{ id: kept.id, byId: kept.byId, audience: kept.audience, since: kept.since, speakerLeg: '', isLive: true },
  line: noLineSeen,
  listeners: new Map(kept.people.map((id) => [id, { kind: 'declined', why: 'left', since: kept.at }])),
});
