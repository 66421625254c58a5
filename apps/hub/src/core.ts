import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { Accounts } from './auth/accounts.ts';
import { Attempts } from './auth/attempts.ts';
import { createCalendar, type Calendar, type Clock } from './clock.ts';
import { startConcepts, type Base, type Concepts } from './concepts.ts';
import type { HubConfig } from './config.ts';
import { seedDemo } from './demo/seed.ts';
import { createFold } from './facts/fold.ts';
import { createHttpServer } from './http/httpServer.ts';
import { HubError } from './hubError.ts';
import { Directory } from './organisation/directory.ts';
import { pointsRules } from './points/rules/index.ts';
import { Connections } from './session/connections.ts';
import { Joins } from './session/joins.ts';
import { createCommandTable } from './session/hubCommands.ts';
import { createCommandRunner } from './session/runCommand.ts';
import { openStore } from './store/sqlStore.ts';
import type { Store } from './store/store.ts';
import type { Tenure } from './store/tenure.ts';

const DAY_MS = 24 * 3_600_000;

/** The hub without its doors: everything it does, before anybody can reach it. */
export interface Core {
  /** Answers requests over HTTP; does not listen yet. */
  readonly app: FastifyInstance;
  readonly connections: Connections;
  readonly concepts: Concepts;
  readonly store: Store;
  /** After the sockets have ended: writes what waits, closes the store. */
  stop(): Promise<void>;
}

export interface CoreOptions {
  readonly config: HubConfig;
  readonly clock: Clock;
  readonly log: Logger;
  /** In [0, 1); spreads reconnections. */
  readonly random: () => number;
  /** Of the writer of a cluster; null: this hub is alone. */
  readonly tenure: Tenure | null;
  /** Requests over HTTP come from doors that show this; null: from anybody. */
  readonly doorKey: string | null;
  isAllowedOrigin(origin: string): boolean;
}

/**
 * Starts everything but what listens. The only place that knows all concepts.
 *
 * @throws HubError where the store cannot be used
 */
export async function startCore(options: CoreOptions): Promise<Core> {
  const { config, clock, random, tenure } = options;
  const log = tenure === null ? options.log : quietAfter(tenure, options.log);
  const calendar = createCalendar(config.timeZone);
  const store = await openStore(config.store, createFold(calendar, pointsRules), tenure);
  try {
    await store.purge({ resultsBefore: clock.now() - 7 * DAY_MS, sessionsBefore: clock.now() });
    const directory = await openDirectory({ config, store, calendar, clock });
    const concepts = await startConcepts({ config, store, calendar, clock, log, directory, random });
    return await join({ ...options, log, store, directory, concepts });
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** Once it may not write any more everything fails that was under way: told once, by who ended it, is enough. */
function quietAfter(tenure: Tenure, log: Logger): Logger {
  const own = log.child({ term: tenure.term });
  void tenure.ended.then(() => {
    own.level = 'silent';
  });
  return own;
}

async function openDirectory(options: {
  config: HubConfig;
  store: Store;
  calendar: Calendar;
  clock: Clock;
}): Promise<Directory> {
  const { config, store, calendar, clock } = options;
  let centre = await store.readCentre();
  if (!centre && config.demo) {
    const queue = config.pbx?.queues[0]?.name ?? 'city-hotline';
    centre = await seedDemo({ store, calendar, now: clock.now(), queue, ...config.demo });
  }
  if (!centre) throw new HubError('hub.fault', { detail: 'the store holds no centre and no demo was asked for' });
  return new Directory(centre, config.timeZone, config);
}

/** What people and programs ask for, joined to the concepts. */
async function join(base: CoreOptions & Base & { concepts: Concepts }): Promise<Core> {
  const { config, store, clock, log, directory, concepts, tenure, doorKey, isAllowedOrigin } = base;
  const { perAccount: limit, perAddress, windowMs } = config.signInLimits;
  const attempts = new Attempts({ clock, limit, windowMs });
  const accounts = await Accounts.create({ store, clock, directory, attempts, sessionMs: config.sessionMs });
  const { pbx, voicemail, walls, files, announcements, streams } = concepts;
  const wallAttempts = new Attempts({ clock, limit: perAddress, windowMs });
  const soundOf = voicemail.sound.bind(voicemail);
  const takeResults = concepts.results.take.bind(concepts.results);
  const app = await createHttpServer({
    ...{ config, accounts, store, pbx, clock, log, isAllowedOrigin, doorKey },
    ...{ soundOf, takeResults, walls, wallAttempts, files, announcements },
  });
  const runCommand = createCommandRunner({
    table: createCommandTable({ clock, store, directory, relays: config.pbx?.relays ?? null, ...concepts }),
    ...{ store, clock, log, facts: concepts.facts, deeds: concepts.deeds },
  });
  const connections = new Connections({
    ...{ clock, log, streams, sources: concepts.sources, joins: new Joins() },
    async runCommand(message, context) {
      const outcome = await runCommand(message, context);
      // Who is the writer no more knows neither whether it was kept nor what is true: it is asked again, with its id, of who is.
      return tenure?.isOver === true ? null : outcome;
    },
    authenticate: (token) => accounts.authenticate(token),
    presenceChanged: (personId) => {
      if (streams.linkOf(personId) !== 'attached') concepts.mutes.tell(personId, false);
      concepts.presence.update(personId);
      concepts.quietRooms.linkChanged(personId);
      if (streams.linkOf(personId) !== 'attached') {
        concepts.hindrances.desktopGone(personId);
        concepts.outages.heartbeatGone(personId);
      }
    },
  });
  await app.ready();
  return {
    ...{ app, connections, concepts, store },
    async stop() {
      // Requests that are held would keep the server open.
      walls.stop();
      await app.close();
      await concepts.stop();
      await store.close();
    },
  };
}
