import type { AgentState, Change, Person } from '@hearthline/protocol';
import { describe, expect, it } from 'vitest';
import { Held, QUIET_EVERY_MS } from './pace.ts';
import { changeFrame, payloadOf, Stream, type Payload, type StreamSocket } from './stream.ts';

const person: Person = { id: 'person-a', name: '林小满', role: 'operator', unitId: 'group-1', extension: '1001' };
const NOW = Date.UTC(2026, 10, 20, 2);

class CountingSocket implements StreamSocket {
  readonly bufferedAmount = 0;
  readonly changes: Change[] = [];
  bytes = 0;
  send(frame: string | Buffer): void {
    this.bytes += Buffer.byteLength(frame);
    this.changes.push((JSON.parse(String(frame)) as { change: Change }).change);
  }
  sendChange(seq: number, payload: Payload): void {
    this.send(changeFrame(seq, payload));
  }
  terminate(): void {}
  close(): void {}
}

function connected() {
  const stream = new Stream({ person, tokenHash: 'hash', client: 'desktop' });
  const socket = new CountingSocket();
  stream.attach(socket);
  return { socket, stream, tell: (change: Change) => stream.tell(change, () => payloadOf(change)) };
}
const isThere = (id: string, agentState: AgentState): Change => ({
  ...{ op: 'put', topic: 'presence', key: id },
  row: { personId: id, isOnline: true, since: NOW, agentState },
});
const ready = (since: number): AgentState => ({ kind: 'ready', since });
const announced: Change = { op: 'put', topic: 'announcements', key: 'a', row: { title: '台风' } };
const mine: Change = { op: 'set', topic: 'agentState', value: {} };

describe('what waits', () => {
  it('[SESSION-14] N9 is told as the newest of each row, in one change, and nothing is lost or put back', () => {
    const held = new Held();
    held.add({ op: 'set', topic: 'points', value: 1 });
    held.add(isThere('a', ready(1)));
    held.add({ op: 'set', topic: 'points', value: 2 });
    held.add({ op: 'put', topic: 'queues', key: 'q', row: 1 });
    held.add(isThere('b', ready(1)));
    held.add({ op: 'remove', topic: 'queues', key: 'q' });
    held.add(isThere('a', ready(2)));
    expect(held.take()).toEqual([
      { op: 'set', topic: 'points', value: 2 },
      {
        ...{ op: 'putMany', topic: 'presence' },
        rows: [
          ['a', expect.objectContaining({ agentState: ready(2) })],
          ['b', expect.objectContaining({ agentState: ready(1) })],
        ],
      },
      { op: 'remove', topic: 'queues', key: 'q' },
    ]);
    expect(held.take()).toEqual([]);
  });

  it('[SESSION-14] N9 a collection told whole comes before the rows that changed since', () => {
    const held = new Held();
    held.add(isThere('gone', ready(1)));
    held.add({ op: 'reset', topic: 'presence', rows: [] });
    held.add(isThere('a', ready(2)));
    expect(held.take().map(({ op }) => op)).toEqual(['reset', 'putMany']);
  });
});

