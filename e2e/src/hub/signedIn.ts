import { randomUUID } from 'node:crypto';
import { hubPaths, signInReply, type Topic, type TopicValues } from '@hearthline/protocol';
import { createHubClient, type ConnectSocket, type HubClient, type HubLink } from '@hearthline/protocol/client';

const connect: ConnectSocket = (url, events) => {
  const socket = new WebSocket(url);
  let isOver = false;
  const tell = (run: () => void) => (isOver ? undefined : run());
  const close = () =>
    tell(() => {
      isOver = true;
      events.closed();
    });
  socket.addEventListener('open', () => tell(() => events.opened()));
  socket.addEventListener('message', ({ data }) => tell(() => events.received(String(data))));
  socket.addEventListener('close', close);
  socket.addEventListener('error', close);
  return {
    send: (frame) => socket.send(frame),
    drop() {
      isOver = true;
      socket.close();
    },
  };
};

/** Somebody signed in at a hub and live, without a desktop. */
export async function signedIn(hubUrl: string, options: { account: string; password: string }): Promise<HubClient> {
  const response = await fetch(hubUrl + hubPaths.signIn, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(options),
  });
  const { token } = signInReply.parse(await response.json());
  const client = createHubClient({
    ...{ hubUrl, token, client: 'desktop', connect, random: Math.random, newId: randomUUID },
    clock: {
      now: Date.now,
      after(delayMs, run) {
        const timer = setTimeout(run, delayMs);
        return () => clearTimeout(timer);
      },
    },
    // Nothing here waits offline.
    outbox: { load: () => Promise.resolve([]), save: () => Promise.resolve(), remove: () => Promise.resolve() },
    log: { info: () => undefined, warn: () => undefined },
  });
  await client.start();
  await untilLink(client, 'live');
  return client;
}

/** Resolves when the link to the hub is in this state. */
export function untilLink(client: HubClient, kind: HubLink['state']['kind']): Promise<void> {
  return new Promise((resolve) => {
    let end: (() => void) | null = null;
    const look = (link: HubLink) => {
      if (link.state.kind !== kind) return;
      end?.();
      resolve();
    };
    end = client.link.subscribe(look);
    look(client.link.getState());
  });
}

/** Resolves with the first value of a topic that fits, the present one included. */
export function until<T extends Topic>(
  client: HubClient,
  topic: T,
  fits: (value: TopicValues[T]) => boolean,
): Promise<TopicValues[T]> {
  const readable = client.topic(topic);
  return new Promise((resolve) => {
    let end: (() => void) | null = null;
    const look = (value: TopicValues[T]) => {
      if (!fits(value)) return;
      end?.();
      resolve(value);
    };
    end = readable.subscribe(look);
    look(readable.getState());
  });
}
