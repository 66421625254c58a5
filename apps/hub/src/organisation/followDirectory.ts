import type { Logger } from 'pino';
import { tellEverything } from '../session/connection.ts';
import type { Stream } from '../session/stream.ts';
import type { Streams } from '../session/streams.ts';
import type { TopicSource } from '../session/topicSource.ts';
import type { Directory } from './directory.ts';

/**
 * Brings a changed directory to those who are connected: their streams know them as they are now before any concept tells
 * them something, and after all have followed, whoever changed gets everything anew. [ORG-13]
 */
export function followDirectory({ directory, streams, log }: { directory: Directory; streams: Streams; log: Logger }) {
  let changed: Stream[] = [];
  directory.subscribe(() => {
    changed = streams.follow(directory.people);
  });
  return {
    /** MUST be called after every concept has subscribed. */
    tellAgain(sources: readonly TopicSource[]): void {
      directory.subscribe(() => {
        for (const stream of changed)
          tellEverything(stream, sources).catch((error: unknown) =>
            log.error({ err: error }, 'somebody who changed could not be told everything'),
          );
      });
    },
  };
}
