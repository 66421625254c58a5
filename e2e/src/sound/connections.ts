import type { Page } from 'playwright';

export interface Sent {
  readonly connections: number;
  /** Sound (RTP) that left by them. */
  readonly packets: number;
  /** Everything that left by a connected way, also what is no sound. */
  readonly bytes: number;
  /** Senders that have something to send. */
  readonly tracks: number;
}

/**
 * What the connections that the engine has now have sent in all. They are found on the page's heap (DevTools protocol,
 * Runtime.queryObjects): none can hide.
 */
export async function sentBetweenCalls(engine: Page): Promise<Sent> {
  const devtools = await engine.context().newCDPSession(engine);
  // What an earlier call has let go of is still on the heap until it is collected.
  await devtools.send('HeapProfiler.collectGarbage');
  const prototype = await devtools.send('Runtime.evaluate', { expression: 'RTCPeerConnection.prototype' });
  const { objects } = await devtools.send('Runtime.queryObjects', {
    prototypeObjectId: prototype.result.objectId ?? '',
  });
  const { result } = await devtools.send('Runtime.callFunctionOn', {
    objectId: objects.objectId ?? '',
    awaitPromise: true,
    returnByValue: true,
    functionDeclaration: `async function () {
      const sent = { connections: 0, packets: 0, bytes: 0, tracks: 0 };
      for (const peer of this) {
        if (peer.signalingState === 'closed') continue;
        sent.connections += 1;
        sent.tracks += peer.getSenders().filter(({ track }) => track !== null).length;
        for (const entry of (await peer.getStats()).values()) {
          if (entry.type === 'outbound-rtp') sent.packets += entry.packetsSent ?? 0;
          if (entry.type === 'transport') sent.bytes += entry.bytesSent ?? 0;
        }
      }
      return sent;
    }`,
  });
  await devtools.detach();
  return result.value as Sent;
}
