import { expect, it } from 'vitest';
import { FakeClock } from '../testing/index.ts';
import { type UsedBytes, VoiceBytes } from './voiceBytes.ts';

class Peer {
  connectionState: RTCPeerConnectionState = 'connected';
  transport = {
    type: 'transport',
    selectedCandidatePairId: 'p',
    bytesReceived: 0,
    bytesSent: 0,
    packetsReceived: 0,
    packetsSent: 0,
  };
  address = '10.0.0.2';
  checks = 0;
  carries(packets: number): void {
    this.transport.packetsReceived += packets;
    this.transport.packetsSent += packets;
    this.transport.bytesReceived += 100 * packets;
    this.transport.bytesSent += 50 * packets;
  }
  getStats(): Promise<RTCStatsReport> {
    return Promise.resolve(
      new Map<string, unknown>([
        ['t', { ...this.transport }],
        [
          'p',
          {
            type: 'candidate-pair',
            localCandidateId: 'l',
            consentRequestsSent: this.checks,
            responsesReceived: this.checks,
          },
        ],
        ['l', { type: 'local-candidate', address: this.address }],
      ]) as unknown as RTCStatsReport,
    );
  }
}

function setUp() {
  const clock = new FakeClock();
  const told: UsedBytes[] = [];
  const bytes = new VoiceBytes({ clock, tell: (used) => told.push(used) });
  const peer = new Peer();
  bytes.watch(peer as unknown as RTCPeerConnection);
  return { clock, told, peer };
}

it('[DATA-1] [DATA-2] tells the rise since the look before with IP and UDP headers, by the address it left from', async () => {
  const { clock, told, peer } = setUp();
  peer.carries(100);
  await clock.advance(2_000);
  peer.carries(10);
  peer.address = '2001:db8::1';
  await clock.advance(2_000);
  expect(told).toEqual([
    { localAddress: '10.0.0.2', bytesIn: 100 * 128, bytesOut: 100 * 78 },
    { localAddress: '2001:db8::1', bytesIn: 10 * 148, bytesOut: 10 * 98 },
  ]);
});

it('[DATA-2] the checks of ICE cost too', async () => {
  const { clock, told, peer } = setUp();
  peer.checks = 2;
  await clock.advance(2_000);
  expect(told).toEqual([{ localAddress: '10.0.0.2', bytesIn: 2 * 112, bytesOut: 2 * 112 }]);
});

it('[DATA-1] says nothing where nothing is carried, and leaves nothing behind once all are closed', async () => {
  const { clock, told, peer } = setUp();
  peer.connectionState = 'new';
  peer.carries(5);
  await clock.advance(2_000);
  expect(told).toEqual([]);
  peer.connectionState = 'closed';
  await clock.advance(4_000);
  expect([told.length, clock.pending]).toEqual([0, 0]);
});
