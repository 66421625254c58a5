import { PhoneError } from '../errors.ts';
import type { Clock } from '../lib/clock.ts';
import type { Log } from '../lib/log.ts';
import { Scope } from '../lib/scope.ts';
import { Value } from '../lib/value.ts';
import type { MediaPort, SoundTap, ToneStream } from '../ports.ts';
import { type AudioSnapshot, NO_AUDIO } from '../snapshot.ts';
import { chosenFirst, refreshed, SYSTEM } from './deviceRanking.ts';
import { afterListing, NOBODY_HERE, unsteady } from './devicePresence.ts';
import {
  isMicrophoneWrong,
  isSystemMoved,
  type Listed,
  listedOf,
  NOTHING_LISTED,
  type RawDevice,
  type Seating,
  seatingOf,
  takeoverOf,
} from './deviceSeats.ts';
import type { DeviceRanking, DeviceRole } from './deviceState.ts';
import { DeviceWatch } from './deviceWatch.ts';
import type { MicrophoneWarning } from './microphoneWarnings.ts';
import { MicrophoneWatch } from './microphoneWatch.ts';
import { Players } from './players.ts';
import { Refused } from './refused.ts';
import { NO_RINGING, RINGTONES, type Ringing, ringOn } from './ringing.ts';
import type { TonePattern } from './tones.ts';
import { VoiceFilter } from './voiceFilter.ts';
import type { VoiceProcessing } from './voiceProcessing.ts';
import { WarmMicrophone } from './warmMicrophone.ts';

/** The sound devices of this PC, what is chosen of them, and what is used now. */
export class AudioDevices {
  readonly #media: MediaPort;
  readonly #log: Log;
  readonly #clock: Clock;
  readonly #value = new Value<AudioSnapshot>(NO_AUDIO);
  readonly #scope = new Scope();
  readonly #watch: DeviceWatch;
  readonly #players: Players;
  readonly #refused: Refused;
  readonly #warm: WarmMicrophone;
  readonly #voice: VoiceFilter;
  readonly #onMicrophone = new Set<() => void>();
  #listed: Listed | null = null;
  #listedText = '';
  #isEnding = false;
  #presence = NOBODY_HERE;
  #ringing: Ringing = NO_RINGING;
  /** Microphones that are listened to now. */
  #open = 0;
  #heard: readonly MicrophoneWarning[] = [];
  #cancelLookAgain: () => void = () => {};

