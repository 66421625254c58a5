/** A phone that is told to leave hangs up and unregisters; one that does not answer is not waited for any longer. */
const LEAVE_LIMIT_MS = 3_000;

export interface LeavingPorts {
  /** Asks the person; true: hang up and go. Only called while a call lives. */
  readonly mayEndCall: () => boolean;
  readonly hasLiveCall: () => boolean;
  /** Tells the engine to hang up and unregister; false where there is no engine to tell. */
  readonly tellEngine: () => boolean;
  /** Ends the app; asks `mayGo` again on its way. */
  readonly quit: () => void;
  readonly after: (delayMs: number, run: () => void) => void;
}

/**
 * The way out. A window that just goes sends no BYE, and the PBX would leave the caller in silence until its RTP
 * timeout; so the engine says goodbye first, and then everything ends.
 */
export class Leaving {
  readonly #ports: LeavingPorts;
  #state: 'here' | 'leaving' | 'gone' = 'here';

  constructor(ports: LeavingPorts) {
    this.#ports = ports;
  }

  /** Whether the app may end now. If not, it either stays (the person wants to) or ends by itself a little later. */
  mayGo(): boolean {
    if (this.#state === 'gone') return true;
    if (this.#state === 'leaving') return false;
    const { hasLiveCall, mayEndCall, tellEngine, after } = this.#ports;
    if (hasLiveCall() && !mayEndCall()) return false;
    if (!tellEngine()) return true;
    this.#state = 'leaving';
    after(LEAVE_LIMIT_MS, this.engineLeft);
    return false;
  }

  /** The engine has said goodbye to the PBX. */
  readonly engineLeft = (): void => {
    if (this.#state !== 'leaving') return;
    this.#state = 'gone';
    this.#ports.quit();
  };
}
