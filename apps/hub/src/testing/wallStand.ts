import { hubPaths, wallPicture, type WallPicture } from '@hearthline/protocol';
import { demoOperators } from '../demo/names.ts';
import { FakeClock } from './fakeClock.ts';
import { RawSocket } from './rawSocket.ts';
import { startTestHub, type TestHub } from './testHub.ts';

/** Logins of the first group, every sixth: 刘组长 leads it, 马组长 is in charge of the region above it. */
export const firstGroup: readonly string[] = demoOperators.filter((_, index) => index % 6 === 0).map(([, one]) => one);

export const personIdOf = (account: string): string => `person-${account}`;

export const wallDraftOf = (more: object = {}): object => ({
  ...{ name: '谷雨组的墙', unitId: 'group-1', sentence: '靠劳动，过上好日子', language: 'zh-CN', theme: 'dark' },
  ...{ panels: ['people', 'groups', 'badges', 'praise', 'activities', 'calls'], praiseIds: [], ...more },
});

/** Says when the hub has begun to hold a request. */
class HoldingClock extends FakeClock {
  #tell: () => void = () => undefined;

  holds(): Promise<void> {
    return new Promise((resolve) => (this.#tell = resolve));
  }

  override after(delayMs: number, run: () => void): () => void {
    if (delayMs === 2_000) this.#tell();
    return super.after(delayMs, run);
  }
}

/** A hub whose time stands still, whoever is asked for at it, and a wall's page as fetches. */
export class WallStand {
  readonly clock: HoldingClock;
  readonly hub: TestHub;
  readonly #sockets = new Map<string, RawSocket>();

  private constructor(clock: HoldingClock, hub: TestHub) {
    this.clock = clock;
    this.hub = hub;
  }

  static async start(): Promise<WallStand> {
    const clock = new HoldingClock();
    const signInLimits = { perAccount: 50, perAddress: 50, windowMs: 600_000 };
    return new WallStand(clock, await startTestHub({ signInLimits }, { clock }));
  }

  async restart(): Promise<void> {
    this.#leave();
    await this.hub.restart();
  }

  async stop(): Promise<void> {
    this.#leave();
    await this.hub.stop();
  }

  async at(account: string): Promise<RawSocket> {
    const known = this.#sockets.get(account);
    if (known) return known;
    const socket = await RawSocket.join(this.hub.url, { token: (await this.hub.signIn(account)).token });
    this.#sockets.set(account, socket);
    return socket;
  }

  /** The answer, or the refusal's code. */
  async ask(account: string, name: string, input: object, id?: string): Promise<unknown> {
    const outcome = await (await this.at(account)).command(name, input, id);
    return outcome.ok ? outcome.value : outcome.error.code;
  }

  async make(more: object = {}, by = 'liuzuzhang'): Promise<string> {
    return ((await this.ask(by, 'wall.make', wallDraftOf(more))) as { wallId: string }).wallId;
  }

  async keyOf(wallId: string, by = 'liuzuzhang'): Promise<string> {
    return ((await this.ask(by, 'wall.makeKey', { wallId })) as { key: string }).key;
  }

  get(key: string | null, headers: Record<string, string> = {}): Promise<Response> {
    const authorization = key === null ? {} : { authorization: `Bearer ${key}` };
    return fetch(this.hub.url + hubPaths.wall, { headers: { ...authorization, ...headers } });
  }

  async look(key: string): Promise<WallPicture> {
    return wallPicture.parse(await (await this.get(key)).json());
  }

  /** Resolves when the hub holds it until there is news; time stands still, so nothing else ends it. */
  async lookFor(key: string, etag: string): Promise<{ readonly answer: Promise<Response> }> {
    const holds = this.clock.holds();
    const answer = this.get(key, { 'if-none-match': etag, prefer: 'wait=2' });
    await holds;
    return { answer };
  }

  allow(account: string, isShown = true): Promise<unknown> {
    return this.ask(account, 'wall.choose', { isShown });
  }

  async praise(toId: string, text: string): Promise<void> {
    const answer = await this.ask('liuzuzhang', 'kudos.give', { toId, text });
    if (typeof answer === 'string') throw new Error(answer);
  }

  #leave(): void {
    for (const socket of this.#sockets.values()) socket.drop();
    this.#sockets.clear();
  }
}
