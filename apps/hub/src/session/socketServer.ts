import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { hubPaths, MAX_FRAME_CHARS } from '@hearthline/protocol';
import type { Logger } from 'pino';
import { WebSocketServer, type WebSocket } from 'ws';
import type { Clock } from '../clock.ts';
import { Connection, type ConnectionPorts } from './connection.ts';

/** UTF-8 needs at most three bytes for a UTF-16 unit; beyond this `ws` ends the socket without reading on. */
const MAX_FRAME_BYTES = MAX_FRAME_CHARS * 3;
const CHECK_INTERVAL_MS = 2_000;

interface Options extends ConnectionPorts {
  readonly server: Server;
  readonly log: Logger;
  isAllowedOrigin(origin: string): boolean;
}

/** The hub socket beside HTTP on one port. */
export function startSocketServer(options: Options): { stop(): Promise<void>; connectionCount(): number } {
  const { server, clock, log } = options;
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_FRAME_BYTES, perMessageDeflate: false });
  const connections = new Set<Connection>();

  const upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const { origin } = request.headers;
    const path = request.url?.split('?')[0];
    // A browser always says where a page came from; a program that says nothing has no other page's cookies to misuse.
    if (path !== hubPaths.socket || (origin !== undefined && !options.isAllowedOrigin(origin))) {
      socket.end(
        `HTTP/1.1 ${path === hubPaths.socket ? '403 Forbidden' : '404 Not Found'}\r\nConnection: close\r\n\r\n`,
      );
      return;
    }
    sockets.handleUpgrade(request, socket, head, (webSocket) => accept(webSocket));
  };

  const accept = (webSocket: WebSocket) => {
    const connection = new Connection(webSocket, options);
    connections.add(connection);
    webSocket.on('message', (data, isBinary) => {
      if (isBinary) return connection.refuse({ code: 'message.malformed' });
      connection.receive(String(data)).catch((error: unknown) => {
        log.error({ err: error }, 'a connection failed');
        connection.refuse({ code: 'hub.fault' });
      });
    });
    webSocket.on('error', (error) => log.debug({ err: error }, 'a socket failed'));
    webSocket.on('close', () => {
      connections.delete(connection);
      connection.gone();
    });
  };

  const stopChecking = every(clock, CHECK_INTERVAL_MS, () => {
    for (const connection of connections) connection.checkAlive();
    options.streams.sweep();
  });
  server.on('upgrade', upgrade);
  return {
    connectionCount: () => connections.size,
    async stop() {
      stopChecking();
      server.off('upgrade', upgrade);
      for (const webSocket of sockets.clients) webSocket.terminate();
      await new Promise<void>((resolve) => sockets.close(() => resolve()));
    },
  };
}

/** Runs again and again until the returned function is called. */
function every(clock: Clock, intervalMs: number, run: () => void): () => void {
  let cancel = clock.after(intervalMs, tick);
  function tick() {
    run();
    cancel = clock.after(intervalMs, tick);
  }
  return () => cancel();
}
