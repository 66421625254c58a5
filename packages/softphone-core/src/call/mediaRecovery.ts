import type { CallState } from '../snapshot.ts';
import type { CallParts } from './callStart.ts';
import { MediaWatch, type MediaWatchOptions } from './mediaWatch.ts';

/** [MEDIA-5] */
const RESTART_TAKES_MS = 2000;

export interface MediaRecoveryOptions extends Pick<CallParts, 'clock' | 'log' | 'canSend' | 'onLineDoubted'> {
  readonly state: () => CallState;
  readonly isConnected: () => boolean;
  readonly restartIce: (options: { isAnyway: boolean }) => void;
  /** Theirs is heard again. */
  readonly onBack: () => void;
}

/** Brings the sound of one call back when it stops. */
export class MediaRecovery {
  readonly #options: MediaRecoveryOptions;
  #media: MediaWatch | null = null;
  #restartedAt = Number.NEGATIVE_INFINITY;

  constructor(options: MediaRecoveryOptions) {
    this.#options = options;
  }

  /** [MEDIA-1] The call talks. */
  watch(path: { heard: MediaWatchOptions['heard'] }): void {
    const { clock, log, onLineDoubted, state, onBack } = this.#options;
    this.#media?.close();
    this.#media = new MediaWatch({
      ...{ clock, onDoubt: onLineDoubted },
      heard: () => path.heard(),
      isExpected: () => {
        const now = state();
        return now.kind === 'talking' && now.hold === 'none' && !now.isHoldPending;
      },
      onDead: (restarts) => {
        log.info('call: nothing is heard', { restarts });
        this.restart({ isAnyway: false });
      },
      onBack: (silentMs) => {
        log.info('call: heard again', { silentMs });
        onBack();
      },
    });
  }

  /** Nothing is heard just now: a new way is sought. */
  get isSeeking(): boolean {
    return this.#media?.isMissing === true;
  }

  /**
   * [MEDIA-4] There is a line again, or another socket. Held calls are not heard by intent: there only ICE counts. `isUnsettled`: an offer
   * was lost [CALL-15].
   */
  onLine(options: { isAnyway: boolean; isUnsettled: boolean }): void {
    if (!this.isSeeking && !options.isUnsettled && this.#options.isConnected()) return;
    this.#media?.onRestart();
    this.restart(options);
  }

  /** [MEDIA-5] */
  restart(options: { isAnyway: boolean }): void {
    const { clock, canSend, restartIce } = this.#options;
    const at = clock.elapsed();
    if (!canSend() || (!options.isAnyway && at - this.#restartedAt < RESTART_TAKES_MS)) return;
    this.#restartedAt = at;
    restartIce(options);
  }

  close(): void {
    this.#media?.close();
  }
}
