import { createHash, randomUUID } from 'node:crypto';
import { IMPORT_SHOWN, type ImportQuestion, type Person } from '@hearthline/protocol';
import type { AgentStates } from '../agentState/agentStates.ts';
import { firstPassword, hashPassword } from '../auth/accounts.ts';
import type { Clock } from '../clock.ts';
import { HubError } from '../hubError.ts';
import type { PbxLink } from '../pbx/pbxLink.ts';
import type { CommandEffect } from '../session/commandTable.ts';
import type { Streams } from '../session/streams.ts';
import type { Centre, Store } from '../store/store.ts';
import type { Logger } from 'pino';
import { changesOf, reportOf, type CentreChange } from './centreChanges.ts';
import type { Directory } from './directory.ts';
import { planImport } from './planImport.ts';

interface Ports {
  readonly store: Store;
  readonly clock: Clock;
  readonly directory: Directory;
  readonly streams: Streams;
  readonly agents: Pick<AgentStates, 'onShift'>;
  readonly pbx: Pick<PbxLink, 'endShift'>;
  readonly log: Logger;
}

/** People and units from a list, and their first passwords. SPEC: organisation/SPEC.md. */
export class Imports {
  readonly #ports: Ports;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  /** [ORG-10] [ORG-11] @throws HubError `import.stale` */
  async run(question: ImportQuestion, by: Person): Promise<CommandEffect<'organisation.import'>> {
    const { store, agents } = this.#ports;
    const centre = await store.readCentre();
    if (!centre) throw new HubError('hub.fault', { detail: 'no centre' });
    const basis = basisOf(centre, question);
    if (question.basis !== null && question.basis !== basis) throw new HubError('import.stale');
    const onShift = new Set(agents.onShift().map(({ id }) => id));
    const { next, issues, grown } = planImport(centre, question, { byId: by.id, onShift, newId: randomUUID });
    const changes = changesOf(centre, next);
    const isDone = question.basis !== null;
    const value = {
      ...{ basis, isDone, ...reportOf(changes, next) },
      ...{ units: [...grown].slice(0, IMPORT_SHOWN), issues: issues.slice(0, IMPORT_SHOWN), issueCount: issues.length },
    };
    if (!isDone || (changes.length === 0 && grown.length === 0)) return { value, deeds: [] };
    const left = changes.filter(({ what }) => what === 'left').map(({ personId }) => personId);
    return {
      value,
      write: { centre: next, removedSessionsOf: left },
      deeds: changes.map(({ what, personId, detail }) => ({ aboutId: personId, what, subject: detail })),
      afterCommit: () => this.#tell(next, changes),
    };
  }

  /** [ORG-14] */
  async makePasswords(personIds: readonly string[], by: Person): Promise<CommandEffect<'account.makePasswords'>> {
    const { store, streams, directory } = this.#ports;
    const centre = await store.readCentre();
    const wanted = new Set(personIds);
    const people = centre?.people.filter(({ id, isActive }) => isActive && wanted.has(id) && id !== by.id) ?? [];
    const made = people.map(({ id: personId, account }) => ({ personId, account, password: firstPassword() }));
    const hashes = await Promise.all(made.map(({ password }) => hashPassword(password)));
    return {
      value: { passwords: made },
      write: {
        passwords: made.map(({ personId }, index) => ({ personId, passwordHash: hashes[index] ?? '' })),
        removedSessionsOf: made.map(({ personId }) => personId),
      },
      deeds: made.map(({ personId: aboutId }) => ({ aboutId, what: 'passwordMade', subject: '' })),
      afterCommit: () => made.forEach(({ personId }) => directory.people.has(personId) && streams.end(personId)),
    };
  }

  /** [ORG-13] Who left is out of the queues; everybody else hears of it from the directory. */
  #tell(next: Centre, changes: readonly CentreChange[]): void {
    const { directory, streams, agents, pbx, log } = this.#ports;
    const left = new Set(changes.filter(({ what }) => what === 'left').map(({ personId }) => personId));
    for (const person of agents.onShift().filter(({ id }) => left.has(id)))
      pbx.endShift(person).catch((error: unknown) => log.error({ err: error }, 'a shift did not end'));
    for (const personId of left) streams.end(personId);
    directory.replace(next);
  }
}

/** What the answer was worked out of: the same list for the same centre. */
function basisOf({ units, people }: Centre, { rows, absent }: ImportQuestion): string {
  const cards = people.map(({ passwordHash: _hash, ...card }) => card);
  return createHash('sha256')
    .update(JSON.stringify([units, cards, rows, absent]))
    .digest('base64url');
}
