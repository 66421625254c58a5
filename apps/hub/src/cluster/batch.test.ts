import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Batch, readToDoor, readToWriter, type ToDoor, type ToWriter } from './batch.ts';

const socket = fc.integer({ min: 0, max: 2 ** 32 - 1 });
const bytes = fc.string({ unit: 'binary', maxLength: 50 }).map((text) => Buffer.from(text));
const anyToWriter: fc.Arbitrary<ToWriter> = fc.oneof(
  fc.record({ kind: fc.constantFrom('opened', 'binary', 'closed'), socket }),
  fc.record({ kind: fc.constant('frame'), socket, frame: bytes }),
);

describe('a batch', () => {
  it('[CLUSTER-6] from a door is read as it was said, in its order', () => {
    fc.assert(
      fc.property(fc.array(anyToWriter), (all) => {
        const batch = new Batch();
        for (const one of all) {
          if (one.kind === 'frame') batch.frame(one.socket, one.frame);
          else batch[one.kind](one.socket);
        }
        expect(readToWriter(batch.take())).toEqual(all);
        expect(batch.take()).toHaveLength(0);
      }),
    );
  });

  it('[CLUSTER-6] to a door is read as it was said, in its order', () => {
    const batch = new Batch();
    batch.frame(7, '{"kind":"welcome","name":"林小满"}');
    batch.close(7, 1008, 'session.expired');
    batch.terminate(8);
    expect(readToDoor(batch.take())).toEqual([
      { kind: 'frame', socket: 7, frame: Buffer.from('{"kind":"welcome","name":"林小满"}') },
      { kind: 'close', socket: 7, code: 1008, reason: 'session.expired' },
      { kind: 'terminate', socket: 8 },
    ]);
  });

  it('[CLUSTER-14] carries a change for many once, and nothing overtakes another', () => {
    const batch = new Batch();
    const payload = Buffer.from(JSON.stringify({ op: 'remove', topic: 'queues', key: 'x'.repeat(1_000) }));
    const other = Buffer.from('{}');
    for (let number = 1; number <= 100; number += 1) batch.change(number, number * 10, payload);
    batch.change(1, 11, other);
    batch.frame(1, 'pong');
    batch.change(1, 12, payload);
    expect(batch.size).toBeLessThan(4_000);
    const said = readToDoor(batch.take());
    expect(said.map(({ kind }) => kind)).toEqual(['change', 'change', 'frame', 'change']);
    const [first] = said as [Extract<ToDoor, { kind: 'change' }>];
    expect(first.payload).toEqual(payload);
    expect(first.targets).toHaveLength(100);
    expect(first.targets[99]).toEqual({ socket: 100, seq: 1_000 });
    expect(said[3]).toEqual({ kind: 'change', payload, targets: [{ socket: 1, seq: 12 }] });
  });

  it('[CLUSTER-6] bytes that no hub wrote are refused, and so is what belongs the other way', () => {
    const batch = new Batch();
    batch.frame(7, 'cut off');
    const whole = batch.take();
    expect(() => readToWriter(whole.subarray(0, whole.length - 1))).toThrow(RangeError);
    expect(() => readToWriter(Buffer.alloc(9, 0xff))).toThrow(RangeError);
    batch.terminate(7);
    const toDoor = batch.take();
    expect(() => readToWriter(toDoor)).toThrow(TypeError);
  });
});
