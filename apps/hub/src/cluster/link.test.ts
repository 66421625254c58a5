import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Batch, readToWriter } from './batch.ts';
import type { Line } from './line.ts';
import { Link } from './link.ts';
import { PacketsIn, PacketsOut } from './packets.ts';

describe('packets', () => {
  it('[CLUSTER-6] a batch longer than NATS takes is cut and put together again', () => {
    const [out, into] = [new PacketsOut(), new PacketsIn()];
    for (const length of [0, 1, 524_288, 524_289, 3_000_000]) {
      const batch = Buffer.alloc(length, length % 251);
      const packets = out.of(batch);
      expect(Math.max(...packets.map((packet) => packet.length))).toBeLessThan(1_000_000);
      const read = packets.map((packet) => into.take(packet));
      expect(read.slice(0, -1).every((one) => one === null)).toBe(true);
      expect(batch.equals(read.at(-1) as Buffer)).toBe(true);
    }
  });

  it('[CLUSTER-6] one that is missing, doubled or out of order is a gap', () => {
    const said = new PacketsOut();
    const [first, second, third] = [1, 2, 3].flatMap((number) => said.of(Buffer.from([number]))) as [
      Buffer,
      Buffer,
      Buffer,
    ];
    const heard = (...packets: Buffer[]) => {
      const into = new PacketsIn();
      return packets.map((packet) => into.take(packet)).includes('gap');
    };
    expect(heard(first, second, third)).toBe(false);
    expect([heard(first, third), heard(first, first), heard(second), heard(second, first)]).toEqual(
      Array.from({ length: 4 }, () => true),
    );
    expect(heard(Buffer.alloc(2))).toBe(true);
  });
});

/** Two ends of a link, and between them a line that loses those of its messages that were named. */
function twoEnds(lost: ReadonlySet<number>) {
  const read: number[] = [];
  const ended: string[] = [];
  let count = 0;
  const line: Line = {
    publish(subject, message) {
      count += 1;
      if (!lost.has(count)) (subject === 'writer' ? writer : door).take(Buffer.from(message), 0);
    },
    subscribe: () => () => undefined,
  };
  const end = (name: string) => (why: string) => void ended.push(`${name}: ${why}`);
  const door = new Link({ line, subject: 'writer', received: () => undefined, ended: end('door') }, 0);
  const writer = new Link(
    {
      ...{ line, subject: 'door', ended: end('writer') },
      received: (batch) => read.push(...readToWriter(batch).map(({ socket }) => socket)),
    },
    0,
  );
  return { door, read, ended };
}

const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('a link', () => {
  it('[CLUSTER-6] says in one message what is said in one turn, in its order', async () => {
    const { door, read } = twoEnds(new Set([2]));
    for (let socket = 0; socket < 50; socket += 1) door.say((batch) => batch.opened(socket));
    await nextTurn();
    expect(read).toEqual(Array.from({ length: 50 }, (_, index) => index));
  });

  it('[CLUSTER-6] whatever is lost: what was read is the beginning of what was said, and both ends end', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 19 }), (lost) => {
        const { door, read, ended } = twoEnds(new Set([lost]));
        for (let socket = 1; socket <= 20; socket += 1) {
          door.say((batch) => batch.opened(socket));
          door.beat();
        }
        expect(read).toEqual(Array.from({ length: lost - 1 }, (_, index) => index + 1));
        expect(ended.toSorted()).toEqual(['door: the other end ended it', 'writer: a message was lost']);
      }),
    );
  });

  it('[CLUSTER-6] what cannot be read ends it', () => {
    const { door, read, ended } = twoEnds(new Set());
    const wrongWay = (batch: Batch) => batch.terminate(1);
    door.say(wrongWay);
    door.beat();
    expect(read).toEqual([]);
    expect(ended).toHaveLength(2);
  });
});
