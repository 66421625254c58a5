import { createHash, randomUUID } from 'node:crypto';
import type { Change, CommandInput, Person, Wall } from '@hearthline/protocol';
import { hashToken, newToken } from '../auth/accounts.ts';
import { HubError } from '../hubError.ts';
import type { CommandEffect, CommandTable } from '../session/commandTable.ts';
import type { Publisher } from '../session/streams.ts';
import type { TopicSource } from '../session/topicSource.ts';
import type { KeptWall } from './keptWall.ts';
import { WallPainter, type PainterPorts } from './wallPainter.ts';
import { News } from './news.ts';

interface Ports extends PainterPorts {
  readonly publisher: Publisher;
  readonly rankingChoices: PainterPorts['rankingChoices'] & { subscribe(listener: () => void): void };
}

/** [WALL-1] */
const MOST_WALLS = 40;

/** A picture as it goes over the wire. `etag`: the same as long as nothing on it differs. */
export interface PaintedWall {
  readonly etag: string;
  readonly body: string;
}

/** Walls, who may change them, what opens them, and who allows to be named. SPEC: wall/SPEC.md. */
export class Walls implements TopicSource {
  readonly #ports: Ports;
  readonly #painter: WallPainter;
  readonly #all = new Map<string, KeptWall>();
  readonly #shown = new Set<string>();
  readonly #news: News;

