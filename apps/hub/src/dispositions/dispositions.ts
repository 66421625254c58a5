import {
  DISPOSITION_OPEN_MS,
  type Change,
  type CommandOutput,
  type DispositionCode,
  type DispositionOfCall,
  type Person,
} from '@hearthline/protocol';
import type { Calendar, Clock } from '../clock.ts';
import { HubError } from '../hubError.ts';
import type { Directory } from '../organisation/directory.ts';
import type { CommandEffect } from '../session/commandTable.ts';
import type { TopicSource } from '../session/topicSource.ts';
import type { Store } from '../store/store.ts';

interface Ports {
  readonly store: Store;
  readonly clock: Clock;
  readonly calendar: Calendar;
  readonly directory: Directory;
  readonly codes: readonly DispositionCode[];
  /** A person's history is not as it was. */
  historyChanged(personId: string): void;
}

/** What operators say of their calls. SPEC: dispositions/SPEC.md. */
export class Dispositions implements TopicSource {
  readonly #ports: Ports;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  snapshot(): Change[] {
    return [{ op: 'set', topic: 'dispositionCodes', value: this.#ports.codes }];
  }

  /** @throws HubError `disposition.unknownCode`, `disposition.tooLate` */
  async say(input: DispositionOfCall, person: Person): Promise<CommandEffect<'call.dispose'>> {
    const { store, clock, codes, historyChanged } = this.#ports;
    if (!codes.some(({ id }) => id === input.codeId)) throw new HubError('disposition.unknownCode');
    const at = Math.min(input.at, clock.now());
    const endedAt = await store.readCallEnd({ personId: person.id, callId: input.callId });
    if (endedAt !== null && at > endedAt + DISPOSITION_OPEN_MS) throw new HubError('disposition.tooLate');
    const { callId, codeId, note } = input;
    return {
      value: {},
      write: { disposition: { personId: person.id, callId, codeId, note, at } },
      afterCommit: () => historyChanged(person.id),
    };
  }

  /** [DISP-5] */
  async today(leader: Person): Promise<CommandOutput<'dispositions.today'>> {
    const { store, clock, calendar, directory } = this.#ports;
    const nextMidnight = calendar.nextMidnight(clock.now());
    const people = directory.ownAndLed(leader);
    const counts = await store.countDispositions({
      personIds: people.map(({ id }) => id),
      from: nextMidnight - 24 * 3_600_000,
      to: nextMidnight,
    });
    return { counts };
  }
}
