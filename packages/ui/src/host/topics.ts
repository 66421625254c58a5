import { Value } from '@hearthline/softphone-core/value';
import { aimCollections, aimTopics } from './aimContract.ts';
import type { HostValue, HostValueName } from './contract.ts';
import type { KnownTopics } from './hub.ts';
import { quietRoomCollections, quietRoomTopics } from './quietRoom/quietRoomContract.ts';
import { recognitionCollections, recognitionTopics } from './recognitionContract.ts';
import { recordCollections, recordTopics } from './recordsContract.ts';
import { serviceTopics } from './services.ts';
import { voiceTopics } from './voice/voiceContract.ts';

const topicNames = [
  'organisation',
  'agentState',
  'points',
  'ranking',
  'day',
  'outages',
  'deeds',
  'announcementPlans',
  'myBirthday',
  'careDay',
  'wallChoice',
  'walls',
  ...aimTopics,
  ...serviceTopics,
  ...voiceTopics,
  ...quietRoomTopics,
  ...recordTopics,
  ...recognitionTopics,
] as const;
const collectionNames = [
  'people',
  'presence',
  'announcements',
  'proposals',
  'queues',
  'rules',
  'rests',
  'helps',
  'surveys',
  'activities',
  'careVisits',
  'statuses',
  'chats',
  'chatMessages',
  ...aimCollections,
  ...quietRoomCollections,
  ...recordCollections,
  ...recognitionCollections,
] as const;

type TopicValue = (typeof topicNames)[number] | (typeof collectionNames)[number];
type TopicStores = { [N in TopicValue & HostValueName]: Value<HostValue<N>> };

/** What the hub told of each topic, null while it is not known. */
export class Topics {
  readonly stores: TopicStores = Object.fromEntries(
    [...topicNames, ...collectionNames].map((name) => [name, new Value(null)]),
  ) as unknown as TopicStores;

  /** `before`: what was shown last, so that only what changed is told. */
  show(topics: KnownTopics, before: KnownTopics | null): void {
    for (const name of topicNames) if (before === null || topics[name] !== before[name]) this.#set(name, topics[name]);
    for (const name of collectionNames) {
      const rows = topics[name];
      if (before === null || rows !== before[name]) this.#set(name, rows === null ? null : [...rows.values()]);
    }
  }

  forget(): void {
    for (const name of [...topicNames, ...collectionNames]) this.#set(name, null);
  }

  #set(name: TopicValue, value: unknown): void {
    (this.stores[name] as Value<unknown>).set(value);
  }
}
