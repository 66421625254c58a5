import type { Bilingual } from '@hearthline/protocol';
import type { Logger } from 'pino';
import { AgentStates } from './agentState/agentStates.ts';
import { agentRules } from './agentState/agentRules.ts';
import { startCallbacks } from './callbacks/startCallbacks.ts';
import { Conferences } from './conference/conferences.ts';
import { AriRecordings } from './pbx/ari/ariRecordings.ts';
import { removeOldRecordings } from './recording/expiry.ts';
import { ParkedCalls } from './parking/parkedCalls.ts';
import { RingingPhones } from './parking/ringingPhones.ts';
import { Mobiles } from './mobile/mobiles.ts';
import { ShownNumbers } from './shownNumber/shownNumbers.ts';
import { Recordings } from './recording/recordings.ts';
import type { Calendar, Clock } from './clock.ts';
import type { HubConfig } from './config.ts';
import { Contacts } from './contacts/contacts.ts';
import { Dispositions } from './dispositions/dispositions.ts';
import { FactLog } from './facts/factLog.ts';
import { History } from './history/history.ts';
import { HelpDesk } from './help/helpDesk.ts';
import { Hindrances } from './hindrances/hindrances.ts';
import type { Directory } from './organisation/directory.ts';
import { followDirectory } from './organisation/followDirectory.ts';
import { Imports } from './organisation/imports.ts';
import { runningFor, Units } from './organisation/units.ts';
import { Turns } from './turns.ts';
import { DirectoryTopics } from './organisation/directoryTopics.ts';
import { Outages } from './outages/outages.ts';
import { connectPbx } from './pbx/connectPbx.ts';
import { pointsRules } from './points/rules/index.ts';
import { Mutes } from './presence/mutes.ts';
import { PresenceBoard } from './presence/presence.ts';
import { QueueBoard } from './pbx/queueBoard.ts';
import { RestBoard } from './rests/restBoard.ts';
import { Streams } from './session/streams.ts';
import type { Store } from './store/store.ts';
import { VoiceBroadcasts } from './voiceBroadcast/voiceBroadcasts.ts';
import { Voicemail } from './voicemail/voicemail.ts';
import { Webhooks } from './webhooks/webhooks.ts';
import { createTeamConcepts, type Shared } from './teamConcepts.ts';

const queueTitles = ({ pbx }: HubConfig): ReadonlyMap<string, Bilingual> =>
  new Map(pbx?.queues.map(({ name, title }) => [name, title]));

/** What a hub stands on. */
export interface Base {
  readonly config: HubConfig;
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Logger;
  readonly directory: Directory;
}

/** Makes all concepts, joins those that look at each other, loads what they keep. */
export async function startConcepts(base: Base & { calendar: Calendar; random: () => number }) {
  const { config, store, clock, calendar, log, directory } = base;
  const facts = new FactLog(store);
  const streams = new Streams(clock);
  const directoryChanges = followDirectory({ directory, streams, log });
  const { holidays } = config;
  const shared: Shared = { store, clock, calendar, directory, log, facts, streams, publisher: streams, holidays };
  const team = createTeamConcepts(shared, {
    ...{ closesAt: config.workdayClosesAt, wrapUpMs: config.wrapUpMs },
    agentStateOf: (person) => agentStates.confirmedOf(person),
  });
  const history = new History(shared);
  const contacts = new Contacts(shared);
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
      voiceBroadcasts.agentChanged();
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
  const voiceBroadcasts: VoiceBroadcasts = new VoiceBroadcasts({
    ...{ ...shared, pbx: pbx.console, agentStateOf: (person) => agentStates.confirmedOf(person) },
  });
  const helpDesk = new HelpDesk({ ...shared, agentStateOf: (person) => agentStates.confirmedOf(person) });
  const rests: RestBoard = new RestBoard({
    ...{ ...shared, agentStateOf: (person) => agentStates.confirmedOf(person) },
    excusedOf: (personId) => outages.excusedOf(personId),
  });
  const { callbacks, book: callbackBook } = await startCallbacks({
    ...{ ...shared, pbx: pbx.console, agents: agentStates, rules: config.callbacks },
  });
  await Promise.all([team.load(), agentStates.load(), queues.load(), history.forgetOld(), outages.load()]);
  // They look at states and outages.
  await Promise.all([rests.load(), helpDesk.load()]);
  callbacks.offering.lookAtAll();
  team.beginWorkdays();
  const turns = new Turns();
  const mutes = new Mutes((personId) => presence.update(personId));
  const presence: PresenceBoard = new PresenceBoard({
    ...shared,
    agentStateOf: (person) => agentStates.confirmedOf(person),
    batteryOf: (personId) => hindrances.batteryOf(personId),
    isOnMobile: (personId) => mobiles.isTalking(personId),
    isMuted: (personId) => mutes.has(personId),
  });
  const cancelMidnight = atEachMidnight({ clock, calendar }, () => {
    const loaded = [queues, outages, rests].map((one) => one.load());
    Promise.all([team.beginDay(), ...loaded, history.forgetOld(), callbacks.forgetOld()]).catch((error: unknown) =>
      log.error({ err: error }, 'a day began badly'),
    );
  });
  pbx.start(agentStates);
  const webhooks = new Webhooks({ endpoints: config.webhooks, store, facts, clock, log });
  await webhooks.start();
  const sources = [
    new DirectoryTopics(directory, streams, pointsRules),
    ...team.sources,
    ...[agentStates, presence, queues, conferences, recordings, parkedCalls, ringingPhones, shownNumbers, mobiles],
    ...[history, dispositions, contacts, voicemail, callbackBook, outages, rests, helpDesk, voiceBroadcasts],
  ];
  // The last to hear of it: what it tells again is then as it is now.
  directoryChanges.tellAgain(sources);
  return {
    ...team.commanded,
    ...{
      facts,
      streams,
      presence,
      pbx,
      agentStates,
      conferences,
      recordings,
      parkedCalls,
      ringingPhones,
      shownNumbers,
    },
    ...{
      mobiles,
      voiceBroadcasts,
      history,
      dispositions,
      contacts,
      voicemail,
      callbacks,
      hindrances,
      outages,
      mutes,
      helpDesk,
      calendar,
    },
    sources,
    imports: new Imports({ ...shared, agents: agentStates, pbx, turns }),
    units: new Units({ ...shared, turns, running: runningFor({ ...team.commanded, callbackBook }) }),
    async stop() {
      cancelMidnight();
      await team.stop();
      await pbx.stop();
      await webhooks.stop();
      for (const one of [
        presence,
        queues,
        callbacks.offering,
        agentStates,
        helpDesk,
        recordings,
        voicemail,
        voiceBroadcasts,
      ])
        one.stop();
      stopExpiry();
    },
  };
}
export type Concepts = Awaited<ReturnType<typeof startConcepts>>;

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
