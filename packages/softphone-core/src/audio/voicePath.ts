import type { Clock } from '../lib/clock.ts';
import type { Log } from '../lib/log.ts';
import { Scope } from '../lib/scope.ts';
import {
  type CandidateKind,
  type Gathered,
  gatheredNow,
  mayLeaveAt,
  NOTHING_GATHERED,
  wantedKinds,
} from './gathering.ts';
import {
  fecAskedBy,
  hasTelephoneEvent,
  iceUfragOf,
  preferOpusWithFec,
  rankedByGeneration,
  withFecAsked,
  withVoiceMode,
} from './sdpPolicy.ts';
import { insertTones } from './dtmf.ts';
import { VOICE_MODES, type VoiceMode } from './voiceMode.ts';

export interface VoicePathOptions {
  readonly peer: RTCPeerConnection;
  readonly iceServers: readonly RTCIceServer[];
  readonly clock: Clock;
  readonly mode: VoiceMode;
  readonly log: Log;
}

/**
 * The way a call's voice goes: one peer connection with one audio stream. It can be made, offered and gathered before
 * there is a microphone or a number.
 */
export class VoicePath {
  readonly #peer: RTCPeerConnection;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #wanted: readonly CandidateKind[];
  readonly #scope = new Scope();
  #transceiver: RTCRtpTransceiver | null = null;
  #microphone: MediaStream | null = null;
  #instead: MediaStream | null = null;
  #isSilent = false;
  #farSdp: string | null = null;
  /** Of theirs, one for each generation of ICE. */
  readonly #ufrags: string[] = [];
  #mode: VoiceMode;
  #agreedMode: VoiceMode = 'normal';
  #gathered: Gathered = NOTHING_GATHERED;
  #onGathered: () => void = () => {};

  constructor(options: VoicePathOptions) {
    this.#peer = options.peer;
    this.#clock = options.clock;
    this.#log = options.log;
    this.#mode = options.mode;
    this.#wanted = wantedKinds(options.iceServers);
    this.#listen('icecandidate', () => this.#onGathered());
    this.#listen('icegatheringstatechange', () => this.#onGathered());
  }

