import type { EndReason } from '../snapshot.ts';
import type { CallRecord } from './callRecord.ts';
import type { CallParts } from './callStart.ts';
import type { Leg } from './leg.ts';
import type { Voice } from './voice.ts';

export interface DiallingOptions extends Pick<CallParts, 'clock' | 'log'> {
  readonly record: CallRecord;
  readonly voice: Voice;
  readonly leg: () => Leg | null;
  readonly end: (reason: EndReason) => void;
  readonly onEstablished: () => void;
}

/** How a call out comes about: INVITE, early media, the answer. */
export class Dialling {
  readonly #options: DiallingOptions;
  #earlySdp: string | null = null;

  constructor(options: DiallingOptions) {
    this.#options = options;
  }

  /** [CALL-2] Resolves when INVITE is on its way; the call may have ended before that. */
  async dial(invite: (sdp: string) => void): Promise<void> {
    const { record, voice, clock, log, end } = this.#options;
    try {
      const offer = await voice.offer();
      if (record.kind() !== 'dialling') return;
      record.stamp({ invitedAt: clock.now() });
      invite(offer);
    } catch (error) {
      log.warn('call: no voice path', { error: String(error) });
      end('mediaFailed');
    }
  }

  onProgress(sdp: string | null): void {
    const { record, voice, clock } = this.#options;
    const kind = record.kind();
    if (kind !== 'dialling' && kind !== 'ringingThere') return;
    if (record.now.timings.ringingAt === null) record.stamp({ ringingAt: clock.now() });
    record.apply({ kind: 'progress', hasEarlyMedia: sdp !== null });
    if (sdp === null || this.#earlySdp !== null) return;
    this.#earlySdp = sdp;
    record.change({ hadEarlyMedia: true });
    // Early media that cannot be heard is no reason to end the call: the 200 decides.
    voice.takeAnswer(sdp, { isFinal: false }).catch(() => (this.#earlySdp = null));
  }

  onAccepted(sdp: string | null): void {
    const { record, voice, log, leg, end, onEstablished } = this.#options;
    const kind = record.kind();
    const answer = sdp ?? this.#earlySdp;
    if ((kind !== 'dialling' && kind !== 'ringingThere') || answer === null) {
      leg()?.bye();
      end(kind === 'ending' ? 'cancelled' : 'mediaFailed');
      return;
    }
    onEstablished();
    voice.takeAnswer(answer, { isFinal: true }).catch((error: unknown) => {
      log.warn('call: their answer cannot be used', { error: String(error) });
      leg()?.bye();
      end('mediaFailed');
    });
  }
}
