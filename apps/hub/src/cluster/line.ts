import { connect, type NatsConnection } from '@nats-io/transport-node';
import type { Logger } from 'pino';
import { pause, type Clock } from '../clock.ts';
import { isEncrypted, type ClusterConfig } from './config.ts';

/** The first try after a loss comes at once; then so often. */
const AGAIN_MS = 500;
/** A server that says nothing for two of these is lost. */
const PING_MS = 2_000;
const CONNECT_LIMIT_MS = 4_000;

/** One connection to NATS. It ends for good; what comes after is another, so that nothing said on one is delivered by the next. */
export interface Line {
  /** Says it, at most once; on a line that ended, nothing. */
  publish(subject: string, message: Uint8Array): void;
  /** In the order of each who publishes. The returned function ends it. */
  subscribe(subject: string, heard: (message: Buffer, subject: string) => void): () => void;
}

interface Options {
  readonly config: ClusterConfig;
  readonly clock: Clock;
  readonly log: Logger;
}

/** Has a line whenever NATS can be reached, until called off. Resolves when `signal` has and the line is closed. */
export async function keepLine(
  options: Options,
  signal: AbortSignal,
  on: { found(line: Line): void; lost(): void },
): Promise<void> {
  while (!signal.aborted) {
    const connection = await dial(options).catch((error: unknown) => {
      options.log.warn({ err: error }, 'NATS does not answer');
      return null;
    });
    if (connection === null) {
      await pause(options.clock, AGAIN_MS, signal);
      continue;
    }
    const close = () => void connection.close();
    signal.addEventListener('abort', close);
    if (signal.aborted) close();
    else on.found(lineOf(connection));
    const error = await connection.closed();
    signal.removeEventListener('abort', close);
    on.lost();
    if (!signal.aborted) options.log.warn({ err: error }, 'NATS is gone');
  }
}

function dial({ config }: Options): Promise<NatsConnection> {
  const { servers, token, user, password } = config.nats;
  // The client takes `tls://` for a name only: without `tls` it would show the token to whoever answers, encrypted or not. [CLUSTER-16]
  const tls = config.nats.tls ?? (servers.some(isEncrypted) ? {} : undefined);
  return connect({
    servers,
    ...(token === undefined ? {} : { token }),
    ...(user === undefined ? {} : { user }),
    ...(password === undefined ? {} : { pass: password }),
    ...(tls === undefined ? {} : { tls }),
    ...{ name: `hearthline ${config.name}`, reconnect: false, timeout: CONNECT_LIMIT_MS },
    ...{ pingInterval: PING_MS, maxPingOut: 2 },
  });
}

function lineOf(connection: NatsConnection): Line {
  return {
    publish(subject, message) {
      if (!connection.isClosed()) connection.publish(subject, message);
    },
    subscribe(subject, heard) {
      const subscription = connection.subscribe(subject, {
        callback: (error, { data, subject: said }) => {
          if (error === null) heard(Buffer.from(data.buffer, data.byteOffset, data.byteLength), said);
        },
      });
      return () => {
        if (!connection.isClosed()) subscription.unsubscribe();
      };
    },
  };
}
