import type { AudioDevices } from '../audio/audioDevices.ts';
import { stopTracks } from '../audio/voicePath.ts';
import { PhoneError } from '../errors.ts';
import type { Clock } from '../lib/clock.ts';
import { Scope } from '../lib/scope.ts';
import { type ReadableValue, Value } from '../lib/value.ts';
import type { CallSnapshot } from '../snapshot.ts';
import { roomSoundOf } from './roomSound.ts';
import type { RoomSound, RoomState } from './roomState.ts';

const LOOK_MS = 333;
const LASTS_MS = 15_000;
/** Looks that count: five seconds. */
const KEPT = 15;
const ENOUGH_LOOKS = 3;
/** Of the looks that count; less than this of something else is still a quiet room. */
const NOTABLE = 0.2;

interface RoomOptions {
  readonly audio: AudioDevices;
  readonly clock: Clock;
  readonly calls: ReadableValue<readonly CallSnapshot[]>;
}

/** Listens to the operator's room when asked, and names what it sounds like (SPEC.md). */
export class Room {
  readonly #options: RoomOptions;
  readonly #value = new Value<RoomState>({ kind: 'off' });
  #scope: Scope | null = null;

  constructor(options: RoomOptions) {
    this.#options = options;
  }

  get value(): ReadableValue<RoomState> {
    return this.#value;
  }

  /** [ROOM-1] Nothing happens in a call, or while it listens already. */
  async listen(): Promise<void> {
    const { audio, clock, calls } = this.#options;
    if (this.#scope !== null || isInCall(calls.getState())) return;
    const scope = (this.#scope = new Scope());
    this.#value.set({ kind: 'listening', sound: null });
    scope.add(calls.subscribe(() => isInCall(calls.getState()) && this.stop()));
    try {
      // [ROOM-2]
      const stream = await audio.openMicrophone('raw');
      scope.add(() => stopTracks(stream));
      if (scope.isClosed) return;
      const tap = audio.tap(stream);
      scope.add(() => tap.close());
      const looks: RoomSound[] = [];
      const look = (): void => {
        const { sampleRateHz } = tap;
        looks.push(roomSoundOf(tap.latest().slice(-Math.floor((sampleRateHz * LOOK_MS) / 1000)), sampleRateHz));
        looks.splice(0, looks.length - KEPT);
        this.#value.set({ kind: 'listening', sound: looks.length < ENOUGH_LOOKS ? null : mostOf(looks) });
      };
      scope.add(clock.every(LOOK_MS, look));
      scope.add(clock.after(LASTS_MS, () => this.stop()));
    } catch (error) {
      if (this.#scope !== scope) return;
      this.#end();
      this.#value.set({ kind: 'failed', problem: problemOf(error) });
    }
  }

  stop(): void {
    const state = this.#value.getState();
    this.#end();
    if (state.kind !== 'listening') return;
    this.#value.set(state.sound === null ? { kind: 'off' } : { kind: 'heard', sound: state.sound });
  }

  close(): void {
    this.#end();
  }

  #end(): void {
    this.#scope?.close();
    this.#scope = null;
  }
}

const isInCall = (calls: readonly CallSnapshot[]): boolean => calls.some(({ state }) => state.kind !== 'ended');

/** [ROOM-4] */
function mostOf(looks: readonly RoomSound[]): RoomSound {
  const count = (sound: RoomSound): number => looks.filter((each) => each === sound).length;
  const notable = [...new Set(looks)].filter((sound) => sound !== 'quiet' && count(sound) >= looks.length * NOTABLE);
  return notable.toSorted((a, b) => count(b) - count(a))[0] ?? 'quiet';
}

type RoomProblem = Extract<RoomState, { kind: 'failed' }>['problem'];
/** [ROOM-5] */
function problemOf(error: unknown): RoomProblem {
  const code = error instanceof PhoneError ? error.code : '';
  return code === 'audio.microphoneDenied' || code === 'audio.microphoneBusy' ? code : 'audio.microphoneAbsent';
}
