import { randomUUID } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import { commands, type CommandName, type CommandOutcome, type Role } from '@hearthline/protocol';
import { demoOperators } from '../../demo/names.ts';
import { FakeClock } from '../fakeClock.ts';
import { FakePbx } from '../fakePbx.ts';
import { RawSocket } from '../rawSocket.ts';
import { Seat } from '../seat.ts';
import { startTestHub, type TestHub, type TestHubConfig } from '../testHub.ts';

/** Operator and leader of group-1, IT; and a leader of another group and region, who leads none of them. */
const accounts = { operator: 'linxiaoman', leader: 'liuzuzhang', it: 'itadmin', stranger: 'miaozuzhang' } as const;
export type Who = keyof typeof accounts;
/** The first role that may. */
export const roleOf = (name: CommandName): Role => commands[name].roles[0] ?? 'leader';
export const roles = ['operator', 'leader', 'it'] as const satisfies readonly Role[];
/** Of group-1, without the operator who sits. */
const mates = demoOperators
  .filter((_, index) => index > 0 && index % 6 === 0)
  .map(([, account]) => `person-${account}`);

/** `code`: why not; null: done. */
export interface Answer {
  readonly code: string | null;
  readonly value: unknown;
}

const answerOf = (outcome: CommandOutcome): Answer =>
  outcome.ok ? { code: null, value: outcome.value } : { code: outcome.error.code, value: null };

/** A hub with everybody it needs for every command, on a clock that stands: nothing happens but what is asked. */
export class World {
  readonly clock: FakeClock;
  readonly pbx: FakePbx;
  readonly hub: TestHub;
  readonly #database: DatabaseSync;
  readonly #sockets = new Map<Who, RawSocket>();
  #nextMate = 0;

  private constructor(place: { clock: FakeClock; pbx: FakePbx; hub: TestHub }) {
    this.clock = place.clock;
    this.pbx = place.pbx;
    this.hub = place.hub;
    this.#database = new DatabaseSync(place.hub.file, { readOnly: true });
  }

  static async start(config: TestHubConfig = {}): Promise<World> {
    const clock = new FakeClock();
    const pbx = new FakePbx(['city-hotline']);
    const hub = await startTestHub({ pbx: await pbx.start(), ...config }, { clock });
    const world = new World({ clock, pbx, hub });
    // Every phone that is called into a live broadcast comes.
    pbx.whenOriginated = ({ Exten = '', Channel = '', ChannelId = '' }) => {
      const party = { Conference: Exten, Channel: `${Channel}-0000000a`, Uniqueid: ChannelId };
      pbx.event({ Event: 'ConfbridgeJoin', ...party, Muted: 'No' });
    };
    // Seated only when the hub has its PBX.
    world.#sockets.set('leader', (await Seat.of(hub.url, accounts.leader)).socket);
    for (const who of ['operator', 'it', 'stranger'] as const) await world.signIn(who);
    return world;
  }

  async stop(): Promise<void> {
    for (const socket of this.#sockets.values()) socket.drop();
    this.#database.close();
    await this.hub.stop();
    await this.pbx.stop();
  }

  async signIn(who: Who): Promise<void> {
    const { token } = await this.hub.signIn(accounts[who]);
    this.#sockets.set(who, await RawSocket.join(this.hub.url, { token }));
  }

  socketOf(who: Who): RawSocket {
    const socket = this.#sockets.get(who);
    if (!socket) throw new Error(`${who} does not sit`);
    return socket;
  }

  idOf(who: Who): string {
    return `person-${accounts[who]}`;
  }

  /** A moment later than any before: what is kept newest has the latest time. */
  now(): number {
    this.clock.advance(1);
    return this.clock.now();
  }

  /** Another colleague of group-1 each time, round and round. */
  mate(): string {
    this.#nextMate += 1;
    return mates[this.#nextMate % mates.length] ?? '';
  }

  async ask(who: Who, name: CommandName, input: unknown, id: string = randomUUID()): Promise<Answer> {
    return answerOf(await this.socketOf(who).command(name, input, id));
  }

  /** The value of a command that has to succeed. */
  async do<T = unknown>(who: Who, name: CommandName, input: unknown): Promise<T> {
    const { code, value } = await this.ask(who, name, input);
    if (code !== null) throw new Error(`${name}: ${code}`);
    return value as T;
  }

  /** Says a frame as it stands, and waits for the answer to its id. */
  async askRaw(who: Who, id: string, frame: string): Promise<Answer> {
    const socket = this.socketOf(who);
    socket.webSocket.send(frame);
    const message = await socket.find((one) => one.kind === 'refused' || (one.kind === 'result' && one.id === id));
    if (message.kind !== 'result') throw new Error(`the socket was refused for: ${frame.slice(0, 200)}`);
    return answerOf(message.outcome);
  }

  /** Everything that is kept, table by table; `without`: tables that may differ. */
  dump(without: readonly string[] = []): Map<string, string[]> {
    const tables = this.rows("select name from sqlite_master where type = 'table' and name not like 'sqlite_%'");
    const names = tables.map(({ name }) => String(name)).filter((name) => !without.includes(name));
    return new Map(names.map((name) => [name, this.rows(`select * from "${name}"`).map((row) => JSON.stringify(row))]));
  }

  rows(sql: string): Record<string, unknown>[] {
    return this.#database.prepare(sql).all();
  }

  /** How many changes everybody has been told, when nothing is on the way any more: another round through hub and store brings none. */
  async told(): Promise<Map<Who, number>> {
    for (let before = await this.#toldNow(); ;) {
      await this.do('operator', 'points.ledger', { before: null, limit: 1 });
      const after = await this.#toldNow();
      if ([...after].every(([who, count]) => before.get(who) === count)) return after;
      before = after;
    }
  }

  async #toldNow(): Promise<Map<Who, number>> {
    const counts = new Map<Who, number>();
    for (const [who, socket] of this.#sockets) {
      const pongs = () => socket.messages.filter(({ kind }) => kind === 'pong').length;
      const before = pongs();
      socket.say({ kind: 'ping', seq: 0 });
      await socket.find(() => pongs() > before);
      counts.set(who, socket.changes().length);
    }
    return counts;
  }
}
