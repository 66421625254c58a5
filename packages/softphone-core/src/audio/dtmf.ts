import type { Clock } from '../lib/clock.ts';

/** DTMF of RFC 4733: 100 ms a tone is heard by every menu, 70 ms apart. */
const TONE_MS = 100;
const GAP_MS = 70;
/** [SDP-4] Chromium says `connected` before its sender sends (`send_` in webrtc_voice_engine.cc follows on another thread), and tells nobody when. */
const SENDS_WITHIN_MS = 1000;
const LOOK_EVERY_MS = 20;

export interface ToneSender {
  readonly dtmf: RTCDTMFSender | null;
  readonly clock: Clock;
  /** Nobody waits for it any more. */
  readonly isOver: () => boolean;
}

/** [SDP-4] Sends them after those that still wait. Resolves false when this sender sends none. */
export async function insertTones(tones: string, { dtmf, clock, isOver }: ToneSender): Promise<boolean> {
  if (dtmf === null) return false;
  for (let waitedMs = 0; !dtmf.canInsertDTMF; waitedMs += LOOK_EVERY_MS) {
    if (waitedMs >= SENDS_WITHIN_MS || isOver()) return false;
    await new Promise<void>((resolve) => clock.after(LOOK_EVERY_MS, resolve));
  }
  // insertDTMF replaces what is still waiting, so that is said again.
  dtmf.insertDTMF(dtmf.toneBuffer + tones, TONE_MS, GAP_MS);
  return true;
}
