import type { AudioDevices } from '../audio/audioDevices.ts';
import type { SparePaths } from '../audio/sparePaths.ts';
import type { Clock } from '../lib/clock.ts';
import type { Log } from '../lib/log.ts';
import type { CallSnapshot } from '../snapshot.ts';

/** What calls have in common. */
export interface CallParts {
  readonly clock: Clock;
  readonly random: () => number;
  readonly log: Log;
  readonly audio: AudioDevices;
  readonly paths: SparePaths;
  readonly isLineUp: () => boolean;
  /** Requests within a dialog can be sent, also before the line is registered anew. */
  readonly canSend: () => boolean;
  /** Nothing is heard of the far side: the line shall be asked at once. */
  readonly onLineDoubted: () => void;
}

/** What a call is born with. */
export type CallOrigin = Pick<
  CallSnapshot,
  | 'id'
  | 'direction'
  | 'peerNumber'
  | 'peerName'
  | 'queue'
  | 'pbxCallId'
  | 'isGivenBack'
  | 'takenFrom'
  | 'broadcast'
  | 'transfer'
>;

/** A call at its first moment. */
export function callAtStart(origin: CallOrigin, now: number): CallSnapshot {
  const isOut = origin.direction === 'out';
  return {
    ...origin,
    sipCallId: null,
    state: isOut ? { kind: 'dialling' } : { kind: 'ringingHere' },
    isAnsweredByItself: false,
    hadEarlyMedia: false,
    // [CAST-2]
    isMuted: origin.broadcast?.role === 'listener',
    digitsReceived: '',
    digitsSent: '',
    timings: {
      invitedAt: now,
      dialledAt: isOut ? now : null,
      ringingAt: isOut ? null : now,
      answerPressedAt: null,
      answeredAt: null,
      firstAudioInAt: null,
      firstAudioOutAt: null,
    },
    quality: null,
    warnings: [],
  };
}
