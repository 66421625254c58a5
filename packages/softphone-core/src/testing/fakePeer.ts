/** A peer connection without a network: it enforces the order of calls (JSEP, RFC 9429 §4.1) and makes plausible SDP. */
import { FakeStream, FakeTrack } from './fakeStream.ts';

type Direction = 'sendrecv' | 'sendonly' | 'recvonly' | 'inactive';

class FakeSender {
  track: FakeTrack | null = null;
  readonly tones: string[] = [];
  /** Connected, and does not send yet. */
  isWarmingUp = false;
  #parameters: { transactionId: string; encodings: { maxBitrate?: number }[] } = {
    transactionId: '0',
    encodings: [{}],
  };
  readonly #peer: FakePeer;
  constructor(peer: FakePeer) {
    this.#peer = peer;
  }
  replaceTrack(track: FakeTrack | null): Promise<void> {
    this.#peer.assertOpen();
    this.track = track;
    return Promise.resolve();
  }
  /** A copy; only the last one can be set (https://w3c.github.io/webrtc-pc/#dom-rtcrtpsender-setparameters). */
  getParameters(): { transactionId: string; encodings: { maxBitrate?: number }[] } {
    this.#parameters.transactionId += '+';
    return structuredClone(this.#parameters);
  }
  setParameters(parameters: { transactionId: string; encodings: { maxBitrate?: number }[] }): Promise<void> {
    this.#peer.assertOpen();
    if (parameters.transactionId !== this.#parameters.transactionId)
      return Promise.reject(new DOMException('stale parameters', 'InvalidModificationError'));
    this.#parameters = structuredClone(parameters);
    return Promise.resolve();
  }
  get maxBitrate(): number | undefined {
    return this.#parameters.encodings[0]?.maxBitrate;
  }
  get dtmf(): { readonly canInsertDTMF: boolean; toneBuffer: string; insertDTMF: (tones: string) => void } {
    const mayInsert = (): boolean =>
      this.#peer.connectionState === 'connected' && this.track !== null && !this.isWarmingUp;
    return {
      get canInsertDTMF() {
        return mayInsert();
      },
      toneBuffer: '',
      insertDTMF: (tones) => {
        if (!mayInsert()) throw new DOMException('cannot insert', 'InvalidStateError');
        this.tones.push(tones);
      },
    };
  }
}

export interface FakeTransceiver {
  direction: Direction;
  readonly sender: FakeSender;
  readonly receiver: { getStats(): Promise<RTCStatsReport> };
}

export class FakePeer extends EventTarget {
  signalingState: RTCSignalingState = 'stable';
  iceGatheringState: RTCIceGatheringState = 'new';
  connectionState: RTCPeerConnectionState = 'new';
  localDescription: { type: string; sdp: string } | null = null;
  remoteDescription: { type: string; sdp: string } | null = null;
  readonly transceivers: FakeTransceiver[] = [];
  /** What getStats counts; a test sets them. */
  counters = { packetsReceived: 0, packetsSent: 0, packetsLost: 0, bytesReceived: 0 };
  /** Without telephone-event in what it says. */
  isWithoutTelephoneEvent = false;
  /** ICE candidates come only when `gather` is called. */
  isGatheringByHand = false;
  iceRestarts = 0;
  #stable: { local: FakePeer['localDescription']; remote: FakePeer['remoteDescription'] } = {
    local: null,
    remote: null,
  };
  #version = 0;
  #hasTold = false;

  assertOpen(): void {
    if (this.signalingState === 'closed') throw new DOMException('closed', 'InvalidStateError');
  }

  addTransceiver(kind: string, init: { direction: Direction }): FakeTransceiver {
    this.assertOpen();
    if (kind !== 'audio') throw new TypeError('a phone has audio only');
    const receiver = { getStats: () => this.getStats() };
    const transceiver = { direction: init.direction, sender: new FakeSender(this), receiver };
    this.transceivers.push(transceiver);
    return transceiver;
  }

  getTransceivers(): FakeTransceiver[] {
    return [...this.transceivers];
  }

  async createOffer(options: { iceRestart?: boolean } = {}): Promise<RTCSessionDescriptionInit> {
    this.assertOpen();
    if (options.iceRestart === true) this.iceRestarts += 1;
    return { type: 'offer', sdp: this.#sdp(this.transceivers[0]?.direction ?? 'inactive') };
  }

  async createAnswer(): Promise<RTCSessionDescriptionInit> {
    this.assertOpen();
    if (this.signalingState !== 'have-remote-offer') throw new DOMException('no offer', 'InvalidStateError');
    return {
      type: 'answer',
      sdp: this.#sdp(answering(directionOf(this.remoteDescription?.sdp), this.transceivers[0])),
    };
  }

  async setLocalDescription(description: { type: string; sdp?: string }): Promise<void> {
    this.assertOpen();
    const from = this.signalingState;
    if (description.type === 'rollback') this.#rollback('have-local-offer');
    else if (description.type === 'offer' && (from === 'stable' || from === 'have-local-offer')) {
      this.localDescription = { type: 'offer', sdp: description.sdp ?? '' };
      this.signalingState = 'have-local-offer';
    } else if (description.type === 'answer' && from === 'have-remote-offer') {
      this.localDescription = { type: 'answer', sdp: description.sdp ?? '' };
      this.#becomeStable();
    } else throw new DOMException(`cannot set local ${description.type} in ${from}`, 'InvalidStateError');
    if (!this.isGatheringByHand) this.gather('host');
  }

  async setRemoteDescription(description: { type: string; sdp?: string }): Promise<void> {
    this.assertOpen();
    const from = this.signalingState;
    if (description.type === 'rollback') {
      this.#rollback('have-remote-offer');
      return;
    }
    if (!description.sdp?.includes('m=audio')) throw new DOMException('no audio', 'OperationError');
    if (description.type === 'offer' && from === 'stable') {
      this.remoteDescription = { type: 'offer', sdp: description.sdp };
      this.signalingState = 'have-remote-offer';
      if (this.transceivers.length === 0) this.addTransceiver('audio', { direction: 'recvonly' });
    } else if (isAnswer(description.type) && (from === 'have-local-offer' || from === 'have-remote-pranswer')) {
      this.remoteDescription = { type: description.type, sdp: description.sdp };
      if (description.type === 'answer') this.#becomeStable();
      else this.signalingState = 'have-remote-pranswer';
      this.#connect();
    } else throw new DOMException(`cannot set remote ${description.type} in ${from}`, 'InvalidStateError');
    this.#tellTrack();
  }

  async getStats(): Promise<RTCStatsReport> {
    this.assertOpen();
    const { packetsReceived, packetsSent, packetsLost, bytesReceived } = this.counters;
    return new Map<string, unknown>([
      ['i', { type: 'inbound-rtp', packetsReceived, packetsLost, bytesReceived, codecId: 'c' }],
      ['o', { type: 'outbound-rtp', packetsSent }],
      ['c', { type: 'codec', id: 'c', mimeType: 'audio/opus' }],
    ]);
  }

  configuration: RTCConfiguration = {};
  getConfiguration(): RTCConfiguration {
    return this.configuration;
  }
  setConfiguration(configuration: RTCConfiguration): void {
    this.assertOpen();
    this.configuration = configuration;
  }

  close(): void {
    this.signalingState = 'closed';
    this.connectionState = 'closed';
  }

  /** A candidate is found; `complete`: all are. */
  gather(what: 'host' | 'srflx' | 'relay' | 'complete'): void {
    if (what === 'complete') this.iceGatheringState = 'complete';
    else if (this.localDescription !== null) {
      const line = `a=candidate:1 1 udp 1 192.0.2.1 9 typ ${what}\r\n`;
      this.localDescription = { ...this.localDescription, sdp: `${this.localDescription.sdp}${line}` };
    }
    this.dispatchEvent(
      Object.assign(new Event('icecandidate'), { candidate: what === 'complete' ? null : { type: what } }),
    );
  }

  setConnectionState(state: RTCPeerConnectionState): void {
    this.connectionState = state;
    this.dispatchEvent(new Event('connectionstatechange'));
  }

  #becomeStable(): void {
    this.signalingState = 'stable';
    this.#stable = { local: this.localDescription, remote: this.remoteDescription };
    this.#connect();
  }

  #connect(): void {
    if (this.connectionState === 'new') this.setConnectionState('connected');
  }

  #rollback(expected: RTCSignalingState): void {
    if (this.signalingState !== expected) throw new DOMException('nothing to roll back', 'InvalidStateError');
    this.signalingState = 'stable';
    this.localDescription = this.#stable.local;
    this.remoteDescription = this.#stable.remote;
  }

  #tellTrack(): void {
    if (this.#hasTold) return;
    this.#hasTold = true;
    const track = new FakeTrack('far');
    this.dispatchEvent(Object.assign(new Event('track'), { track, streams: [new FakeStream([track])] }));
  }

  #sdp(direction: Direction): string {
    this.#version += 1;
    const events = this.isWithoutTelephoneEvent ? [] : ['a=rtpmap:126 telephone-event/8000'];
    return [
      'v=0',
      `o=- 1 ${this.#version} IN IP4 127.0.0.1`,
      's=-',
      't=0 0',
      `m=audio 9 UDP/TLS/RTP/SAVPF 0 111${events.length > 0 ? ' 126' : ''}`,
      'c=IN IP4 0.0.0.0',
      `a=ice-ufrag:u${this.iceRestarts}`,
      `a=${direction}`,
      'a=rtpmap:111 opus/48000/2',
      'a=fmtp:111 minptime=10',
      ...events,
      '',
    ].join('\r\n');
  }
}

function isAnswer(type: string): boolean {
  return type === 'answer' || type === 'pranswer';
}

function directionOf(sdp: string | undefined): Direction {
  return (/^a=(sendrecv|sendonly|recvonly|inactive)/m.exec(sdp ?? '')?.[1] ?? 'sendrecv') as Direction;
}

/** RFC 3264 §6.1: what may be answered to an offered direction. */
function answering(offered: Direction, transceiver: FakeTransceiver | undefined): Direction {
  const wanted = transceiver?.direction ?? 'inactive';
  const sends = (wanted === 'sendrecv' || wanted === 'sendonly') && (offered === 'sendrecv' || offered === 'recvonly');
  const receives =
    (wanted === 'sendrecv' || wanted === 'recvonly') && (offered === 'sendrecv' || offered === 'sendonly');
  if (sends) return receives ? 'sendrecv' : 'sendonly';
  return receives ? 'recvonly' : 'inactive';
}
