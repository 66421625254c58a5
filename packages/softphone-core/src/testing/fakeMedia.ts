import { PhoneError, type PhoneErrorCode } from '../errors.ts';
import type { TonePattern } from '../audio/tones.ts';
import type { VoiceProcessing } from '../audio/voiceProcessing.ts';
import type { MediaPort, SoundPlayer, SoundTap, ToneStream } from '../ports.ts';
import { FakePeer } from './fakePeer.ts';
import { FakeStream, FakeTrack } from './fakeStream.ts';

interface Playing {
  readonly kind: 'voice' | 'ring' | 'tone' | 'later';
  readonly tone: TonePattern | null;
  deviceId: string | null;
  isOpen: boolean;
}

/** Sound without a sound card. */
export class FakeMedia implements MediaPort {
  readonly peers: FakePeer[] = [];
  readonly microphones: FakeTrack[] = [];
  readonly played: Playing[] = [];
  devices: { kind: 'audioinput' | 'audiooutput'; id: string; label: string }[] = [];
  /** What opening a microphone fails with; null: it opens. */
  microphoneProblem: PhoneErrorCode | null = null;
  /** What a tap finds: 8 kHz. */
  hears: () => Float32Array = () => new Float32Array(4_800);
  /** Called with each new peer connection, to prepare it. */
  onPeer: (peer: FakePeer) => void = () => {};
  /** What was asked of each microphone that was opened. */
  readonly processed: (VoiceProcessing | 'raw')[] = [];
  /** Those that the strong suppression is around. */
  readonly cleaned: { readonly tooSlow: () => void; readonly track: FakeTrack }[] = [];
  cleaningFails = false;
  readonly #changed = new Set<() => void>();
  #waiting: (() => void)[] | null = null;
  missesChanges = false;
  /** Ids that do not open, and what they fail with; null as an id: the system's default. */
  readonly broken = new Map<string | null, PhoneErrorCode>();

  /** From now on the person is asked; `decide` answers. */
  askForMicrophone(): { decide(): void } {
    this.#waiting = [];
    return {
      decide: () => {
        const waiting = this.#waiting ?? [];
        this.#waiting = null;
        for (const go of waiting) go();
      },
    };
  }

  async openMicrophone(deviceId: string | null, processing: VoiceProcessing | 'raw'): Promise<MediaStream> {
    this.processed.push(processing);
    if (this.#waiting !== null) await new Promise<void>((resolve) => this.#waiting?.push(resolve));
    const problem = this.microphoneProblem ?? this.broken.get(deviceId);
    if (problem !== undefined) throw new PhoneError(problem);
    const track = new FakeTrack(deviceId ?? 'default');
    this.microphones.push(track);
    return new FakeStream([track]) as unknown as MediaStream;
  }

  /** The result owns the microphone: it is the same track here. */
  async clean(microphone: MediaStream, tooSlow: () => void): Promise<MediaStream> {
    if (this.cleaningFails) throw new Error('no WebAssembly');
    const [track] = microphone.getAudioTracks();
    this.cleaned.push({ tooSlow, track: track as unknown as FakeTrack });
    return microphone;
  }

  async listDevices(): Promise<typeof this.devices> {
    return [...this.devices];
  }

  onDevicesChanged(listener: () => void): () => void {
    this.#changed.add(listener);
    return () => this.#changed.delete(listener);
  }

  plug(devices: typeof this.devices): void {
    this.devices = devices;
    for (const listener of [...this.#changed]) listener();
  }

  createPeerConnection(): RTCPeerConnection {
    const peer = new FakePeer();
    this.peers.push(peer);
    this.onPeer(peer);
    return peer as unknown as RTCPeerConnection;
  }

  play(_stream: MediaStream, deviceId: string | null): SoundPlayer {
    return this.#player('voice', deviceId);
  }

  ring(pattern: TonePattern, _level: number, deviceId: string | null): SoundPlayer {
    return this.#player('ring', deviceId, pattern);
  }

  playTone(pattern: TonePattern, deviceId: string | null): SoundPlayer {
    return this.#player('tone', deviceId, pattern);
  }

  playLater(_stream: MediaStream, _delayMs: number, deviceId: string | null): SoundPlayer {
    return this.#player('later', deviceId);
  }

  streamTone(pattern: TonePattern): ToneStream {
    const track = new FakeTrack('tone');
    const { close } = this.#player('tone', null, pattern);
    return {
      stream: new FakeStream([track]) as unknown as MediaStream,
      close: () => {
        track.stop();
        close();
      },
    };
  }

  tap(): SoundTap {
    return { sampleRateHz: 8_000, latest: () => this.hears(), close: () => {} };
  }

  meter(_stream: MediaStream, listener: (level: number) => void): () => void {
    listener(0.5);
    return () => {};
  }

  get isRinging(): boolean {
    return this.played.some(({ kind, isOpen }) => kind === 'ring' && isOpen);
  }

  /** Everything that would still sound or listen. */
  get open(): { players: number; microphones: number; peers: number } {
    return {
      players: this.played.filter(({ isOpen }) => isOpen).length,
      microphones: this.microphones.filter(({ readyState }) => readyState === 'live').length,
      peers: this.peers.filter(({ signalingState }) => signalingState !== 'closed').length,
    };
  }

  #player(kind: Playing['kind'], deviceId: string | null, tone: TonePattern | null = null): SoundPlayer {
    const playing: Playing = { kind, tone, deviceId, isOpen: true };
    this.played.push(playing);
    return {
      setDevice: async (id) => {
        if (this.broken.has(id)) throw new PhoneError('audio.deviceNotFound');
        playing.deviceId = id;
      },
      close: () => {
        playing.isOpen = false;
      },
    };
  }
}
