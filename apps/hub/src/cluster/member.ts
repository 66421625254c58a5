import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Logger } from 'pino';
import { pause, type Clock } from '../clock.ts';
import type { HubConfig } from '../config.ts';
import { urlOf } from '../http/address.ts';
import { createOriginCheck } from '../http/origins.ts';
import type { Connections } from '../session/connections.ts';
import type { Tenure } from '../store/tenure.ts';
import type { ClusterConfig } from './config.ts';
import { createDoorHttp } from './doorHttp.ts';
import { DoorSockets } from './doorSockets.ts';
import { campaign } from './election.ts';
import { keepLine, type Line } from './line.ts';
import { subjectsOf } from './subjects.ts';
import { WriterDoors } from './writerDoors.ts';

/** [CLUSTER-3] */
const WITHOUT_NATS_MS = 10_000;
const STOP_LIMIT_MS = 10_000;

/** Somebody else gets a chance before this hub tries again. */
const AFTER_FAILURE_MS = 2_000;

/** The whole hub, as the writer runs it: reached by doors alone. */
interface Writer {
  /** `http://host:port`, its inner address. */
  readonly url: string;
  readonly connections: Connections;
  stop(): Promise<void>;
}

/** What a hub of several does next, for whoever looks after its process. */
export type MemberEvent =
  | { readonly event: 'writer'; readonly term: number }
  | { readonly event: 'writerNoMore'; readonly term: number }
  /** This door is linked to the writer of a term; null: to none. */
  | { readonly event: 'linked'; readonly term: number | null };

interface Options {
  readonly config: HubConfig;
  readonly cluster: ClusterConfig;
  /** Of the database. */
  readonly databaseUrl: string;
  readonly clock: Clock;
  readonly log: Logger;
  startWriter(how: { tenure: Tenure; host: string; port: number; doorKey: string }): Promise<Writer>;
  happened(event: MemberEvent): void;
  /** What it runs cannot be ended any more: the process must. */
  stuck(): void;
}

/** A hub that is one of several: a door for as long as it runs, and the writer while it is elected. SPEC: cluster/SPEC.md. */
export async function startMember(options: Options): Promise<{ readonly url: string; stop(): Promise<void> }> {
  const member = new Member(options);
  await member.listen();
  return member;
}

class Member {
  readonly #options: Options;
  readonly #door: DoorSockets;
  readonly #http;
  readonly #server;
  /** It is to be the writer no more. */
  readonly #resigning = new AbortController();
  /** After that: the other doors are told on the line. */
  readonly #hangingUp = new AbortController();
  #line: Line | null = null;
  /** While this hub is the writer. */
  #doors: WriterDoors | null = null;
  /** Ends its term, or the campaign for one. */
  #giveUp: (why: string) => void = () => undefined;
  #cancelWithout: () => void = () => undefined;
  #wake: () => void = () => undefined;
  #keepingLine: Promise<void> = Promise.resolve();
  #serving: Promise<void> = Promise.resolve();
  url = '';

  constructor(options: Options) {
    this.#options = options;
    const { config, cluster, clock, log } = options;
    this.#http = createDoorHttp({ log, trustProxy: config.trustProxy, writer: () => this.#door.writer });
    this.#server = createServer(this.#http.handle);
    this.#door = new DoorSockets({
      ...{ server: this.#server, clock, log, subjects: subjectsOf(cluster) },
      isAllowedOrigin: createOriginCheck({ allowed: config.allowedOrigins, ownUrl: () => this.url }),
      writerChanged: (term) => options.happened({ event: 'linked', term }),
    });
  }

  async listen(): Promise<void> {
    const { config, cluster, clock, log } = this.#options;
    this.#server.listen(config.port, config.host);
    await once(this.#server, 'listening');
    this.url = urlOf(this.#server, config.host);
    this.#keepingLine = keepLine({ config: cluster, clock, log }, this.#hangingUp.signal, {
      found: (found) => this.#lineFound(found),
      lost: () => this.#lineLost(),
    });
    this.#serving = this.#serve();
    log.info({ url: this.url }, 'the door listens');
  }

  async stop(): Promise<void> {
    await this.#door.stop();
    this.#resigning.abort();
    this.#giveUp('it stops');
    this.#wake();
    await this.#serving;
    this.#hangingUp.abort();
    await this.#keepingLine;
    this.#cancelWithout();
    this.#http.stop();
    const closed = once(this.#server, 'close');
    this.#server.close();
    this.#server.closeAllConnections();
    await closed;
    this.#options.log.info('the hub stopped');
  }

  #lineFound(line: Line): void {
    this.#line = line;
    this.#cancelWithout();
    // The door first: it hears the first pulse of its own writer.
    this.#door.lineFound(line);
    this.#doors?.lineFound(line);
    this.#wake();
  }

  #lineLost(): void {
    this.#line = null;
    this.#cancelWithout();
    // [CLUSTER-3] Another hub may reach it.
    this.#cancelWithout = this.#options.clock.after(WITHOUT_NATS_MS, () => this.#giveUp('no NATS'));
    this.#door.lineLost();
    this.#doors?.lineLost();
  }

  /** Campaigns, is the writer, and campaigns again; only who has NATS is of use as the writer. */
  async #serve(): Promise<void> {
    const { databaseUrl: url, clock, log } = this.#options;
    const { signal } = this.#resigning;
    while (!signal.aborted) {
      if (this.#line === null) {
        await new Promise<void>((resolve) => (this.#wake = resolve));
        continue;
      }
      const campaigning = new AbortController();
      this.#giveUp = () => campaigning.abort();
      const office = await campaign({ url, clock, log }, campaigning.signal);
      if (office === null) continue;
      this.#giveUp = (why) => office.tenure.end(why);
      if (signal.aborted) office.tenure.end('it stops');
      const watch = this.#watch(office.tenure);
      await this.#govern(office.tenure);
      await office.resign();
      watch.cancel();
    }
  }

  async #govern(tenure: Tenure): Promise<void> {
    const { cluster, clock, log, startWriter, happened } = this.#options;
    const doorKey = randomBytes(32).toString('base64url');
    try {
      const writer = await startWriter({ ...{ tenure, doorKey }, ...cluster.inner });
      const { term } = tenure;
      const pulse = { term, url: writer.url, key: doorKey };
      const doors = new WriterDoors({
        ...{ clock, log, subjects: subjectsOf(cluster), connections: writer.connections, pulse },
      });
      this.#doors = doors;
      if (this.#line !== null) doors.lineFound(this.#line);
      happened({ event: 'writer', term });
      await tenure.ended;
      this.#doors = null;
      doors.stop();
      await writer.stop();
      happened({ event: 'writerNoMore', term });
    } catch (error) {
      // Whose term ends while it begins fails by that alone.
      log[tenure.isOver ? 'info' : 'error']({ err: error }, 'this hub cannot be the writer');
      tenure.end('it could not start or stop');
      await pause(clock, AFTER_FAILURE_MS, this.#resigning.signal);
    }
  }

  /** [CLUSTER-3] What has not stopped so long after a term is stuck, as a database that does not answer. */
  #watch(tenure: Tenure): { cancel(): void } {
    let isDone = false;
    let cancel = () => undefined as void;
    void tenure.ended.then(() => {
      if (!isDone) cancel = this.#options.clock.after(STOP_LIMIT_MS, () => this.#options.stuck());
    });
    return {
      cancel() {
        isDone = true;
        cancel();
      },
    };
  }
}
