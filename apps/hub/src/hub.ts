import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { pino, type Logger } from 'pino';
import { Accounts } from './auth/accounts.ts';
import { Attempts } from './auth/attempts.ts';
import { createCalendar, systemClock, type Calendar, type Clock } from './clock.ts';
import { hubConfig, type HubConfig, type HubConfigInput } from './config.ts';
import { seedDemo } from './demo/seed.ts';
import { createFold } from './facts/fold.ts';
import { createHttpServer } from './http/httpServer.ts';
import { createOriginCheck } from './http/origins.ts';
import { HubError } from './hubError.ts';
import { Directory } from './organisation/directory.ts';
import { pointsRules } from './points/rules/index.ts';
import { createCommandTable } from './session/hubCommands.ts';
import { createCommandRunner } from './session/runCommand.ts';
import { startSocketServer } from './session/socketServer.ts';
import { openStore } from './store/sqlStore.ts';
import type { Store } from './store/store.ts';
import { startConcepts, type Base, type Concepts } from './concepts.ts';

export interface Hub {
  /** `http://host:port` */
  readonly url: string;
  /** Ends sockets, writes what waits, closes the store. */
  stop(): Promise<void>;
}

/** What a test may put in place of the real thing. */
export interface HubPorts {
  readonly clock?: Clock;
  readonly log?: Logger;
  /** In [0, 1); spreads reconnections. */
  readonly random?: () => number;
}

const DAY_MS = 24 * 3_600_000;

/**
 * Starts a hub. The only place that knows all its concepts.
 *
 * @throws ZodError for a wrong configuration; HubError where the store cannot be used.
 */
export async function startHub(input: HubConfigInput, ports: HubPorts = {}): Promise<Hub> {
  const config = hubConfig.parse(input);
  const clock = ports.clock ?? systemClock;
  const log = ports.log ?? pino({ name: 'hub', level: config.logLevel }, pino.destination(2));
  const calendar = createCalendar(config.timeZone);
  const store = await openStore(config.store, createFold(calendar, pointsRules));
  try {
    await store.purge({ resultsBefore: clock.now() - 7 * DAY_MS, sessionsBefore: clock.now() });
    const directory = await openDirectory({ config, store, calendar, clock });
    const concepts = await startConcepts({
      config,
      store,
      calendar,
      clock,
      log,
      directory,
      random: ports.random ?? Math.random,
    });
    return await listen({ config, store, clock, log, directory, concepts });
  } catch (error) {
    await store.close();
    throw error;
  }
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

async function listen(base: Base & { concepts: Concepts }): Promise<Hub> {
  const { config, store, clock, log, directory, concepts } = base;
  const { perAccount: limit, perAddress, windowMs } = config.signInLimits;
  const attempts = new Attempts({ clock, limit, windowMs });
  const accounts = await Accounts.create({ store, clock, directory, attempts, sessionMs: config.sessionMs });
  let ownUrl: string | null = null;
  const isAllowedOrigin = createOriginCheck({ allowed: config.allowedOrigins, ownUrl: () => ownUrl });
  const { pbx, voicemail, walls, files, announcements } = concepts;
  const wallAttempts = new Attempts({ clock, limit: perAddress, windowMs });
  const soundOf = voicemail.sound.bind(voicemail);
  const takeResults = concepts.results.take.bind(concepts.results);
  const app = await createHttpServer({
    ...{ config, accounts, store, pbx, clock, log, isAllowedOrigin, soundOf, takeResults, walls, wallAttempts },
    ...{ files, announcements },
  });
  const runCommand = createCommandRunner({
    table: createCommandTable({ clock, store, directory, relays: config.pbx?.relays ?? null, ...concepts }),
    ...{ store, clock, log, facts: concepts.facts, deeds: concepts.deeds },
  });
  const sockets = startSocketServer({
    ...{ server: app.server, clock, log, streams: concepts.streams, sources: concepts.sources },
    ...{ runCommand, isAllowedOrigin },
    authenticate: (token) => accounts.authenticate(token),
    presenceChanged: (personId) => {
      if (concepts.streams.linkOf(personId) !== 'attached') concepts.mutes.tell(personId, false);
      concepts.presence.update(personId);
      concepts.quietRooms.linkChanged(personId);
      if (concepts.streams.linkOf(personId) !== 'attached') {
        concepts.hindrances.desktopGone(personId);
        concepts.outages.heartbeatGone(personId);
      }
    },
  });
  await app.ready();
  app.server.listen(config.port, config.host);
  await once(app.server, 'listening');
  const address = app.server.address() as AddressInfo;
  const url = `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${address.port}`;
  ownUrl = url;
  log.info({ url, store: store.kind, pbx: concepts.pbx.state }, 'the hub listens');
  return {
    url,
    async stop() {
      await sockets.stop();
      // Requests that are held would keep the server open.
      concepts.walls.stop();
      await app.close();
      await concepts.stop();
      await store.close();
      log.info('the hub stopped');
    },
  };
}
