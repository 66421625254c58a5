import { PhoneError } from '../errors.ts';
import type { Log } from '../lib/log.ts';
import { Scope } from '../lib/scope.ts';
import { Value } from '../lib/value.ts';
import type { MediaPort, SoundPlayer, SoundTap, ToneStream } from '../ports.ts';
import type { AudioSnapshot, DeviceRole } from '../snapshot.ts';
import type { TonePattern } from './tones.ts';

const NOTHING: AudioSnapshot = {
  permission: 'unknown',
  microphones: [],
  speakers: [],
  chosen: { microphone: null, speaker: null, ringer: null },
  inUse: { microphone: null, speaker: null, ringer: null },
  microphoneLevel: null,
};

/** The sound devices of this PC and what is chosen of them. */
export class AudioDevices {
  readonly #media: MediaPort;
  readonly #log: Log;
  readonly #value = new Value<AudioSnapshot>(NOTHING);
  readonly #scope = new Scope();
  readonly #players = new Map<SoundPlayer, 'speaker' | 'ringer'>();
  readonly #onMicrophone = new Set<() => void>();

  constructor(options: { media: MediaPort; log: Log }) {
    this.#media = options.media;
    this.#log = options.log;
    this.#scope.add(options.media.onDevicesChanged(() => void this.refresh()));
    void this.refresh();
  }

  get value(): Value<AudioSnapshot> {
    return this.#value;
  }

  /** [AUDIO-3] Reads the list anew; what is chosen and there is used from now on, also in a call. */
  async refresh(): Promise<void> {
    try {
      const devices = await this.#media.listDevices();
      const audio = this.#value.getState();
      const lost = audio.microphones.some(({ id }) => !devices.some((device) => device.id === id));
      const hasNames = devices.some((device) => device.label !== '');
      this.#value.set({
        ...audio,
        permission: audio.permission === 'unknown' && hasNames ? 'granted' : audio.permission,
        microphones: devices.filter((device) => device.kind === 'audioinput').map(({ id, label }) => ({ id, label })),
        speakers: devices.filter((device) => device.kind === 'audiooutput').map(({ id, label }) => ({ id, label })),
      });
      // [AUDIO-3] It may have been the default one: what a call has of it is dead, and only asking again finds the next.
      if (!this.#useChosen() && lost) this.#tellMicrophone();
    } catch (error) {
      this.#log.warn('audio: devices cannot be listed', { error: String(error) });
    }
  }

  /** [AUDIO-1] [AUDIO-2] */
  choose(role: DeviceRole, deviceId: string | null): void {
    const audio = this.#value.getState();
    this.#value.set({ ...audio, chosen: { ...audio.chosen, [role]: deviceId } });
    this.#useChosen();
  }

  /** The chosen microphone. Throws PhoneError audio.microphone*. */
  async openMicrophone(processing: 'voice' | 'raw' = 'voice'): Promise<MediaStream> {
    const wasGranted = this.#value.getState().permission === 'granted';
    try {
      const stream = await this.#media.openMicrophone(this.#value.getState().inUse.microphone, processing);
      this.#setPermission('granted');
      // Names of devices are told only once the microphone was allowed.
      if (!wasGranted) void this.refresh();
      return stream;
    } catch (error) {
      const named = error instanceof PhoneError ? error : new PhoneError('audio.microphoneAbsent', { cause: error });
      if (named.code === 'audio.microphoneDenied') this.#setPermission('denied');
      this.#log.warn('audio: no microphone', { code: named.code });
      throw named;
    }
  }

  /** Another microphone is to be used: calls open it and put it in. */
  onMicrophoneToUse(listener: () => void): () => void {
    this.#onMicrophone.add(listener);
    return () => this.#onMicrophone.delete(listener);
  }

  play(stream: MediaStream): () => void {
    return this.#keep(this.#media.play(stream, this.#value.getState().inUse.speaker), 'speaker');
  }

  ring(): () => void {
    return this.#keep(this.#media.ring(this.#value.getState().inUse.ringer), 'ringer');
  }

  /** Plays a tone on the speaker until closed. */
  playTone(pattern: TonePattern): () => void {
    return this.#keep(this.#media.playTone(pattern, this.#value.getState().inUse.speaker), 'speaker');
  }

  streamTone(pattern: TonePattern): ToneStream {
    return this.#media.streamTone(pattern);
  }

  /** Looks into a stream; nothing of it is kept. */
  tap(stream: MediaStream): SoundTap {
    return this.#media.tap(stream);
  }

  watchLevel(stream: MediaStream): () => void {
    const stop = this.#media.meter(stream, (level) => this.#setLevel(level));
    return () => {
      stop();
      this.#setLevel(null);
    };
  }

  close(): void {
    this.#scope.close();
    for (const player of this.#players.keys()) player.close();
    this.#players.clear();
  }

  #keep(player: SoundPlayer, role: 'speaker' | 'ringer'): () => void {
    this.#players.set(player, role);
    return () => {
      if (this.#players.delete(player)) player.close();
    };
  }

  /** Whether calls were told to take another microphone. */
  #useChosen(): boolean {
    const { chosen, microphones, speakers, inUse } = this.#value.getState();
    const present = (id: string | null, devices: readonly { id: string }[]): string | null =>
      id !== null && devices.some((device) => device.id === id) ? id : null;
    const next = {
      microphone: present(chosen.microphone, microphones),
      speaker: present(chosen.speaker, speakers),
      ringer: present(chosen.ringer, speakers),
    };
    if (next.microphone === inUse.microphone && next.speaker === inUse.speaker && next.ringer === inUse.ringer)
      return false;
    this.#value.set({ ...this.#value.getState(), inUse: next });
    for (const [player, role] of this.#players) {
      player.setDevice(next[role]).catch((error: unknown) => {
        this.#log.warn(`audio: ${role} cannot be changed`, { error: String(error) });
      });
    }
    if (next.microphone === inUse.microphone) return false;
    this.#tellMicrophone();
    return true;
  }

  #tellMicrophone(): void {
    for (const listener of [...this.#onMicrophone]) listener();
  }

  #setPermission(permission: AudioSnapshot['permission']): void {
    const audio = this.#value.getState();
    if (audio.permission !== permission) this.#value.set({ ...audio, permission });
  }

  #setLevel(microphoneLevel: number | null): void {
    if (!this.#scope.isClosed) this.#value.set({ ...this.#value.getState(), microphoneLevel });
  }
}
