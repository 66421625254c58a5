import type { Change, Topic } from '@hearthline/protocol';

/** What is told of the team and of one's own score: nice to have, and most of what goes over an idle line. */
const panelTopics: ReadonlySet<Topic> = new Set<Topic>([
  'presence',
  'statuses',
  'queues',
  'ranking',
  'points',
  'level',
  'sharedBadges',
  'day',
  'announcements',
  'quietRoom',
  'quietSeats',
  'quietLamp',
]);
/** An announcement is the panel's, but it is told outside calls at once: somebody means it to be read. So is where she sits. */
const toldAtOnceOutsideCalls: ReadonlySet<Topic> = new Set<Topic>(['announcements', 'quietRoom']);

/** How a client wants to be told of the panel. */
export interface Pace {
  /** True: it is on a line that costs. */
  readonly isQuiet: boolean;
  readonly isInCall: boolean;
}
export const LIVE_PACE: Pace = { isQuiet: false, isInCall: false };

/** On a quiet line what was held is told so often, as the newest state of each row. */
export const QUIET_EVERY_MS = 300_000;

/** Whether a change waits. [SESSION-14] */
export function waits({ op, topic }: Change, { isQuiet, isInCall }: Pace): boolean {
  if (!isQuiet || !panelTopics.has(topic)) return false;
  if (isInCall) return true;
  // [QROOM-12] Whole, it answers what she has just chosen: to sit down there.
  const isAnswer = topic === 'quietSeats' && op === 'reset';
  return !isAnswer && !toldAtOnceOutsideCalls.has(topic);
}

interface HeldTopic {
  /** A value, or the whole of a collection that was replaced; null: only rows. */
  whole: Change | null;
  /** By key; null: removed. */
  readonly rows: Map<string, { readonly row: unknown } | null>;
}

/** Changes that wait: of each row the newest only. Pure memory, bounded by what there is to know. */
export class Held {
  readonly #topics = new Map<Topic, HeldTopic>();

  add(change: Change): void {
    if (change.op === 'set' || change.op === 'reset') {
      this.#topics.set(change.topic, { whole: change, rows: new Map() });
      return;
    }
    const held = this.#topics.get(change.topic) ?? { whole: null, rows: new Map() };
    this.#topics.set(change.topic, held);
    if (change.op === 'putMany') for (const [key, row] of change.rows) held.rows.set(key, { row });
    else held.rows.set(change.key, change.op === 'put' ? { row: change.row } : null);
  }

  /** What must be told before a change that does not wait, so that nothing older comes after it; none of it waits any more. */
  takeBefore({ op, topic }: Change): Change[] {
    const held = this.#topics.get(topic);
    if (held === undefined) return [];
    this.#topics.delete(topic);
    // Told whole: whatever waited of it is in there, or over.
    return op === 'set' || op === 'reset' ? [] : told(topic, held);
  }

  /** Everything that waited, in as few changes as it can be told; none waits any more. */
  take(): Change[] {
    const changes = [...this.#topics].flatMap(([topic, held]) => told(topic, held));
    this.#topics.clear();
    return changes;
  }
}

function told(name: Topic, { whole, rows }: HeldTopic): Change[] {
  const changes: Change[] = whole === null ? [] : [whole];
  const topic = name as Extract<Change, { op: 'putMany' }>['topic'];
  const put = [...rows].flatMap(([key, held]): [string, unknown][] => (held === null ? [] : [[key, held.row]]));
  if (put.length > 0) changes.push({ op: 'putMany', topic, rows: put });
  for (const [key, held] of rows) if (held === null) changes.push({ op: 'remove', topic, key });
  return changes;
}
