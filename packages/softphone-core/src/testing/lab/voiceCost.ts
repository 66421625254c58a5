/** Packets and bytes on the wire of one direction, IP and UDP headers included (IPv4). */
interface Counted {
  readonly rtpPackets: number;
  readonly wireBytes: number;
}
export interface VoiceCost {
  /** When it was counted: a browser gives the same report again for 50 ms. */
  readonly atMs: number;
  readonly out: Counted;
  readonly in: Counted;
}

/** IPv4 (RFC 791) and UDP (RFC 768). Ethernet, PPP or a mobile network add what nobody pays for. */
const HEADERS_BYTES = 28;

/** What the connections that live have sent and received, RTP, RTCP and SRTP's tags and all, by W3C webrtc-stats. */
export async function costOf(peers: readonly RTCPeerConnection[]): Promise<VoiceCost> {
  const alive = peers.filter(({ connectionState }) => connectionState === 'connected');
  const reports = await Promise.all(alive.map((peer) => peer.getStats()));
  const entries = reports.flatMap((report) => [...(report as unknown as ReadonlyMap<string, Entry>).values()]);
  const sum = (type: string, name: string): number =>
    entries.reduce((total, entry) => total + (entry['type'] === type ? Number(entry[name] ?? 0) : 0), 0);
  const wire = (bytes: string, packets: string): number =>
    sum('candidate-pair', bytes) + HEADERS_BYTES * sum('candidate-pair', packets);
  return {
    atMs: Math.max(0, ...entries.map((entry) => Number(entry['timestamp']))),
    out: { rtpPackets: sum('outbound-rtp', 'packetsSent'), wireBytes: wire('bytesSent', 'packetsSent') },
    in: { rtpPackets: sum('inbound-rtp', 'packetsReceived'), wireBytes: wire('bytesReceived', 'packetsReceived') },
  };
}

type Entry = Record<string, unknown>;