  constructor(ports: Ports) {
    this.#ports = ports;
    this.#painter = new WallPainter(ports);
    this.#news = new News(ports.clock);
    ports.rankingChoices.subscribe(() => this.#news.tell());
    ports.directory.subscribe(() => {
      this.#tellAll();
      this.#news.tell();
    });
  }

  async load(): Promise<void> {
    const { store } = this.#ports;
    for (const wall of await store.readWalls()) this.#all.set(wall.id, wall);
    for (const personId of await store.readWallShown()) this.#shown.add(personId);
  }

  /** [ORG-23] */
  runsFor(unitId: string): boolean {
    return [...this.#all.values()].some((one) => one.unitId === unitId);
  }

  snapshot(person: Person): Change[] {
    return [person.role === 'operator' ? this.#choice(person.id) : this.#walls(person)];
  }

  /** Whether this key is a wall's. [WALL-3] */
  isOpenedBy(key: string): boolean {
    return this.#opened(key) !== undefined;
  }

  /**
   * The picture behind a key, at once where it differs from `etag`, else when it does or after `waitMs`. [WALL-11]
   *
   * @returns null: nothing changed
   * @throws HubError `wall.keyWrong`, also where it was revoked meanwhile
   */
  async read(key: string, { etag, waitMs }: { etag: string | null; waitMs: number }): Promise<PaintedWall | null> {
    // Before looking: what changes while the picture is painted is news too.
    const news = this.#news.next(waitMs);
    const first = await this.#paint(key).catch((error: unknown) => {
      news.putAway();
      throw error;
    });
    if (first.etag !== etag) {
      news.putAway();
      return first;
    }
    if (!(await news.came)) return null;
    const second = await this.#paint(key);
    return second.etag === etag ? null : second;
  }

  stop(): void {
    this.#news.stop();
  }

  /** [WALL-1] @throws HubError `wall.notFound`, `wall.tooMany`, `command.badInput` */
  async make(draft: CommandInput<'wall.make'>, by: Person): Promise<CommandEffect<'wall.make'>> {
    await this.#check(draft, by, []);
    if (this.#all.size >= MOST_WALLS) throw new HubError('wall.tooMany');
    const wall: KeptWall = { ...draft, id: randomUUID(), keyHash: null, keyMadeAt: null };
    return { value: { wallId: wall.id }, write: { wall }, afterCommit: () => this.#know(wall) };
  }

  /** @throws HubError `wall.notFound`, `command.badInput` */
  async change(input: CommandInput<'wall.change'>, by: Person): Promise<CommandEffect<'wall.change'>> {
    const { wallId, ...draft } = input;
    const before = this.#mine(wallId, by);
    await this.#check(draft, by, before.praiseIds);
    const wall: KeptWall = { ...before, ...draft };
    return { value: {}, write: { wall }, afterCommit: () => this.#know(wall) };
  }

  remove({ wallId }: CommandInput<'wall.remove'>, by: Person): CommandEffect<'wall.remove'> {
    this.#mine(wallId, by);
    const afterCommit = (): void => {
      this.#all.delete(wallId);
      this.#tellAll();
      this.#news.tell();
    };
    return { value: {}, write: { removedWall: wallId }, afterCommit };
  }

  /** [WALL-2] */
  makeKey({ wallId }: CommandInput<'wall.makeKey'>, by: Person): CommandEffect<'wall.makeKey'> {
    const key = newToken();
    const wall = { ...this.#mine(wallId, by), keyHash: hashToken(key), keyMadeAt: this.#ports.clock.now() };
    return { value: { key }, write: { wall }, afterCommit: () => this.#know(wall) };
  }

  /** [WALL-2] */
  revoke({ wallId }: CommandInput<'wall.revoke'>, by: Person): CommandEffect<'wall.revoke'> {
    const wall = { ...this.#mine(wallId, by), keyHash: null, keyMadeAt: null };
    return { value: {}, write: { wall }, afterCommit: () => this.#know(wall) };
  }

  /** [WALL-4] */
  choose({ isShown }: CommandInput<'wall.choose'>, { id: personId }: Person): CommandEffect<'wall.choose'> {
    const afterCommit = (): void => {
      if (isShown) this.#shown.add(personId);
      else this.#shown.delete(personId);
      this.#ports.publisher.toPerson(personId, this.#choice(personId));
      this.#news.tell();
    };
    return { value: {}, write: { wallChoice: { personId, isShown } }, afterCommit };
  }

  #opened(key: string): KeptWall | undefined {
    const hash = hashToken(key);
    return [...this.#all.values()].find(({ keyHash }) => keyHash === hash);
  }

  async #paint(key: string): Promise<PaintedWall> {
    const wall = this.#opened(key);
    const picture = wall === undefined ? null : await this.#painter.paint(wall, this.#shown);
    // Revoked or taken back while it was painted: what was true before is not told any more.
    if (picture === null || this.#opened(key) !== wall) throw new HubError('wall.keyWrong');
    const body = JSON.stringify(picture);
    return { body, etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"` };
  }

  #mayChange(unitId: string, { id, role }: Person): boolean {
    const { tree } = this.#ports.directory;
    return tree.get(unitId) !== undefined && (role === 'it' || tree.answersFor(id, unitId));
  }

  #mine(wallId: string, by: Person): KeptWall {
    const wall = this.#all.get(wallId);
    if (wall === undefined || !this.#mayChange(wall.unitId, by)) throw new HubError('wall.notFound');
    return wall;
  }

  /** [WALL-1] [WALL-8] `known`: praise that was chosen for this wall before. */
  async #check(draft: CommandInput<'wall.make'>, by: Person, known: readonly string[]): Promise<void> {
    if (!this.#mayChange(draft.unitId, by)) throw new HubError('wall.notFound');
    const added = [...new Set(draft.praiseIds.filter((one) => !known.includes(one)))];
    const found = await this.#ports.store.readKudosByIds(added);
    const own = found.filter(({ kind, fromId }) => kind === 'praise' && fromId === by.id);
    if (own.length !== added.length) throw new HubError('command.badInput', { detail: 'praiseIds' });
  }

  #know(wall: KeptWall): void {
    this.#all.set(wall.id, wall);
    this.#tellAll();
    this.#news.tell();
  }

  #tellAll(): void {
    const { publisher } = this.#ports;
    for (const person of publisher.listeners())
      if (person.role !== 'operator') publisher.toPerson(person.id, this.#walls(person));
  }

  #choice(personId: string): Change {
    return { op: 'set', topic: 'wallChoice', value: { isShown: this.#shown.has(personId) } };
  }

  #walls(person: Person): Change {
    const mine = [...this.#all.values()].filter(({ unitId }) => this.#mayChange(unitId, person));
    const value = mine.map(({ keyHash: _secret, ...wall }): Wall => wall);
    return { op: 'set', topic: 'walls', value: value.toSorted((a, b) => (a.name < b.name ? -1 : 1)) };
  }
}

type WallCommand = Extract<keyof CommandTable, `wall.${string}`>;
const turn = (): string => 'walls';

export const wallCommands = (walls: Walls): Pick<CommandTable, WallCommand> => ({
  'wall.make': { isRecorded: true, turn, run: (input, { person }) => walls.make(input, person) },
  'wall.change': { isRecorded: true, turn, run: (input, { person }) => walls.change(input, person) },
  'wall.remove': { isRecorded: true, turn, run: async (input, { person }) => walls.remove(input, person) },
  // Its answer holds a key, which is kept nowhere.
  'wall.makeKey': { isRecorded: false, turn, run: async (input, { person }) => walls.makeKey(input, person) },
  'wall.revoke': { isRecorded: true, turn, run: async (input, { person }) => walls.revoke(input, person) },
  'wall.choose': {
    isRecorded: true,
    turn: ({ person }) => `wall choice ${person.id}`,
    run: async (input, { person }) => walls.choose(input, person),
  },
});
