import type { Bilingual } from '@hearthline/protocol';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { pino, type Logger } from 'pino';
import { AgentStates } from './agentState/agentStates.ts';
import { agentRules } from './agentState/agentRules.ts';
import { AnnouncementPlans } from './announcements/announcementPlans.ts';
import { AnnouncementChanges } from './announcements/announcementChanges.ts';
import { Announcements } from './announcements/announcements.ts';
import { startCallbacks } from './callbacks/startCallbacks.ts';
import { Chats } from './chat/chats.ts';
import { Deeds } from './deeds/deeds.ts';
import { Conferences } from './conference/conferences.ts';
import { AriRecordings } from './pbx/ari/ariRecordings.ts';
import { removeOldRecordings } from './recording/expiry.ts';
import { ParkedCalls } from './parking/parkedCalls.ts';
import { RingingPhones } from './parking/ringingPhones.ts';
import { Mobiles } from './mobile/mobiles.ts';
import { ShownNumbers } from './shownNumber/shownNumbers.ts';
import { Recordings } from './recording/recordings.ts';
import { Accounts } from './auth/accounts.ts';
import { Attempts } from './auth/attempts.ts';
import { createCalendar, systemClock, type Calendar, type Clock } from './clock.ts';
import { hubConfig, type HubConfig, type HubConfigInput } from './config.ts';
import { PersonalTopics } from './day/personalTopics.ts';
import { seedDemo } from './demo/seed.ts';
import { Contacts } from './contacts/contacts.ts';
import { Dispositions } from './dispositions/dispositions.ts';
import { FactLog } from './facts/factLog.ts';
import { createFold } from './facts/fold.ts';
import { createHttpServer } from './http/httpServer.ts';
import { createOriginCheck } from './http/origins.ts';
import { History } from './history/history.ts';
import { HelpDesk } from './help/helpDesk.ts';
import { Hindrances } from './hindrances/hindrances.ts';
import { HubError } from './hubError.ts';
import { Directory } from './organisation/directory.ts';
import { followDirectory } from './organisation/followDirectory.ts';
import { Imports } from './organisation/imports.ts';
import { DirectoryTopics } from './organisation/directoryTopics.ts';
import { Appeals } from './appeals/appeals.ts';
import { KudosBook } from './kudos/kudosBook.ts';
import { Outages } from './outages/outages.ts';
import { connectPbx } from './pbx/connectPbx.ts';
import { pointsRules } from './points/rules/index.ts';
import { Mutes } from './presence/mutes.ts';
import { PresenceBoard } from './presence/presence.ts';
import { Proposals } from './proposals/proposals.ts';
import { QueueBoard } from './pbx/queueBoard.ts';
import { RestBoard } from './rests/restBoard.ts';
import { RankingChoices } from './ranking/rankingChoices.ts';
import { RankingBoard } from './ranking/rankingBoard.ts';
import { createCommandTable } from './session/hubCommands.ts';
import { createCommandRunner } from './session/runCommand.ts';
import { startSocketServer } from './session/socketServer.ts';
import { Streams } from './session/streams.ts';
import { openStore } from './store/sqlStore.ts';
import type { Store } from './store/store.ts';
import { Statuses } from './status/statuses.ts';
import { Surveys } from './surveys/surveys.ts';
import { Voicemail } from './voicemail/voicemail.ts';
import { Webhooks } from './webhooks/webhooks.ts';

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

