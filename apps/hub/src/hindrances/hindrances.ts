import type { Hindrance, PcReport, Person, Presence } from '@hearthline/protocol';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { AgentStates } from '../agentState/agentStates.ts';
import type { Clock } from '../clock.ts';
import type { Directory } from '../organisation/directory.ts';
import type { AmiEvent } from '../pbx/ami/amiEvents.ts';
import { unlessRefused } from '../pbx/ami/refusal.ts';
import type { PbxConsole } from '../pbx/console.ts';
import { contactsListed, contactTold, lostPhone, unknownPhone, type Phone } from './contacts.ts';

interface Ports {
  readonly pbx: PbxConsole;
  readonly agents: Pick<AgentStates, 'of' | 'told'>;
  readonly directory: Directory;
  readonly clock: Clock;
  readonly log: Logger;
  /** A cut begins, goes on or ends: told again with each change. */
  cut(person: Person, now: { isLineLost: boolean; isOnBattery: boolean; isOnShift: boolean }): void;
  /** Battery or mains. */
  presenceChanged(personId: string): void;
}

interface Known {
  readonly phone: Phone;
  readonly isAway: boolean;
  readonly battery: Presence['battery'];
  readonly isLineUp: boolean | null;
}

/** What `PJSIPShowContacts` lists (Asterisk 22.10); `Endpoint` is the phone's SIP id. */
const contactItem = z.object({
  Event: z.literal('ContactList'),
  Endpoint: z.string(),
  Uri: z.string(),
  Status: z.string(),
});

/** Who is hindered by what, told to the agent states whenever it changes. SPEC: hindrances/SPEC.md. */
export class Hindrances {
  readonly #ports: Ports;
  readonly #known = new Map<string, Known>();

  constructor(ports: Ports) {
    this.#ports = ports;
    ports.pbx.follow({ take: (event) => this.#take(event), connected: () => this.#readContacts() });
  }

  batteryOf(personId: string): Presence['battery'] {
    return this.#known.get(personId)?.battery;
  }

  /** [HINDER-5] */
  report(person: Person, { isAway, isOnBattery, batterySecondsLeft, isLineUp }: PcReport): void {
    const before = this.#of(person.id);
    const now = this.#ports.clock.now();
    const emptyAt = batterySecondsLeft === null ? null : now + batterySecondsLeft * 1_000;
    const battery = isOnBattery ? { since: before.battery?.since ?? now, emptyAt } : undefined;
    const isSame = JSON.stringify(battery) === JSON.stringify(before.battery);
    this.#put(person, { ...before, isAway, isLineUp, battery: isSame ? before.battery : battery });
    if (!isSame) this.#ports.presenceChanged(person.id);
    if (before.isLineUp !== null && before.isLineUp !== isLineUp) this.#askPhone(person);
  }

  /** [HINDER-4] Her desktop's socket ended. */
  desktopGone(personId: string): void {
    const person = this.#ports.directory.people.get(personId);
    if (person && this.#of(personId).phone.line === 'there') this.#askPhone(person);
  }

  /** [HINDER-6] */
  #of(personId: string): Known {
    const known = this.#known.get(personId);
    if (known) return known;
    const kept = this.#ports.agents.of(personId).hinder.hindrances;
    return {
      phone: kept.includes('lineLost') ? lostPhone : unknownPhone,
      isAway: kept.includes('away'),
      battery: kept.includes('onBattery') ? { since: this.#ports.clock.now(), emptyAt: null } : undefined,
      isLineUp: null,
    };
  }

  #put(person: Person, known: Known): void {
    this.#known.set(person.id, known);
    const hindrances: Hindrance[] = [];
    if (known.phone.line === 'lost') hindrances.push('lineLost');
    if (known.battery !== undefined) hindrances.push('onBattery');
    if (known.isAway) hindrances.push('away');
    this.#tellCut(person, known);
    this.#ports.agents.told(person, { kind: 'hindered', hindrances, at: this.#ports.clock.now() });
  }

  /** Also when a shift begins or ends. */
  shiftChanged(person: Person): void {
    this.#tellCut(person, this.#of(person.id));
  }

  #tellCut(person: Person, { phone, battery }: Known): void {
    const isOnShift = this.#ports.agents.of(person.id).confirmed.kind !== 'signedOut';
    this.#ports.cut(person, { isLineLost: phone.line === 'lost', isOnBattery: battery !== undefined, isOnShift });
  }

  #take(event: AmiEvent): void {
    if (event.Event !== 'ContactStatus') return;
    const person = this.#ports.directory.personOfExtension(event.AOR);
    if (!person) return;
    const known = this.#of(person.id);
    const isOnShift = this.#ports.agents.of(person.id).confirmed.kind !== 'signedOut';
    // Nobody's shift: the next one begins with a phone that was never there.
    const before = isOnShift ? known.phone : { ...known.phone, line: 'unknown' as const };
    this.#put(person, { ...known, phone: contactTold(before, event.URI, event.ContactStatus) });
  }

  async #readContacts(): Promise<void> {
    const items = await unlessRefused(this.#ports.pbx.list({ Action: 'PJSIPShowContacts' }));
    if (items === null) return;
    const listed = items.flatMap((item) => contactItem.safeParse(item).data ?? []);
    for (const person of this.#ports.directory.people.values()) {
      if (person.extension === null || this.#ports.agents.of(person.id).confirmed.kind === 'signedOut') continue;
      const own = listed.filter(({ Endpoint }) => Endpoint === person.extension);
      const known = this.#of(person.id);
      const phone = contactsListed(
        known.phone,
        own.map(({ Uri, Status }) => [Uri, Status] as const),
      );
      this.#put(person, { ...known, phone });
    }
  }

  #askPhone(person: Person): void {
    if (person.extension === null || !this.#ports.pbx.isConnected) return;
    unlessRefused(this.#ports.pbx.action({ Action: 'PJSIPQualify', Endpoint: person.extension })).catch(
      (error: unknown) => this.#ports.log.info({ err: error, personId: person.id }, 'a phone could not be asked'),
    );
  }
}
