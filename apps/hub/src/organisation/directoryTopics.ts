import type { Change, Person, RuleText } from '@hearthline/protocol';
import type { PointsRule } from '../points/rule.ts';
import type { TopicSource } from '../session/topicSource.ts';
import type { Directory } from './directory.ts';

/** What hardly ever changes: who I am, the centre's tree, its people, the rules of points. */
export class DirectoryTopics implements TopicSource {
  readonly #directory: Directory;
  readonly #rules: readonly [string, RuleText][];

  constructor(directory: Directory, rules: readonly PointsRule[]) {
    this.#directory = directory;
    this.#rules = rules.map(({ ruleId, version, title, explanation, points }) => [
      ruleId,
      { ruleId, version, title, explanation, points },
    ]);
  }

  snapshot(person: Person): Change[] {
    return [
      { op: 'set', topic: 'me', value: person },
      { op: 'set', topic: 'organisation', value: this.#directory.organisation },
      { op: 'reset', topic: 'people', rows: [...this.#directory.people] },
      { op: 'reset', topic: 'rules', rows: [...this.#rules] },
    ];
  }
}
