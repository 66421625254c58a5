import type { Logger } from 'pino';
import { every } from '../clock.ts';
import { Connection, type ConnectionPorts } from './connection.ts';
import type { StreamSocket } from './stream.ts';

const CHECK_INTERVAL_MS = 2_000;

export interface ConnectionsOptions extends ConnectionPorts {
  readonly log: Logger;
}

/** A client's socket as its connection sees it: what came in on it. */
export interface Accepted {
  received(frame: string): void;
  /** A frame that is not text (SESSION-1). */
  receivedBinary(): void;
  /** The socket ended; `isSilent`: nobody closed it. Nothing may be told after this. */
  ended(how?: { isSilent: boolean }): void;
}

/** All connections of this hub, wherever their sockets end. */
export class Connections {
  readonly #all = new Set<Connection>();
  readonly #options: ConnectionsOptions;
  readonly #stopChecking: () => void;

  constructor(options: ConnectionsOptions) {
    this.#options = options;
    this.#stopChecking = every(options.clock, CHECK_INTERVAL_MS, () => {
      for (const connection of this.#all) connection.checkAlive();
      options.streams.sweep();
    });
  }

  accept(socket: StreamSocket): Accepted {
    const connection = new Connection(socket, this.#options);
    this.#all.add(connection);
    return {
      received: (frame) => {
        connection.receive(frame).catch((error: unknown) => {
          this.#options.log.error({ err: error }, 'a connection failed');
          connection.refuse({ code: 'hub.fault' });
        });
      },
      receivedBinary: () => connection.refuse({ code: 'message.malformed' }),
      ended: (how) => {
        this.#all.delete(connection);
        connection.gone(how);
      },
    };
  }

  stop(): void {
    this.#stopChecking();
  }
}
