import type { Clock } from '../lib/clock.ts';
import type { Log } from '../lib/log.ts';
import type { MediaPort } from '../ports.ts';
import type { VoiceMode } from './voiceMode.ts';
import { VoicePath } from './voicePath.ts';

/** [PATH-1] A home router forgets an idle mapping and addresses change; five minutes is well within both. */
export const SPARE_LIVES_MS = 5 * 60_000;

/**
 * After one was used: when its INVITE is on the wire, so that making the next does not hold it up. Not later: who
 * misdialled dials again at once. Measured: first audio of the call is as early as without.
 */
export const REPLENISH_AFTER_MS = 20;

export interface OfferedPath {
  readonly path: VoicePath;
  readonly offer: string;
}

/** [PATH-1] Keeps one path ready, so that INVITE leaves as soon as dial is pressed. */
export class SparePaths {
  readonly #media: MediaPort;
  readonly #clock: Clock;
  readonly #log: Log;
  #iceServers: readonly RTCIceServer[] = [];
  #isKept = false;
  #mode: VoiceMode = 'normal';
  #spare: { readonly path: VoicePath; readonly offered: Promise<OfferedPath> } | null = null;
  #cancelRefresh: () => void = () => {};

  constructor(options: { media: MediaPort; clock: Clock; log: Log }) {
    this.#media = options.media;
    this.#clock = options.clock;
    this.#log = options.log;
  }

  /** Begins to keep a spare for these ICE servers. */
  keep(iceServers: readonly RTCIceServer[]): void {
    this.#iceServers = iceServers;
    this.#isKept = true;
    this.refresh();
  }

  /** What new paths ask for. */
  get mode(): VoiceMode {
    return this.#mode;
  }

  /** [SAVE-4] The spare has made its offer, so it is made anew. */
  setMode(mode: VoiceMode): void {
    if (mode === this.#mode) return;
    this.#mode = mode;
    this.refresh();
  }

  /** Makes a new spare: the network changed, or the old one is too old. */
  refresh(): void {
    this.#throwAway();
    if (!this.#isKept) return;
    const path = this.#make();
    const offered = path.offer({ isHeld: false }).then((offer) => ({ path, offer }));
    offered.catch((error: unknown) => this.#log.warn('audio: no spare path', { error: String(error) }));
    this.#spare = { path, offered };
    this.#cancelRefresh = this.#clock.after(SPARE_LIVES_MS, () => this.refresh());
  }

  /** A path with its offer: the spare, or one made now. */
  async take(): Promise<OfferedPath> {
    const spare = this.#spare;
    this.#spare = null;
    this.#cancelRefresh();
    this.#cancelRefresh = this.#clock.after(REPLENISH_AFTER_MS, () => {
      if (this.#isKept && this.#spare === null) this.refresh();
    });
    if (spare !== null) {
      try {
        const { path, offer } = await spare.offered;
        // A relay behind a slow line comes late; since then it may have come.
        return { path, offer: path.offerNow() ?? offer };
      } catch {
        spare.path.close();
      }
    }
    const path = this.#make();
    try {
      return { path, offer: await path.offer({ isHeld: false }) };
    } catch (error) {
      path.close();
      throw error;
    }
  }

  /** A path for a call in: the offer comes from there. */
  takeEmpty(): VoicePath {
    return this.#make();
  }

  close(): void {
    this.#isKept = false;
    this.#throwAway();
  }

  #throwAway(): void {
    this.#cancelRefresh();
    this.#spare?.path.close();
    this.#spare = null;
  }

  #make(): VoicePath {
    const iceServers = this.#iceServers.map((server) => ({ ...server }));
    const peer = this.#media.createPeerConnection({ iceServers, bundlePolicy: 'max-bundle', rtcpMuxPolicy: 'require' });
    return new VoicePath({ peer, iceServers, clock: this.#clock, log: this.#log, mode: this.#mode });
  }
}
