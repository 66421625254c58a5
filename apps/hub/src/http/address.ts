import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** `http://host:port` of a server that listens on `host`. */
export function urlOf(server: Server, host: string): string {
  const { port } = server.address() as AddressInfo;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}