describe('a quiet stream', () => {
  it('[SESSION-14] N9 is told of the panel every five minutes, in a call not at all, and of herself at once', () => {
    const { stream, socket, tell } = connected();
    const topics = () => socket.changes.splice(0).map(({ topic }) => topic);
    stream.setPace({ isQuiet: true, isInCall: false });
    stream.letGoIfDue(NOW);
    for (const change of [isThere('a', ready(1)), announced, mine]) tell(change);
    expect(topics()).toEqual(['announcements', 'agentState']);
    stream.letGoIfDue(NOW + QUIET_EVERY_MS - 1);
    expect(topics()).toEqual([]);
    stream.setPace({ isQuiet: true, isInCall: true });
    for (const change of [announced, mine]) tell(change);
    stream.letGoIfDue(NOW + 2 * QUIET_EVERY_MS);
    expect(topics()).toEqual(['agentState']);
    stream.setPace({ isQuiet: true, isInCall: false });
    stream.letGoIfDue(NOW + 2 * QUIET_EVERY_MS);
    expect(topics()).toEqual(['presence', 'announcements']);
  });

  it('[SESSION-14] N9 that need not be quiet any more is told at once what waited', () => {
    const { stream, socket, tell } = connected();
    stream.setPace({ isQuiet: true, isInCall: true });
    tell(isThere('a', ready(1)));
    stream.setPace({ isQuiet: false, isInCall: false });
    tell(isThere('a', ready(2)));
    expect(socket.changes.map(({ op }) => op)).toEqual(['putMany', 'put']);
  });

  it('[SESSION-14] N9 a row that waited never comes after a newer one that did not have to wait', () => {
    const { stream, socket, tell } = connected();
    const corrected: Change = { op: 'put', topic: 'announcements', key: 'a', row: { title: '台风过去了' } };
    stream.setPace({ isQuiet: true, isInCall: true });
    tell(announced);
    stream.setPace({ isQuiet: true, isInCall: false });
    tell(corrected);
    stream.letGoIfDue(NOW);
    expect(socket.changes).toEqual([
      { op: 'putMany', topic: 'announcements', rows: [['a', { title: '台风' }]] },
      corrected,
    ]);
  });

  it('[SESSION-14] N9 rows told since never come before the whole they belong to', () => {
    const { stream, socket, tell } = connected();
    const whole: Change = { op: 'reset', topic: 'announcements', rows: [] };
    stream.setPace({ isQuiet: true, isInCall: true });
    tell(whole);
    stream.setPace({ isQuiet: true, isInCall: false });
    tell(announced);
    stream.letGoIfDue(NOW);
    expect(socket.changes).toEqual([whole, announced]);
  });

  it('[SESSION-14] N9 what waited is over once its topic is told whole', () => {
    const { stream, socket, tell } = connected();
    const whole: Change = { op: 'reset', topic: 'presence', rows: [] };
    const points: Change = { op: 'set', topic: 'points', value: 2 };
    stream.setPace({ isQuiet: true, isInCall: false });
    tell(isThere('a', ready(1)));
    tell({ op: 'set', topic: 'points', value: 1 });
    // As everybody whose place in the tree changed is told everything anew.
    for (const change of [whole, points]) stream.tellNow(change);
    stream.letGoIfDue(NOW);
    expect(socket.changes).toEqual([whole, points]);
  });
});

/** Bytes of changes in an hour in which sixty operators take twelve calls each. */
function anHour(isQuiet: boolean): number {
  const { stream, socket, tell } = connected();
  stream.setPace({ isQuiet, isInCall: false });
  const states: AgentState['kind'][] = ['offered', 'talking', 'wrapUp', 'ready'];
  for (let second = 0; second < 3_600; second += 5) {
    const at = NOW + second * 1_000;
    stream.letGoIfDue(at);
    // Sixty times twelve calls, four states each: four changes every five seconds.
    for (const [index, kind] of states.entries()) {
      const state = {
        kind,
        since: at,
        callId: 'pbx-1763603999.123',
        queue: 'city-hotline',
        endsAt: at,
        isExtended: false,
      };
      tell(isThere(`person-number-${(second / 5 + index * 15) % 60}`, state as AgentState));
    }
    tell({
      op: 'put',
      topic: 'queues',
      key: 'city-hotline',
      row: { waitingCount: second, title: { 'zh-CN': '市民热线', en: 'City hotline' } },
    });
  }
  return socket.bytes;
}

it('[SESSION-14] N9 an idle hour of a busy centre: the panel stays far under 1 MB, its heartbeat included', () => {
  /** A ping, a pong, and what WebSocket, TLS, TCP and IP put around each of them and their acknowledgements. */
  const heartbeat = 720 * (2 * 40 + 2 * (8 + 29 + 40) + 2 * 40);
  const [live, quiet] = [anHour(false), anHour(true)];
  expect(quiet + heartbeat).toBeLessThan(600_000);
  expect(live / quiet).toBeGreaterThan(3);
});
