import { createHash, randomUUID } from 'node:crypto';
import { IMPORT_SHOWN, type ImportQuestion } from '@hearthline/protocol';
import type { AgentStates } from '../agentState/agentStates.ts';
import { firstPassword, hashPassword } from '../auth/accounts.ts';
import type { Clock } from '../clock.ts';
import { keptDeeds } from '../deeds/keptDeed.ts';
import type { FactLog } from '../facts/factLog.ts';
import { HubError } from '../hubError.ts';
import type { PbxLink } from '../pbx/pbxLink.ts';
import type { CommandContext, CommandEffect } from '../session/commandTable.ts';
import type { Streams } from '../session/streams.ts';
import type { Centre, Store } from '../store/store.ts';
import type { Logger } from 'pino';
import { changesOf, reportOf, type CentreChange } from './centreChanges.ts';
import type { Directory } from './directory.ts';
import { NO_PASSWORD, planImport } from './planImport.ts';
import type { Turns } from '../turns.ts';

interface Ports {
  readonly store: Store;
  readonly facts: FactLog;
  readonly clock: Clock;
  readonly directory: Directory;
  readonly streams: Streams;
  readonly agents: Pick<AgentStates, 'onShift'>;
  readonly pbx: Pick<PbxLink, 'endShift'>;
  readonly log: Logger;
  /** One change of the centre at a time, by whatever way. [ORG-19] [ORG-25] */
  readonly turns: Turns;
}

/** People and units from a list, and their first passwords. SPEC: organisation/SPEC.md. */
export class Imports {
  readonly #ports: Ports;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  /** [ORG-10] [ORG-11] @throws HubError `import.stale` */
  run(question: ImportQuestion, context: CommandContext): Promise<CommandEffect<'organisation.import'>> {
    return this.#inTurn(() => this.#run(question, context));
  }

  /** [ORG-14] */
  makePasswords(
    personIds: readonly string[],
    context: CommandContext,
  ): Promise<CommandEffect<'account.makePasswords'>> {
    return this.#inTurn(() => this.#makePasswords(new Set(personIds), context));
  }

  #inTurn<T>(make: () => Promise<T>): Promise<T> {
    return this.#ports.turns.take('centre', make);
  }

  async #run(question: ImportQuestion, context: CommandContext): Promise<CommandEffect<'organisation.import'>> {
    const { store, agents, facts, clock } = this.#ports;
    const centre = await store.readCentre();
    if (!centre) throw new HubError('hub.fault', { detail: 'no centre' });
    const basis = basisOf(centre, question);
    if (question.basis !== null && question.basis !== basis) throw new HubError('import.stale');
    const onShift = new Set(agents.onShift().map(({ id }) => id));
    const byId = context.person.id;
    const { next, issues, grown } = planImport(centre, question, { byId, onShift, newId: randomUUID });
    const changes = changesOf(centre, next);
    const isDone = question.basis !== null;
    const value = {
      ...{ basis, isDone, ...reportOf(changes, next) },
      ...{ units: [...grown].slice(0, IMPORT_SHOWN), issues: issues.slice(0, IMPORT_SHOWN), issueCount: issues.length },
    };
    if (!isDone || (changes.length === 0 && grown.length === 0)) return { value, deeds: [] };
    const removedSessionsOf = changes.filter(({ what }) => what === 'left').map(({ personId }) => personId);
    const deeds = changes.map(({ what, personId, detail }) => ({ aboutId: personId, what, subject: detail }));
    // Kept here and not by who runs commands: the next one must find the centre as this one leaves it.
    await facts.commit({ centre: next, removedSessionsOf, deeds: keptDeeds(context, deeds, clock.now()) });
    this.#tell(next, changes);
    return { value, deeds };
  }

  async #makePasswords(
    wanted: ReadonlySet<string>,
    context: CommandContext,
  ): Promise<CommandEffect<'account.makePasswords'>> {
    const { store, streams, facts, clock } = this.#ports;
    const centre = await store.readCentre();
    const isMeant = (id: string): boolean => wanted.has(id) && id !== context.person.id;
    const people = centre?.people.filter(({ id, isActive }) => isActive && isMeant(id)) ?? [];
    const made = people.map(({ id: personId, account }) => ({ personId, account, password: firstPassword() }));
    const hashes = await Promise.all(made.map(({ password }) => hashPassword(password)));
    const passwords = made.map(({ personId }, index) => ({ personId, passwordHash: hashes[index] ?? NO_PASSWORD }));
    const deeds = made.map(({ personId: aboutId }) => ({ aboutId, what: 'passwordMade' as const, subject: '' }));
    const removedSessionsOf = made.map(({ personId }) => personId);
    await facts.commit({ passwords, removedSessionsOf, deeds: keptDeeds(context, deeds, clock.now()) });
    for (const { personId } of made) streams.end(personId);
    return { value: { passwords: made }, deeds };
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
