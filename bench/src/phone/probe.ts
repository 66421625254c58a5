import type { Page } from 'playwright';

/** What the probe puts into a page. */
interface ProbedPage {
  /** From calling `dial` to the first RTP packet from the far side, ms. */
  timeToFirstAudio(dial: () => Promise<unknown>): Promise<number>;
}

/**
 * Puts the same instrument into any page: it remembers each RTCPeerConnection from now on and asks its statistics again
 * and again until one that had not heard anything before has received a packet. Put it in before the first connection.
 */
export async function installProbe(page: Page): Promise<void> {
  await page.evaluate(() => {
    const peers = new Set<RTCPeerConnection>();
    const Original = window.RTCPeerConnection;
    window.RTCPeerConnection = class extends Original {
      constructor(configuration?: RTCConfiguration) {
        super(configuration);
        peers.add(this);
      }
    };
    const hears = async (peer: RTCPeerConnection): Promise<boolean> => {
      for (const report of (await peer.getStats()).values() as Iterable<{ type: string; packetsReceived?: number }>)
        if (report.type === 'inbound-rtp' && (report.packetsReceived ?? 0) > 0) return true;
      return false;
    };
    const probe: ProbedPage = {
      async timeToFirstAudio(dial) {
        for (const peer of peers)
          if (peer.connectionState === 'closed' || peer.connectionState === 'connected') peers.delete(peer);
        const startedAt = performance.now();
        const dialled = dial();
        for (;;) {
          for (const peer of peers) {
            // A connection with nobody at the other end is not asked: it cannot hear, and asking takes time.
            if (peer.remoteDescription === null || peer.connectionState === 'closed') continue;
            if (!(await hears(peer))) continue;
            const tookMs = performance.now() - startedAt;
            await dialled;
            return tookMs;
          }
          await new Promise((resolve) => setTimeout(resolve, 1));
        }
      },
    };
    Object.assign(window, { probe });
  });
}

/** Runs `dial` (it must stand alone) in the page and resolves with the time to the first packet, ms. */
export async function timeToFirstAudio(page: Page, dial: string): Promise<number> {
  return page.evaluate<number>(`window.probe.timeToFirstAudio(() => ${dial})`);
}
