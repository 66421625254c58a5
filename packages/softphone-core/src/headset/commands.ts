import { isHeldHere } from '../call/activeCall.ts';
import type { Log } from '../lib/log.ts';
import type { CallSnapshot } from '../snapshot.ts';
import type { HeadsetCommand } from './mapping.ts';

/** What a press can make the phone do. */
export interface HeadsetCommands {
  answer(callId: string): Promise<void>;
  reject(callId: string): Promise<void>;
  hangUp(callId: string): Promise<void>;
  hold(callId: string): Promise<void>;
  retrieve(callId: string): Promise<void>;
  setMuted(callId: string, isMuted: boolean): Promise<void>;
}

interface Running {
  readonly command: HeadsetCommand;
  next: HeadsetCommand | null;
}

/**
 * [HEAD-13] Carries presses out: of one call's mute, and of its hold, one command at a time, and of several that wait only
 * the last. Nothing is asked for twice while it is under way. Hanging up waits for nothing.
 */
export class PressCommands {
  readonly #commands: HeadsetCommands;
  readonly #log: Log;
  readonly #running = new Map<string, Running>();

  constructor(commands: HeadsetCommands, log: Log) {
    this.#commands = commands;
    this.#log = log;
  }

  /** The calls as they will be when what is under way is done: a press is about these. */
  foresee(calls: readonly CallSnapshot[]): readonly CallSnapshot[] {
    if (this.#running.size === 0) return calls;
    return calls.map((call) => {
      const of = (subject: Subject) => {
        const running = this.#running.get(keyOf(call.id, subject));
        return running?.next ?? running?.command;
      };
      const mute = of('mute');
      return foreseen(mute?.kind === 'setMuted' ? { ...call, isMuted: mute.isMuted } : call, of('answer'), of('hold'));
    });
  }

  run(command: HeadsetCommand): void {
    const key = keyOf(command.callId, subjectOf(command));
    const running = this.#running.get(key);
    if (running === undefined) return this.#start(key, command);
    running.next = isSame(running.command, command) ? null : command;
  }

  #start(key: string, command: HeadsetCommand): void {
    const running: Running = { command, next: null };
    this.#running.set(key, running);
    const done =
      command.kind === 'setMuted'
        ? this.#commands.setMuted(command.callId, command.isMuted)
        : this.#commands[command.kind](command.callId);
    done
      .catch((error: unknown) => this.#log.warn('headset: a press came to nothing', { error: String(error) }))
      .finally(() => {
        this.#running.delete(key);
        if (running.next !== null) this.#start(key, running.next);
      });
  }
}

type Subject = 'mute' | 'hold' | 'answer' | 'end';

const subjectOf = ({ kind }: HeadsetCommand): Subject => {
  if (kind === 'setMuted') return 'mute';
  if (kind === 'hold' || kind === 'retrieve') return 'hold';
  return kind === 'answer' ? 'answer' : 'end';
};
const keyOf = (callId: string, subject: Subject): string => `${subject} ${callId}`;
const isSame = (one: HeadsetCommand, other: HeadsetCommand): boolean => JSON.stringify(one) === JSON.stringify(other);

function foreseen(call: CallSnapshot, answer?: HeadsetCommand, hold?: HeadsetCommand): CallSnapshot {
  const { state } = call;
  if (answer !== undefined && state.kind === 'ringingHere') return { ...call, state: { kind: 'answering' } };
  if (hold === undefined || state.kind !== 'talking' || isHeldHere(call) === (hold.kind === 'hold')) return call;
  return { ...call, state: { ...state, hold: hold.kind === 'hold' ? 'here' : 'none' } };
}
