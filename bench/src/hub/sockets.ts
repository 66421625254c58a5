/** Many open sockets, and when the last of them has got something. */
import { once } from 'node:events';
import { PING_INTERVAL_MS, PROTOCOL_VERSION } from '@hearthline/protocol';
import { WebSocket } from 'ws';

/** How a browser with this session greets the hub. */
export const hello = (token: string): string =>
  JSON.stringify({ kind: 'hello', protocol: PROTOCOL_VERSION, token, client: 'browser', resume: null });

/** Opens a socket for each greeting (null: none is said), a hundred at a time. */
export async function openSockets(url: string, greetings: readonly (string | null)[]): Promise<WebSocket[]> {
  const sockets: WebSocket[] = [];
  for (let opened = 0; opened < greetings.length; opened += 100) {
    const batch = greetings.slice(opened, opened + 100).map((greeting) => openSocket(url, greeting));
    sockets.push(...(await Promise.all(batch)));
  }
  return sockets;
}

async function openSocket(url: string, greeting: string | null): Promise<WebSocket> {
  const socket = new WebSocket(url, { origin: 'hearthline://engine' });
  await once(socket, 'open');
  if (greeting === null) return socket;
  const joined = new Promise<void>((resolve, reject) => {
    socket.on('message', (data: Buffer) => {
      if (data.includes('"upToDate"')) resolve();
      if (data.includes('"refused"')) reject(new Error(`the hub refused a socket: ${data.toString()}`));
    });
    socket.once('close', () => reject(new Error('the hub closed a socket that joined')));
  });
  socket.send(greeting);
  await joined;
  // A client says every few seconds that it is there; the hub drops the silent.
  const ping = setInterval(() => socket.send('{"kind":"ping","seq":0}'), PING_INTERVAL_MS);
  socket.once('close', () => clearInterval(ping));
  return socket;
}

/** Resolves when every socket has got a frame that holds `mark`; rejects when one of them is closed meanwhile. */
export function allGet(sockets: readonly WebSocket[], mark: string): Promise<{ frame: string; atMs: number }> {
  const wanted = Buffer.from(mark);
  return new Promise((resolve, reject) => {
    const gone = (code: number): void => reject(new Error(`a socket was closed while it waited (${code})`));
    let left = sockets.length;
    for (const socket of sockets) {
      const look = (data: Buffer): void => {
        if (!data.includes(wanted)) return;
        socket.off('message', look);
        socket.off('close', gone);
        left -= 1;
        if (left === 0) resolve({ frame: data.toString(), atMs: performance.now() });
      };
      socket.on('message', look);
      socket.once('close', gone);
    }
  });
}

export async function closeAll(sockets: readonly WebSocket[]): Promise<void> {
  await Promise.all(
    sockets.map((socket) => {
      const closed = once(socket, 'close');
      socket.terminate();
      return closed;
    }),
  );
}
