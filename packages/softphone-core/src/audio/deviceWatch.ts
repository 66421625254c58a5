import type { Clock } from '../lib/clock.ts';
import type { Log } from '../lib/log.ts';
import { Scope } from '../lib/scope.ts';
import type { MediaPort } from '../ports.ts';
import type { RawDevice } from './deviceSeats.ts';

/** [PLUG-1] */
const SETTLED_AFTER_MS = 100;
const AT_MOST_MS = 300;
/** [PLUG-2] */
const LOOK_EVERY_MS = 400;
const LOOK_SELDOM_MS = 5_000;

export interface DeviceWatchOptions {
  readonly media: Pick<MediaPort, 'listDevices' | 'onDevicesChanged' | 'missesChanges'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly onList: (devices: readonly RawDevice[]) => void;
}

/** Knows what is plugged in: asks the platform when it says that something changed, and by itself where it does not. */
export class DeviceWatch {
  readonly #options: DeviceWatchOptions;
  readonly #scope = new Scope();
  #isAttentive = false;
  #cancelSettle: () => void = () => {};
  #cancelLook: () => void = () => {};
  #firstHintAt: number | null = null;
  #listing: Promise<void> | null = null;
  #isStale = false;

  constructor(options: DeviceWatchOptions) {
    this.#options = options;
    this.#scope.add(options.media.onDevicesChanged(() => this.#hint()));
    this.#scope.add(() => {
      this.#cancelSettle();
      this.#cancelLook();
    });
    this.#plan();
  }

  /** Somebody hears or speaks now: what goes must be noticed at once. */
  setAttentive(isAttentive: boolean): void {
    if (this.#isAttentive === isAttentive) return;
    this.#isAttentive = isAttentive;
    this.#plan();
  }

  /** Reads the list now; what changes while it is read makes it be read again. */
  look(): Promise<void> {
    this.#isStale = true;
    this.#listing ??= this.#read().finally(() => (this.#listing = null));
    return this.#listing;
  }

  close(): void {
    this.#scope.close();
  }

  /** [PLUG-1] A headset is several devices, told one after another. */
  #hint(): void {
    const { clock } = this.#options;
    this.#firstHintAt ??= clock.elapsed();
    const leftMs = this.#firstHintAt + AT_MOST_MS - clock.elapsed();
    this.#cancelSettle();
    this.#cancelSettle = clock.after(Math.max(0, Math.min(SETTLED_AFTER_MS, leftMs)), () => {
      this.#firstHintAt = null;
      void this.look();
    });
  }

  /** [PLUG-2] */
  #plan(): void {
    const { media, clock } = this.#options;
    this.#cancelLook();
    if (media.missesChanges !== true || this.#scope.isClosed) return;
    this.#cancelLook = clock.after(this.#isAttentive ? LOOK_EVERY_MS : LOOK_SELDOM_MS, () => {
      void this.look().finally(() => this.#plan());
    });
  }

  async #read(): Promise<void> {
    const { media, log, onList } = this.#options;
    while (this.#isStale) {
      this.#isStale = false;
      try {
        const devices = await media.listDevices();
        if (this.#scope.isClosed) return;
        if (!this.#isStale) onList(devices);
      } catch (error) {
        log.warn('audio: devices cannot be listed', { error: String(error) });
      }
    }
  }
}
