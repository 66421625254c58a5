import { Chair } from './chair.ts';
import { FakeClock } from './fakeClock.ts';
import { startTestHub, type TestHub } from './testHub.ts';

/** The room of one's own group. */
export const group = { place: { kind: 'group' } } as const;

/** Every word of the room that somebody's socket carried. */
export const heard = (chair: Chair): string =>
  JSON.stringify(chair.socket.messages.filter((message) => JSON.stringify(message).includes('"quiet')));

/** A hub whose time moves only when told to, and whoever comes to sit beside others at it. */
export class QuietRoomStand {
  readonly clock: FakeClock;
  readonly hub: TestHub;
  readonly #chairs = new Set<Chair>();

  private constructor(clock: FakeClock, hub: TestHub) {
    this.clock = clock;
    this.hub = hub;
  }

  static async start(): Promise<QuietRoomStand> {
    const clock = new FakeClock();
    return new QuietRoomStand(clock, await startTestHub({}, { clock }));
  }

  /** Everybody leaves, and the hub stops. */
  async stop(): Promise<void> {
    for (const chair of this.#chairs) chair.drop();
    this.#chairs.clear();
    await this.hub.stop();
  }

  async arrives(account: string, token?: string): Promise<Chair> {
    const chair = await Chair.of(this.hub, account, token);
    this.#chairs.add(chair);
    return chair;
  }

  lin(): Promise<Chair> {
    return this.arrives('linxiaoman');
  }

  /** Of Lin's group. */
  wu(): Promise<Chair> {
    return this.arrives('wuqiufen');
  }
}
