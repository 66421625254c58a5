import type { LinkSeen } from '../../session/streams.ts';
import type { AmiEvent } from '../ami/amiEvents.ts';
import type { PhoneSeen } from './voiceWatch.ts';

type ContactStatus = Extract<AmiEvent, { Event: 'ContactStatus' }>;

/**
 * A program of the phone's, by the user part of its contact: made anew at its every start, the same on all its sockets
 * (softphone-core/src/sip/identity.ts).
 */
type Life = string;

interface Seen {
  readonly uri: string;
  readonly status: 'registered' | 'unreachable' | 'removed';
}

/** What the PBX's contacts and the hub's own links say of each operator's phone. SPEC: pbx/SPEC.md RESCUE-2. */
export class PhoneLives {
  readonly #seen = new Map<string, Seen>();
  readonly #linkOf: (operator: string) => LinkSeen;

  constructor(linkOf: (operator: string) => LinkSeen) {
    this.#linkOf = linkOf;
  }

  /** The life that was lost sight of; null: none was. */
  take({ AOR: operator, ContactStatus: status, URI: uri }: ContactStatus): Life | null {
    const before = this.#seen.get(operator);
    // An older socket of a phone that has registered on another one.
    if (status === 'Removed' && before?.status === 'registered' && before.uri !== uri) return null;
    const seen = status === 'Removed' ? 'removed' : status === 'Unreachable' ? 'unreachable' : 'registered';
    this.#seen.set(operator, { uri, status: seen });
    return seen === 'registered' ? null : lifeOf(uri);
  }

  phone(operator: string, life: Life): PhoneSeen {
    const now = this.#seen.get(operator);
    if (now === undefined) return 'silent';
    if (lifeOf(now.uri) !== life) return 'gone';
    if (now.status === 'registered') return 'back';
    const link = this.#linkOf(operator);
    return now.status === 'removed' && link !== 'attached' && link !== 'silent' ? 'gone' : 'silent';
  }
}

/** `sip:8kth1nh0@192.0.2.7:43515;transport=ws` → `8kth1nh0` */
const lifeOf = (uri: string): Life => /^sips?:([^@;]+)@/i.exec(uri)?.[1] ?? uri;