  /** The far side's sound, told once when it can be played. */
  onRemoteStream(listener: (stream: MediaStream) => void): void {
    this.#listen('track', (event) => {
      const { track, streams } = event as RTCTrackEvent;
      listener(streams[0] ?? new MediaStream([track]));
    });
  }

  onConnectionState(listener: (state: RTCPeerConnectionState) => void): void {
    this.#listen('connectionstatechange', () => listener(this.#peer.connectionState));
  }

  get connectionState(): RTCPeerConnectionState {
    return this.#peer.connectionState;
  }

  /** Makes our offer. `isHeld`: we do not want to hear them (RFC 3264 §8.4). */
  async offer(options: { isHeld: boolean; isIceRestart?: boolean }): Promise<string> {
    this.#transceiver ??= this.#peer.addTransceiver('audio', { direction: 'sendrecv' });
    this.#transceiver.direction = options.isHeld ? 'sendonly' : 'sendrecv';
    await this.#peer.setLocalDescription(await this.#peer.createOffer({ iceRestart: options.isIceRestart ?? false }));
    return this.#localSdp();
  }

  /** Our offer with all that was gathered since it was made. */
  offerNow(): string | null {
    const description = this.#peer.localDescription;
    return description?.type === 'offer' ? this.#asked(description.sdp) : null;
  }

  /** Takes the far side's offer and makes our answer. */
  async answer(offer: string): Promise<string> {
    await this.#takeFarSdp('offer', offer);
    const transceiver = this.#peer.getTransceivers()[0];
    if (transceiver === undefined) throw new Error('the offer has no audio');
    if (this.#transceiver === null) transceiver.direction = 'sendrecv';
    this.#transceiver = transceiver;
    await this.#putMicrophone();
    await this.#peer.setLocalDescription(await this.#peer.createAnswer());
    return this.#localSdp();
  }

  /** Takes the far side's answer. `isFinal: false` for early media (183). */
  async takeAnswer(sdp: string, options: { isFinal: boolean }): Promise<void> {
    await this.#takeFarSdp(options.isFinal ? 'answer' : 'pranswer', sdp);
  }

  /** Forgets an offer of either side that came to nothing (RFC 3261 §14.1: the session stays as it was). */
  async rollback(options: { isHeld: boolean }): Promise<void> {
    const { signalingState } = this.#peer;
    if (signalingState === 'have-local-offer') await this.#peer.setLocalDescription({ type: 'rollback' });
    if (signalingState === 'have-remote-offer') await this.#peer.setRemoteDescription({ type: 'rollback' });
    if (this.#transceiver !== null) this.#transceiver.direction = options.isHeld ? 'sendonly' : 'sendrecv';
  }

  /** Puts a microphone in, or another one: no renegotiation. The path owns the stream from now on. */
  async setMicrophone(stream: MediaStream): Promise<void> {
    const previous = this.#microphone;
    this.#microphone = stream;
    this.#applySilence();
    if (this.#scope.isClosed) stopTracks(stream);
    else await this.#putMicrophone();
    if (previous !== null) stopTracks(previous);
  }

  get microphone(): MediaStream | null {
    return this.#microphone;
  }

  /** Sends something in place of the microphone, whether that is silent or not; null ends it. The caller owns the stream. */
  async sendInstead(stream: MediaStream | null): Promise<void> {
    this.#instead = stream;
    if (!this.#scope.isClosed) await this.#putMicrophone();
  }

  /** [PATH-2] */
  setSilent(isSilent: boolean): void {
    this.#isSilent = isSilent;
    this.#applySilence();
  }

  /** [SDP-4] Resolves false when RFC 4733 was not agreed on: use SIP INFO. Waits for the connection. */
  async sendTones(tones: string): Promise<boolean> {
    if (this.#farSdp === null || !hasTelephoneEvent(this.#farSdp)) return false;
    await this.untilConnected();
    return insertTones(tones, {
      dtmf: this.#transceiver?.sender.dtmf ?? null,
      clock: this.#clock,
      isOver: () => this.#scope.isClosed,
    });
  }

  /** [SDP-6] What the next description asks for. */
  get mode(): VoiceMode {
    return this.#mode;
  }

  setMode(mode: VoiceMode): void {
    this.#mode = mode;
    void this.#limitSent();
  }

  /** [SDP-7] A limit that cannot be set now comes with the next description. */
  async #limitSent(): Promise<void> {
    const sender = this.#transceiver?.sender;
    const parameters = sender?.getParameters();
    const encoding = parameters?.encodings[0];
    if (sender === undefined || parameters === undefined || encoding === undefined) return;
    encoding.maxBitrate = VOICE_MODES[this.#mode].maxAverageBitrateBps;
    await sender
      .setParameters(parameters)
      .catch((error: unknown) => this.#log.info('audio: bit rate not limited at once', { error: String(error) }));
  }

  /** What the last exchange of descriptions came to. */
  get voiceMode(): VoiceMode {
    return this.#agreedMode;
  }

  get isFecOn(): boolean {
    return this.#farSdp !== null && fecAskedBy(this.#farSdp);
  }

  /** Packets of theirs so far, and how long ago the last came (0 where the browser does not say); null before there is a stream. */
  async heard(): Promise<{ packets: number; agoMs: number } | null> {
    const report = await this.#transceiver?.receiver.getStats();
    return report === undefined ? null : heardIn(report);
  }

  stats(): Promise<RTCStatsReport> {
    return this.#peer.getStats();
  }

  /** Used from the next ICE restart on. */
  setIceServers(iceServers: readonly RTCIceServer[]): void {
    if (this.#scope.isClosed) return;
    this.#peer.setConfiguration({ ...this.#peer.getConfiguration(), iceServers: [...iceServers] });
  }

  close(): void {
    if (this.#scope.isClosed) return;
    this.#scope.close();
    if (this.#microphone !== null) stopTracks(this.#microphone);
    this.#peer.close();
    this.#onGathered();
  }

  async #takeFarSdp(type: RTCSdpType, said: string): Promise<void> {
    const before = this.#farSdp;
    // Known at once: digits may be pressed while the browser still takes it in, and must not go as INFO for that.
    const ranked = rankedByGeneration(said, this.#generationOf(said));
    this.#farSdp = withVoiceMode(withFecAsked(ranked), this.#mode, 'theirs');
    try {
      await this.#peer.setRemoteDescription({ type, sdp: this.#farSdp });
      this.#agreedMode = this.#mode;
    } catch (error) {
      this.#farSdp = before;
      throw error;
    }
  }

  /** [SDP-5] */
  #generationOf(said: string): number {
    const ufrag = iceUfragOf(said) ?? '';
    const known = this.#ufrags.indexOf(ufrag);
    if (known >= 0) return known + 1;
    return this.#ufrags.push(ufrag);
  }

  async #putMicrophone(): Promise<void> {
    const track = (this.#instead ?? this.#microphone)?.getAudioTracks()[0];
    if (track !== undefined && this.#transceiver !== null) await this.#transceiver.sender.replaceTrack(track);
  }

  #applySilence(): void {
    for (const track of this.#microphone?.getAudioTracks() ?? []) track.enabled = !this.#isSilent;
  }

  async #localSdp(): Promise<string> {
    await this.#untilGathered();
    const sdp = this.#peer.localDescription?.sdp;
    if (sdp === undefined) throw new Error('the connection was closed');
    return this.#asked(sdp);
  }

  /** Our description with what we ask of the far side in it. */
  #asked(sdp: string): string {
    return withVoiceMode(preferOpusWithFec(sdp), this.#mode, 'ours');
  }

  #untilGathered(): Promise<void> {
    return new Promise((resolve) => {
      let cancel = (): void => {};
      const look = (): void => {
        cancel();
        const at = this.#clock.elapsed();
        const isDone = this.#peer.iceGatheringState === 'complete';
        this.#gathered = gatheredNow(this.#gathered, { sdp: this.#peer.localDescription?.sdp ?? '', isDone, at });
        const waitMs = mayLeaveAt(this.#gathered, this.#wanted) - at;
        if (waitMs > 0 && !this.#scope.isClosed) {
          cancel = this.#clock.after(waitMs, look);
          return;
        }
        this.#onGathered = () => {};
        resolve();
      };
      this.#onGathered = look;
      look();
    });
  }

  /** Resolves when connected, or when it will not be any more. */
  untilConnected(): Promise<void> {
    return new Promise((resolve) => {
      const look = (): void => {
        if (this.#peer.connectionState === 'new' || this.#peer.connectionState === 'connecting') return;
        this.#peer.removeEventListener('connectionstatechange', look);
        resolve();
      };
      this.#listen('connectionstatechange', look);
      this.#scope.add(resolve);
      look();
    });
  }

  #listen(type: string, listener: (event: Event) => void): void {
    this.#peer.addEventListener(type, listener);
    this.#scope.add(() => this.#peer.removeEventListener(type, listener));
  }
}

/** https://w3c.github.io/webrtc-stats/#inboundrtpstats-dict* */
function heardIn(report: RTCStatsReport): { packets: number; agoMs: number } | null {
  const entries = [...(report as unknown as ReadonlyMap<string, Record<string, unknown>>).values()];
  const inbound = entries.find(({ type }) => type === 'inbound-rtp');
  if (inbound === undefined) return null;
  const agoMs = Number(inbound['timestamp']) - Number(inbound['lastPacketReceivedTimestamp']);
  return { packets: Number(inbound['packetsReceived'] ?? 0), agoMs: agoMs > 0 && agoMs < 1000 ? agoMs : 0 };
}

export function stopTracks(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}
