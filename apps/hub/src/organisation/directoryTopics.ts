import type { Change, Person, RuleText } from '@hearthline/protocol';
import type { PointsRule } from '../points/rule.ts';
import type { Publisher } from '../session/streams.ts';
import type { TopicSource } from '../session/topicSource.ts';
import type { Directory } from './directory.ts';

/** What seldom changes: who I am, the centre's tree, its people, the rules of points. */
export class DirectoryTopics implements TopicSource {
  readonly #directory: Directory;
  readonly #rules: readonly [string, RuleText][];

  constructor(directory: Directory, publisher: Publisher, rules: readonly PointsRule[]) {
    this.#directory = directory;
    directory.subscribe(() => this.#everywhere().forEach((change) => publisher.toAll(change)));
    this.#rules = rules.map(({ ruleId, version, title, explanation, points }) => [
      ruleId,
      { ruleId, version, title, explanation, points },
    ]);
  }

  snapshot(person: Person): Change[] {
    return [
      { op: 'set', topic: 'me', value: person },
      ...this.#everywhere(),
      { op: 'reset', topic: 'rules', rows: [...this.#rules] },
    ];
  }

  /** [ORG-13] */
  #everywhere(): Change[] {
    return [
      { op: 'set', topic: 'organisation', value: this.#directory.organisation },
      { op: 'reset', topic: 'people', rows: [...this.#directory.people] },
    ];
  }
}
