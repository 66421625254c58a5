import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { hubPaths } from '@hearthline/protocol';
import type { Logger } from 'pino';
import { WebSocketServer, type WebSocket } from 'ws';
import type { Connections } from './connections.ts';
import { socketOptions, WsSocket } from './wsSocket.ts';

interface Options {
  readonly server: Server;
  readonly log: Logger;
  readonly connections: Connections;
  isAllowedOrigin(origin: string): boolean;
}

/** The hub socket beside HTTP on one port. */
export function startSocketServer(options: Options): { stop(): Promise<void> } {
  const { server, log, connections } = options;
  const sockets = new WebSocketServer(socketOptions);

  const upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const refusal = refusalOf(request, options);
    if (refusal !== null) refuseUpgrade(socket, refusal);
    else sockets.handleUpgrade(request, socket, head, (webSocket) => accept(webSocket));
  };

  const accept = (webSocket: WebSocket) => {
    const connection = connections.accept(new WsSocket(webSocket));
    webSocket.on('message', (data, isBinary) => {
      if (isBinary) connection.receivedBinary();
      else connection.received(String(data));
    });
    webSocket.on('error', (error) => log.debug({ err: error }, 'a socket failed'));
    webSocket.on('close', () => connection.ended());
  };

  server.on('upgrade', upgrade);
  return {
    async stop() {
      connections.stop();
      server.off('upgrade', upgrade);
      for (const webSocket of sockets.clients) webSocket.terminate();
      await new Promise<void>((resolve) => sockets.close(() => resolve()));
    },
  };
}

/** Why a request for a socket is refused, as the status of its answer; null: it is not. */
export function refusalOf(
  request: IncomingMessage,
  { isAllowedOrigin }: { isAllowedOrigin(origin: string): boolean },
): string | null {
  if (request.url?.split('?')[0] !== hubPaths.socket) return '404 Not Found';
  const { origin } = request.headers;
  // A browser always says where a page came from; a program that says nothing has no other page's cookies to misuse.
  return origin !== undefined && !isAllowedOrigin(origin) ? '403 Forbidden' : null;
}

export function refuseUpgrade(socket: Duplex, status: string, ...headers: string[]): void {
  // Who is gone already cannot be told; nobody else listens to this socket, and Node would end the hub for it.
  socket.on('error', () => undefined);
  socket.end(`${[`HTTP/1.1 ${status}`, 'Connection: close', ...headers].join('\r\n')}\r\n\r\n`);
}
