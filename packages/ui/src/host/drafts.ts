import { Value } from '@hearthline/softphone-core/value';
import type { Hub } from './hub.ts';
import type { DispositionDraft } from './recordsContract.ts';
import { HostError } from './problem.ts';

interface Ports {
  hub(): Hub;
  /** Whose drafts are meant; null while nobody is signed in. */
  personId(): string | null;
  /** The hub's time as this PC knows it. */
  now(): number;
}

type Said = Pick<DispositionDraft, 'callId' | 'codeId' | 'note'>;

/** What is typed about calls, each person's apart, until the hub has it. Lives as long as the engine. */
export class Drafts {
  readonly value = new Value<DispositionDraft[]>([]);
  readonly #ports: Ports;
  readonly #byPerson = new Map<string, Map<string, DispositionDraft>>();

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  /** Somebody signed in or out: shows theirs. */
  show(): void {
    const personId = this.#ports.personId();
    this.value.set(personId === null ? [] : [...(this.#byPerson.get(personId)?.values() ?? [])]);
  }

  keep({ callId, codeId, note }: Said): void {
    const isNothing = codeId === null && note === '';
    this.#put(this.#needPerson(), callId, isNothing ? null : { callId, codeId, note, isSaved: false });
  }

  /** Kept as saved until the hub has it. Where it could not even be put into the outbox, or was refused, it is a draft again. */
  async save({ callId, codeId, note }: Said & { codeId: string }): Promise<void> {
    const personId = this.#needPerson();
    const draft = { callId, codeId, note, isSaved: true };
    this.#put(personId, callId, draft);
    try {
      await this.#ports.hub().send('call.dispose', { callId, codeId, note, at: this.#ports.now() });
      this.#settle(personId, draft, null);
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : '';
      // Signed out meanwhile: it is in the outbox and goes out with the next sign-in.
      this.#settle(personId, draft, code === 'hub.closed' ? null : { ...draft, isSaved: false });
      throw error;
    }
  }

  /** Unless something newer was typed meanwhile. */
  #settle(personId: string, sent: DispositionDraft, next: DispositionDraft | null): void {
    if (this.#byPerson.get(personId)?.get(sent.callId) === sent) this.#put(personId, sent.callId, next);
  }

  #put(personId: string, callId: string, draft: DispositionDraft | null): void {
    const own = this.#byPerson.get(personId) ?? new Map<string, DispositionDraft>();
    this.#byPerson.set(personId, own);
    if (draft === null) own.delete(callId);
    else own.set(callId, draft);
    this.show();
  }

  #needPerson(): string {
    const personId = this.#ports.personId();
    if (personId === null) throw new HostError('hub.offline');
    return personId;
  }
}