interface Base {
  readonly config: HubConfig;
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Logger;
  readonly directory: Directory;
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

const queueTitles = ({ pbx }: HubConfig): ReadonlyMap<string, Bilingual> =>
  new Map(pbx?.queues.map(({ name, title }) => [name, title]));

async function startConcepts(base: Base & { calendar: Calendar; random: () => number }) {
  const { config, store, clock, calendar, log, directory } = base;
  const facts = new FactLog(store);
  const streams = new Streams(clock);
  const directoryChanges = followDirectory({ directory, streams, log });
  const shared = { store, clock, calendar, directory, log, facts, streams, publisher: streams };
  const rankingChoices = new RankingChoices(shared);
  const ranking = new RankingBoard({ ...shared, choices: rankingChoices });
  const personal = new PersonalTopics(shared);
  const announcements = new Announcements(shared);
  const announcementChanges = new AnnouncementChanges({ ...shared, announcements });
  const announcementPlans = new AnnouncementPlans({ ...shared, announcements });
  const proposals = new Proposals(shared);
  const history = new History(shared);
  const contacts = new Contacts(shared);
  const deeds = new Deeds(shared);
  const kudos = new KudosBook(shared);
  const appeals = new Appeals(shared);
  const dispositions = new Dispositions({
    ...shared,
    codes: config.dispositions,
    historyChanged: (personId) => history.changed(personId),
  });
  const queues = new QueueBoard({ ...shared, titles: queueTitles(config) });
  const pbx = connectPbx({ ...shared, config, random: base.random, queues });
  const conferences = new Conferences({
    ...{ ...shared, pbx: pbx.console },
    operatorLeft: (person, uniqueIds) => agentStates.leftCall(person, uniqueIds),
  });
  const files = config.pbx === null ? null : new AriRecordings(config.pbx.ari);
  const keepMessagesDays = config.voicemail.keepDays;
  const stopExpiry =
    files === null
      ? () => undefined
      : removeOldRecordings({ ...shared, files, keepDays: config.recording.keepDays, keepMessagesDays });
  const voicemail = new Voicemail({ ...shared, pbx: pbx.console, files, keepDays: keepMessagesDays });
  const parkedCalls = new ParkedCalls({ ...shared, pbx: pbx.console, limitS: config.parkLimitS });
  const ringingPhones = new RingingPhones({ ...shared, pbx: pbx.console });
  const shownNumbers = new ShownNumbers({ ...shared, pbx: pbx.console, choices: config.shownNumbers });
  const mobiles = new Mobiles({
    ...{ ...shared, pbx: pbx.console },
    changed: (personId) => presence.update(personId),
  });
  const recordings = new Recordings({ ...shared, pbx: pbx.console, lengths: config.recording });
  const agentStates: AgentStates = new AgentStates({
    ...shared,
    queues: pbx,
    rules: agentRules(config),
    changed: (personId) => {
      presence.update(personId);
      rests.update(personId);
      helpDesk.agentChanged(personId);
      queues.update();
      callbacks.offering.agentChanged(personId);
      const person = directory.people.get(personId);
      if (person) hindrances.shiftChanged(person);
    },
    linkChanged: (isConnected) => outages.pbxLink(isConnected),
  });
  const hindrances = new Hindrances({
    ...{ ...shared, pbx: pbx.console, agents: agentStates },
    cut: (person, now) => outages.seen(person, now),
    presenceChanged: (personId) => presence.update(personId),
  });
  const outages = new Outages({
    ...{ ...shared, onShift: () => agentStates.onShift() },
    changed: (personId) => rests.update(personId),
  });
  const helpDesk = new HelpDesk({ ...shared, agentStateOf: (person) => agentStates.confirmedOf(person) });
  const surveys = new Surveys(shared);
  const statuses = new Statuses(shared);
  const chats = new Chats(shared);
  const rests: RestBoard = new RestBoard({
    ...{ ...shared, agentStateOf: (person) => agentStates.confirmedOf(person) },
    excusedOf: (personId) => outages.excusedOf(personId),
  });
  const { callbacks, book: callbackBook } = await startCallbacks({
    ...{ ...shared, pbx: pbx.console, agents: agentStates, rules: config.callbacks },
  });
  await Promise.all([
    ranking.load(),
    rankingChoices.load(),
    announcements.load(),
    agentStates.load(),
    queues.load(),
    history.forgetOld(),
    deeds.forgetOld(),
    kudos.forgetOld(),
    appeals.load(),
    outages.load(),
    proposals.load(),
    surveys.load(),
    statuses.load(),
    chats.load(),
  ]);
  // They look at states and outages.
  await Promise.all([rests.load(), helpDesk.load()]);
  await announcementPlans.load();
  callbacks.offering.lookAtAll();
  const mutes = new Mutes((personId) => presence.update(personId));
  const presence: PresenceBoard = new PresenceBoard({
    ...shared,
    agentStateOf: (person) => agentStates.confirmedOf(person),
    batteryOf: (personId) => hindrances.batteryOf(personId),
    isOnMobile: (personId) => mobiles.isTalking(personId),
    isMuted: (personId) => mutes.has(personId),
  });
  const cancelMidnight = atEachMidnight({ clock, calendar }, () => {
    Promise.all([
      ...[ranking.load(), queues.load(), history.forgetOld(), callbacks.forgetOld()],
      ...[
        outages.load(),
        deeds.forgetOld(),
        rests.load(),
        kudos.forgetOld(),
        appeals.load(),
        proposals.load(),
        surveys.load(),
        chats.forgetOld(),
      ],
    ]).catch((error: unknown) => log.error({ err: error }, 'a day began badly'));
    personal.refreshAll();
    kudos.refreshAll();
  });
  pbx.start(agentStates);
  const webhooks = new Webhooks({ endpoints: config.webhooks, store, facts, clock, log });
  await webhooks.start();
  const sources = [
    new DirectoryTopics(directory, streams, pointsRules),
    ...[agentStates, presence, queues, announcements, conferences, recordings, parkedCalls, ringingPhones],
    ...[shownNumbers, mobiles, ranking, personal, history, dispositions, contacts, voicemail, callbackBook],
    ...[outages, deeds, rests, helpDesk, kudos, appeals, rankingChoices, announcementPlans, proposals, surveys],
    ...[statuses, chats],
  ];
  // The last to hear of it: what it tells again is then as it is now.
  directoryChanges.tellAgain(sources);
  return {
    ...{
      facts,
      streams,
      presence,
      pbx,
      agentStates,
      ...{ announcements, announcementChanges, announcementPlans, proposals },
      ranking,
      conferences,
      recordings,
      parkedCalls,
      ringingPhones,
      shownNumbers,
      mobiles,
    },
    ...{ history, dispositions, contacts, voicemail, callbacks, hindrances, outages, mutes, deeds, helpDesk, calendar },
    ...{ kudos, appeals, rankingChoices, surveys, statuses, chats },
    sources,
    imports: new Imports({ ...shared, agents: agentStates, pbx }),
    async stop() {
      cancelMidnight();
      await pbx.stop();
      await webhooks.stop();
      callbacks.offering.stop();
      agentStates.stop();
      helpDesk.stop();
      surveys.stop();
      statuses.stop();
      recordings.stop();
      stopExpiry();
      voicemail.stop();
      announcementPlans.stop();
      announcements.stop();
      ranking.stop();
    },
  };
}
type Concepts = Awaited<ReturnType<typeof startConcepts>>;

async function listen(base: Base & { concepts: Concepts }): Promise<Hub> {
  const { config, store, clock, log, directory, concepts } = base;
  const { perAccount: limit, windowMs } = config.signInLimits;
  const attempts = new Attempts({ clock, limit, windowMs });
  const accounts = await Accounts.create({ store, clock, directory, attempts, sessionMs: config.sessionMs });
  let ownUrl: string | null = null;
  const isAllowedOrigin = createOriginCheck({ allowed: config.allowedOrigins, ownUrl: () => ownUrl });
  const { pbx, voicemail } = concepts;
  const soundOf = voicemail.sound.bind(voicemail);
  const app = await createHttpServer({ config, accounts, store, pbx, clock, log, isAllowedOrigin, soundOf });
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
      await app.close();
      await concepts.stop();
      await store.close();
      log.info('the hub stopped');
    },
  };
}

/** Runs when each workday begins. */
function atEachMidnight(time: { clock: Clock; calendar: Calendar }, run: () => void): () => void {
  const { clock, calendar } = time;
  let cancel: () => void;
  const arm = () => {
    const now = clock.now();
    cancel = clock.after(calendar.nextMidnight(now) - now, () => {
      run();
      arm();
    });
  };
  arm();
  return () => cancel();
}