  constructor(options: { media: MediaPort; clock: Clock; log: Log }) {
    const { media, clock, log } = options;
    this.#media = media;
    this.#log = log;
    this.#clock = clock;
    this.#refused = new Refused(clock);
    this.#players = new Players({
      log,
      onRefused: (role, id) => void this.#passOver(role, id),
      onCount: () => this.#attend(),
    });
    this.#voice = new VoiceFilter({
      ...{ media, log },
      onGivenUp: (strongNoise) => {
        this.#set({ strongNoise });
        this.#tellMicrophone();
      },
    });
    this.#warm = new WarmMicrophone({
      ...{ log, clock },
      open: () => this.#openFirst('voice'),
      onOpen: (isMicrophoneOpen) => this.#set({ isMicrophoneOpen }),
    });
    this.#watch = new DeviceWatch({ media, clock, log, onList: (devices) => this.#onList(devices) });
    for (const end of [this.#watch, this.#players, this.#warm]) this.#scope.add(() => end.close());
    this.#scope.add(() => this.#cancelLookAgain());
    void this.refresh();
  }

  get value(): Value<AudioSnapshot> {
    return this.#value;
  }

  /** [AUDIO-3] Reads the list anew; what is chosen and there is used from now on, also in a call. */
  refresh(): Promise<void> {
    return this.#watch.look();
  }

  /** [AUDIO-1] [AUDIO-2] [RANK-4] An id that is not here is remembered by its id alone. */
  choose(role: DeviceRole, deviceId: string | null): void {
    const { ranking, microphones, speakers } = this.#value.getState();
    const here = role === 'microphone' ? microphones : speakers;
    const device = deviceId === null ? null : (here.find(({ id }) => id === deviceId) ?? { id: deviceId, label: '' });
    this.rank({ ...ranking, [role]: chosenFirst(ranking[role], device) });
  }

  /** What people chose, best first; nobody is told of a takeover that they asked for. */
  rank(ranking: DeviceRanking): void {
    this.#refused.forget();
    this.#set({ ranking, takeover: null });
    this.#seat({ isAsked: true });
  }

  putAwayTakeover(): void {
    this.#set({ takeover: null });
  }

  /** [WARM-1] */
  keepMicrophoneWarm(isWanted: boolean): void {
    this.#warm.keep(isWanted);
  }

  setRinging(ringing: Ringing): void {
    this.#ringing = ringing;
  }

  /** A microphone: the chosen one, or the next best that opens. Throws PhoneError audio.microphone*. */
  async openMicrophone(processing: 'voice' | 'raw' = 'voice'): Promise<MediaStream> {
    if (processing === 'raw') return this.#openFirst('raw');
    const warm = this.#warm.take();
    if (warm !== null) this.#watchEnd(warm);
    return this.#voice.cleaned(warm ?? (await this.#openFirst('voice')));
  }

  /** [VOICE-1] */
  setVoiceProcessing(processing: VoiceProcessing): void {
    if (this.#voice.want(processing)) this.#tellMicrophone();
  }

  /** Another microphone is to be used: calls open it and put it in. */
  onMicrophoneToUse(listener: () => void): () => void {
    this.#onMicrophone.add(listener);
    return () => this.#onMicrophone.delete(listener);
  }

  play(stream: MediaStream): () => void {
    return this.#players.keep(this.#media.play(stream, this.#value.getState().inUse.speaker), 'speaker');
  }

  /** [RING-2] */
  ring(): () => void {
    const { inUse } = this.#value.getState();
    const ends = ringOn(this.#ringing, inUse).map(({ role, deviceId, level }) =>
      this.#players.keep(this.#media.ring(RINGTONES[this.#ringing.tone], level, deviceId), role),
    );
    return () => {
      for (const end of ends) end();
    };
  }

  /** Plays a tone on the speaker until closed. `side`: in one ear alone. */
  playTone(pattern: TonePattern, side: 'both' | 'left' | 'right' = 'both'): () => void {
    return this.#players.keep(this.#media.playTone(pattern, this.#value.getState().inUse.speaker, side), 'speaker');
  }

  /** [TEST-3] What is heard from now on, so much later. */
  playLater(stream: MediaStream, delayMs: number): () => void {
    return this.#players.keep(this.#media.playLater(stream, delayMs, this.#value.getState().inUse.speaker), 'speaker');
  }

  streamTone(pattern: TonePattern): ToneStream {
    return this.#media.streamTone(pattern);
  }

  /** Looks into a stream; nothing of it is kept. */
  tap(stream: MediaStream): SoundTap {
    return this.#media.tap(stream);
  }

  /** Shows the level of a stream and what is wrong with it (MIC). */
  watchLevel(stream: MediaStream): () => void {
    this.#open += 1;
    this.#attend();
    const stop = this.#media.meter(stream, (microphoneLevel) => this.#set({ microphoneLevel }));
    const watch = new MicrophoneWatch({
      ...{ stream, clock: this.#clock, tap: (heard) => this.#media.tap(heard) },
      onWarnings: (warnings) => this.#warn(warnings),
    });
    this.#warn([]);
    return () => {
      stop();
      watch.close();
      this.#open -= 1;
      this.#attend();
      this.#heard = [];
      this.#set({ microphoneLevel: null, microphoneWarnings: [] });
    };
  }

  close(): void {
    this.#scope.close();
  }

  #attend(): void {
    this.#watch.setAttentive(this.#open > 0 || this.#players.count > 0);
  }

  /** [PLUG-3] [PLUG-4] Those that do not open are passed over, each once. */
  async #openFirst(processing: 'voice' | 'raw'): Promise<MediaStream> {
    let first: PhoneError | null = null;
    for (;;) {
      const id = this.#value.getState().inUse.microphone;
      try {
        return await this.#openOne(id, processing);
      } catch (error) {
        const named = error instanceof PhoneError ? error : new PhoneError('audio.microphoneAbsent', { cause: error });
        first ??= named;
        this.#log.warn('audio: no microphone', { code: named.code });
        if (named.code === 'audio.microphoneDenied') this.#set({ permission: 'denied' });
        if (named.code === 'audio.microphoneDenied' || !this.#passOver('microphone', id)) throw first;
      }
    }
  }

  async #openOne(id: string | null, processing: 'voice' | 'raw'): Promise<MediaStream> {
    const wasGranted = this.#value.getState().permission === 'granted';
    const stream = await this.#media.openMicrophone(id, processing === 'raw' ? 'raw' : this.#voice.terms);
    this.#watchEnd(stream);
    this.#set({ permission: 'granted' });
    // Names of devices are told only once the microphone was allowed.
    if (!wasGranted) void this.refresh();
    return stream;
  }

  /** [PLUG-3] Told at once by the track, before the list knows. */
  #watchEnd(stream: MediaStream): void {
    const onEnded = (): void => {
      if (this.#isEnding) return;
      this.#isEnding = true;
      void this.#onEnded().finally(() => (this.#isEnding = false));
    };
    for (const track of stream.getAudioTracks()) track.addEventListener('ended', onEnded);
  }

  async #onEnded(): Promise<void> {
    if (this.#scope.isClosed) return;
    this.#log.info('audio: the microphone ended');
    const before = this.#value.getState().inUse.microphone;
    await this.refresh();
    // The same again, where the list still has it: opening it tells whether it is there.
    if (!this.#scope.isClosed && this.#value.getState().inUse.microphone === before) this.#tellMicrophone();
  }

  /** It cannot be used now; whether there is another. */
  #passOver(role: DeviceRole, id: string | null): boolean {
    const before = this.#value.getState().inUse[role];
    if (before !== id) return true;
    this.#refused.add(id ?? SYSTEM);
    this.#seat({ isAsked: false });
    return this.#value.getState().inUse[role] !== id;
  }

  #onList(raw: readonly RawDevice[]): void {
    const text = JSON.stringify(raw);
    if (text === this.#listedText) return;
    this.#listedText = text;
    const before = this.#listed;
    const listed = listedOf(raw);
    this.#listed = listed;
    this.#refused.forget();
    const ids = raw.map(({ kind, id }) => `${kind} ${id}`);
    this.#presence = afterListing(this.#presence, ids, this.#clock.elapsed());
    const audio = this.#value.getState();
    const ranking = {
      microphone: refreshed(audio.ranking.microphone, listed.microphones),
      speaker: refreshed(audio.ranking.speaker, listed.speakers),
      ringer: refreshed(audio.ranking.ringer, listed.speakers),
    };
    const isRankingSame =
      ranking.microphone === audio.ranking.microphone &&
      ranking.speaker === audio.ranking.speaker &&
      ranking.ringer === audio.ranking.ringer;
    const hasNames = raw.some(({ label }) => label !== '');
    this.#set({
      permission: audio.permission === 'unknown' && hasNames ? 'granted' : audio.permission,
      microphones: [...listed.microphones],
      speakers: [...listed.speakers],
      ...(isRankingSame ? {} : { ranking: ranking as DeviceRanking }),
    });
    // What was found at the start took nothing over.
    this.#seat({ isAsked: before === null, before });
  }

  /** [RANK-7] Puts everything on the device that is its turn. `isAsked`: by a person, who need not be told. */
  #seat({ isAsked, before = this.#listed }: { isAsked: boolean; before?: Listed | null }): void {
    if (this.#scope.isClosed) return;
    const audio = this.#value.getState();
    const listed = this.#listed ?? NOTHING_LISTED;
    const old: Seating = { inUse: audio.inUse, usedNow: audio.usedNow, chosen: audio.chosen };
    const now = seatingOf(listed, audio.ranking, this.#avoided());
    const takeover = isAsked
      ? null
      : takeoverOf(
          { listed: before ?? listed, seating: old },
          { listed, seating: now, refused: this.#refused.ids() },
          { at: this.#clock.now(), last: audio.takeover },
        );
    this.#set({ ...now, ...(takeover === null ? {} : { takeover }) });
    this.#warn(this.#heard);
    for (const role of ['speaker', 'ringer'] as const)
      if (now.inUse[role] !== old.inUse[role]) this.#players.move(role, now.inUse[role]);
    const isMoved = before !== null && this.#isSystemGone(before, listed, now);
    if (now.inUse.microphone !== old.inUse.microphone || isMoved) this.#tellMicrophone();
  }

  /** [AUDIO-3] What was opened as the system's choice is dead or another one now: only asking again finds it. */
  #isSystemGone(before: Listed, listed: Listed, { inUse }: Seating): boolean {
    if (inUse.microphone !== listed.system.microphone.id) return false;
    const lost = before.microphones.some(({ id }) => !listed.microphones.some((device) => device.id === id));
    return lost || isSystemMoved(before, listed, 'microphone');
  }

  /** [PLUG-4] [PLUG-5] */
  #avoided(): ReadonlySet<string> {
    const { ids, lookAgainMs } = unsteady(this.#presence, this.#clock.elapsed());
    this.#cancelLookAgain();
    if (lookAgainMs !== null)
      this.#cancelLookAgain = this.#clock.after(lookAgainMs, () => this.#seat({ isAsked: false }));
    const avoided = new Set(this.#refused.ids());
    for (const id of ids) avoided.add(id.slice(id.indexOf(' ') + 1));
    return avoided;
  }

  /** [MIC-6] */
  #warn(heard: readonly MicrophoneWarning[]): void {
    if (this.#open === 0) return;
    this.#heard = heard;
    const isWrong = isMicrophoneWrong(this.#listed ?? NOTHING_LISTED, this.#value.getState());
    const microphoneWarnings = [...heard, ...(isWrong ? (['wrongDevice'] as const) : [])];
    if (microphoneWarnings.join() !== this.#value.getState().microphoneWarnings.join())
      this.#set({ microphoneWarnings });
  }

  #tellMicrophone(): void {
    this.#warm.renew();
    for (const listener of [...this.#onMicrophone]) listener();
  }

  #set(change: Partial<AudioSnapshot>): void {
    if (this.#scope.isClosed) return;
    const audio = this.#value.getState();
    const isNew = (Object.keys(change) as (keyof AudioSnapshot)[]).some((name) => audio[name] !== change[name]);
    if (isNew) this.#value.set({ ...audio, ...change });
  }
}
