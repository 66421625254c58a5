import type { Change, Person } from '@hearthline/protocol';

/** A topic, or a few that belong together, as the session hands them to somebody who arrives. */
export interface TopicSource {
  /**
   * The whole topic for this person from memory. MUST be synchronous: changes published later follow it in the stream,
   * so nothing falls between the two.
   */
  snapshot(person: Person): Change[];
  /**
   * For what is read from the store: resolves when the new stream was told, by `tell` or with all others of this person.
   * MUST call `tell` in the turn in which the value became the newest.
   */
  refresh?(person: Person, tell: (change: Change) => void): Promise<void>;
}
