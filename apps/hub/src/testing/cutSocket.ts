import type { ConnectSocket } from '@hearthline/protocol/client';
import { WebSocket } from 'ws';

/**
 * Sockets that die: the first after `cuts[0]` frames in either direction, the next after `cuts[1]`, and so on; later
 * ones live. A frame that would be one too many is lost, as on a line that is cut.
 */
export function createCutSockets(cuts: readonly number[]): { connect: ConnectSocket; socketCount(): number } {
  let count = 0;
  const connect: ConnectSocket = (url, events) => {
    let framesLeft = cuts[count] ?? Number.POSITIVE_INFINITY;
    count += 1;
    let isOver = false;
    const webSocket = new WebSocket(url);
    const end = () => {
      if (isOver) return;
      isOver = true;
      webSocket.terminate();
      events.closed();
    };
    const pass = (run: () => void) => {
      if (isOver) return;
      framesLeft -= 1;
      if (framesLeft < 0) setImmediate(end);
      else run();
    };
    webSocket.on('open', () => (isOver ? undefined : events.opened()));
    webSocket.on('message', (data) => pass(() => events.received(String(data))));
    webSocket.on('error', () => undefined);
    webSocket.on('close', end);
    return {
      send: (frame) => pass(() => webSocket.send(frame)),
      drop() {
        isOver = true;
        webSocket.terminate();
      },
    };
  };
  return { connect, socketCount: () => count };
}
