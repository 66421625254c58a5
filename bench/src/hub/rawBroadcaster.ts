/** The peer of the broadcast measurement: a ws server and nothing else. */
import { WebSocketServer } from 'ws';

const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
server.on('listening', () => {
  const address = server.address();
  if (typeof address === 'object' && address !== null) process.send?.(address.port);
});
process.on('message', (frame: string) => {
  for (const socket of server.clients) socket.send(frame);
});
