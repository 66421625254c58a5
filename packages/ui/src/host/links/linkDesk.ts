import { Value } from '@hearthline/softphone-core/value';
import { z } from 'zod';
import type { ProblemCode } from '../problem.ts';
import { parseLink, type ParsedLink } from './parseLink.ts';

/** A number from outside the app that waits for the person's press. */
export const offeredNumber = z.object({
  number: z.string(),
  /** To be keyed after the answer; null: none. */
  extension: z.string().nullable(),
  /** A link that was opened, or a program on this PC. */
  from: z.enum(['link', 'program']),
});
export type OfferedNumber = z.infer<typeof offeredNumber>;

type NumberLink = Extract<ParsedLink, { kind: 'number' }>;

/** The one number that was last offered from outside. It never dials. SPEC.md. */
export class LinkDesk {
  readonly value = new Value<OfferedNumber | null>(null);
  readonly #refuse: (problem: ProblemCode) => void;
  #ownHosts: readonly string[] | null = null;
  /** [LINK-4] A link with a host, while it is not known which hosts are ours. */
  #waiting: NumberLink | null = null;

  constructor(refuse: (problem: ProblemCode) => void) {
    this.#refuse = refuse;
  }

  offerLink(text: string): void {
    this.#waiting = null;
    const link = parseLink(text);
    if (link.kind === 'refused') this.#refuse(link.problem);
    else this.#judge(link);
  }

  /** [LINK-10] The number is dialable already. */
  offerNumber(number: string): void {
    this.value.set({ number, extension: null, from: 'program' });
  }

  /** The PBX's domain and the name of its server, once they are known; null: nobody is signed in. */
  setOwnHosts(hosts: readonly string[] | null): void {
    this.#ownHosts = hosts?.map((host) => host.toLowerCase()) ?? null;
    if (hosts === null) this.putAway();
    else if (this.#waiting !== null) this.#judge(this.#waiting);
  }

  putAway(): void {
    this.#waiting = null;
    if (this.value.getState() !== null) this.value.set(null);
  }

  #judge(link: NumberLink): void {
    const { number, extension, host } = link;
    this.#waiting = null;
    if (host !== null && this.#ownHosts === null) this.#waiting = link;
    else if (host !== null && this.#ownHosts?.includes(host) !== true) this.#refuse('link.foreignAddress');
    else this.value.set({ number, extension, from: 'link' });
  }
}
