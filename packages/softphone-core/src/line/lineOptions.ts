import type { Clock } from '../lib/clock.ts';
import type { Log } from '../lib/log.ts';
import type { NetworkPort } from '../ports.ts';
import type { LineAgent } from './lineAgent.ts';

/** What the line needs, and whom it tells. */
export interface LineOptions {
  readonly agent: LineAgent;
  readonly network: NetworkPort;
  readonly clock: Clock;
  readonly random: () => number;
  readonly log: Log;
  /** No call lives: the line may change its edge. */
  readonly isIdle: () => boolean;
  /** A voice fills the way, or it loses much: answers are late, and that proves nothing. */
  readonly isFull: () => boolean;
  /** Registered anew on a new socket: dialogs can be probed. */
  readonly onUp: () => void;
  /** Another socket took the place of the one that was doubted: requests in dialogs can be sent, REGISTER is on its way. */
  readonly onSwitched: () => void;
  /** The socket is gone: nothing that waits for an answer on it will get one. */
  readonly onLost: () => void;
}
