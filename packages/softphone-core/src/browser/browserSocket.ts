import type { SipSocket } from '../ports.ts';

/** A WebSocket with SIP's subprotocol (RFC 7118 §4). */
export function openBrowserSocket(url: string): SipSocket {
  const socket = new WebSocket(url, 'sip');
  let isDropped = false;
  return {
    onOpen: (listener) => socket.addEventListener('open', listener),
    onMessage: (listener) => {
      socket.addEventListener('message', (event: MessageEvent<unknown>) => {
        // Binary frames are allowed by RFC 7118 §4 but no PBX we know sends them to a text client.
        if (!isDropped && typeof event.data === 'string') listener(event.data);
      });
    },
    onClose: (listener) => {
      // A failed opening is told by `close` as well, after `error`.
      socket.addEventListener('close', () => {
        if (!isDropped) listener();
      });
    },
    send: (text) => {
      if (socket.readyState !== WebSocket.OPEN) throw new Error('the socket is not open');
      socket.send(text);
    },
    drop: () => {
      // The browser has no way to cut TCP; after this nothing of it is heard, however long its close takes.
      isDropped = true;
      socket.close();
    },
  };
}
