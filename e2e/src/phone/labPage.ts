/** What of the phone's lab page is used here; the page itself is `softphone-core/src/testing/lab/page.ts`. */
import type { Softphone } from '@hearthline/softphone-core/contract';
import type { SipAccount } from '@hearthline/protocol';

export interface Call {
  readonly id: string;
  readonly direction: 'in' | 'out';
  readonly peerNumber: string;
  readonly peerName: string | null;
  readonly queue: { readonly name: string; readonly waitedMs: number | null } | null;
  readonly pbxCallId: string | null;
  readonly state: {
    readonly kind: string;
    readonly hold?: string;
    readonly reason?: string;
    readonly isHoldPending?: boolean;
  };
  readonly isGivenBack: boolean;
  readonly transfer: { readonly kind: string; readonly to?: string; readonly problem?: string };
  readonly isMuted: boolean;
  readonly digitsReceived: string;
  readonly digitsSent: string;
  readonly timings: {
    readonly invitedAt: number;
    readonly dialledAt: number | null;
    readonly ringingAt: number | null;
    readonly answerPressedAt: number | null;
    readonly answeredAt: number | null;
    readonly firstAudioInAt: number | null;
    readonly firstAudioOutAt: number | null;
  };
  readonly quality: {
    readonly mos: number;
    readonly codec: string | null;
    readonly isFecOn: boolean;
    readonly lossRatio: number;
    readonly voiceMode: 'normal' | 'saving';
  } | null;
  readonly warnings: readonly string[];
}

/** Packets and bytes on the wire of one direction, IP and UDP headers included (IPv4). */
interface Counted {
  readonly rtpPackets: number;
  readonly wireBytes: number;
}
export interface VoiceCost {
  readonly atMs: number;
  readonly out: Counted;
  readonly in: Counted;
}

export interface LabPage {
  readonly lab: {
    readonly log: string[];
    readonly wire: string[];
    register(account: SipAccount): Promise<void>;
    untilCall(isIt: (call: Call) => boolean): Promise<Call>;
    untilLine(kind: string): Promise<{ problem: string | null; afterMs: number }>;
    untilHeard(frequencyHz: number): Promise<number>;
    untilSilent(): Promise<void>;
    voiceCost(): Promise<VoiceCost>;
    untilCounted(): Promise<number>;
    watchTone(frequencyHz: number): void;
    tone(): { readonly longestGapMs: number; readonly silentMs: number; readonly heardMs: number };
    cutSocket(how: 'closed' | 'silent'): void;
    waitForRelay(): Promise<void>;
    spareAnswers(): number;
    setWays(count: number): void;
    readonly phone: Softphone;
  };
}
