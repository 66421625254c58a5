import type { HubConfigInput } from '../config.ts';
import { FakePbx } from './fakePbx.ts';
import { Seat } from './seat.ts';
import { startTestHub, type TestHub } from './testHub.ts';

/** A hub with its PBX, and three people at it: Lin, Zhou of another group, and the leader of Lin. */
export class SeatedGroup {
  readonly pbx: FakePbx;
  readonly hub: TestHub;
  lin: Seat;
  zhou: Seat;
  leader: Seat;

  private constructor(place: { pbx: FakePbx; hub: TestHub }, [lin, zhou, leader]: [Seat, Seat, Seat]) {
    this.pbx = place.pbx;
    this.hub = place.hub;
    this.lin = lin;
    this.zhou = zhou;
    this.leader = leader;
  }

  static async start(config: Partial<HubConfigInput> = {}): Promise<SeatedGroup> {
    const pbx = new FakePbx(['city-hotline']);
    const hub = await startTestHub({ pbx: await pbx.start(), ...config });
    return new SeatedGroup({ pbx, hub }, await seats(hub));
  }

  /** All three leave, the hub starts again, and they come anew. */
  async restart(): Promise<this> {
    this.#leave();
    await this.hub.restart();
    [this.lin, this.zhou, this.leader] = await seats(this.hub);
    return this;
  }

  async stop(): Promise<void> {
    this.#leave();
    await this.hub.stop();
    await this.pbx.stop();
  }

  #leave(): void {
    for (const { socket } of [this.lin, this.zhou, this.leader]) socket.drop();
  }
}

const seats = async ({ url }: TestHub): Promise<[Seat, Seat, Seat]> => [
  await Seat.of(url, 'linxiaoman'),
  await Seat.of(url, 'zhouxiaohe'),
  await Seat.of(url, 'liuzuzhang'),
];
