import { PING_INTERVAL_MS, quietSigns } from '@hearthline/protocol';
import { expect, it } from 'vitest';
import { Chair, stay } from '../testing/chair.ts';
import { FakeClock } from '../testing/fakeClock.ts';
import { group } from '../testing/quietRoomStand.ts';
import { startTestHub } from '../testing/testHub.ts';

const MINUTE_MS = 60_000;
const HOUR_S = 3_600;
/** All of one group: nine operators and who leads them. */
const accounts = [
  ...['linxiaoman', 'wuqiufen', 'weixiaohan', 'qinmangzhong', 'zhangzaodao', 'weizhusun', 'yuchuiyan', 'suchanming'],
  ...['langtiangeng', 'liuzuzhang'],
];
/** What TLS, TCP and IPv4 put around a frame, and the acknowledgement of it, bytes. */
const AROUND = 29 + 40 + 40;
/** The header of a WebSocket frame: the hub's, and a client's with its mask. */
const [FROM_HUB, FROM_CLIENT] = [4, 8];

/** Both ways, headers and all. */
class Meter {
  bytes = 0;
  frames = 0;
  readonly #chair: Chair;

  constructor(chair: Chair) {
    this.#chair = chair;
    chair.socket.webSocket.on('message', (data) => {
      const text = String(data);
      if (!text.includes('"pong"')) this.#add(text, FROM_HUB);
    });
  }

  /** A command as her app says it, and its answer. */
  async does(...[name, input]: Parameters<Chair['does']>): Promise<void> {
    this.#add(JSON.stringify({ kind: 'command', id: 'x'.repeat(36), name, input }), FROM_CLIENT);
    const answer = await this.#chair.does(name, input);
    if (answer !== 'ok') throw new Error(`${name} was answered ${answer}`);
  }

  kbitPerS(): number {
    return (this.bytes * 8) / HOUR_S / 1000;
  }

  #add(text: string, header: number): void {
    this.frames += 1;
    this.bytes += Buffer.byteLength(text) + header + AROUND;
  }
}

it('[QROOM-11] T4 an hour of ten who sit together costs each of them under 0.4 kbit/s, and under 1 with the heartbeat', async () => {
  const clock = new FakeClock();
  const hub = await startTestHub({}, { clock });
  const chairs = await Promise.all(accounts.map((account) => Chair.of(hub, account)));
  const meters = chairs.map((chair) => new Meter(chair));
  const all = async (...said: Parameters<Chair['does']>): Promise<void> => {
    for (const meter of meters) await meter.does(...said);
  };
  await all('quietRoom.sit', group);
  for (let minute = 0; minute < 60; minute += 1) {
    for (const sign of ['wave', 'tea', 'quiet'] as const)
      if ((minute * MINUTE_MS) % quietSigns[sign].everyMs === 0) await all('quietRoom.sign', { sign });
    if (minute % 30 === 0) await meters[minute / 30]?.does('quietRoom.focus', { isOn: true });
    if (minute === 40) {
      await all('quietRoom.leave', {});
      await all('quietRoom.sit', group);
    }
    await stay(clock, chairs, MINUTE_MS);
  }
  /** A ping, a pong, and what is put around each. */
  const pingAndPong = 26 + FROM_CLIENT + 38 + FROM_HUB + 2 * AROUND;
  const heartbeat = ((HOUR_S * 1000) / PING_INTERVAL_MS) * pingAndPong;
  for (const meter of meters) {
    // Everybody was told of signs: a meter that measures nothing is under any bound.
    expect(meter.frames).toBeGreaterThan(100);
    expect(meter.kbitPerS()).toBeLessThan(0.4);
    expect(meter.kbitPerS() + (heartbeat * 8) / HOUR_S / 1000).toBeLessThan(1);
  }
  for (const chair of chairs) chair.drop();
  await hub.stop();
});
