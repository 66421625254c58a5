import type { ReadableValue } from '@hearthline/softphone-core/value';
import type { Softphone } from '@hearthline/softphone-core/contract';
import type { HeadsetDesk } from './headsets/headsetContract.ts';
import type { AppInfo } from './contract.ts';
import type { DataUse } from './dataUse/dataContract.ts';
import type { FaultPort } from './faults/faultDesk.ts';
import type { FilePort } from './files/filePort.ts';
import type { OpenHub } from './hub.ts';
import type { PanelPort } from './panelKeeper.ts';
import type { PowerState, SeatPort } from './pc.ts';
import type { ProblemCode } from './problem.ts';
import type { SessionPorts } from './session.ts';
import type { Settings } from './settings.ts';
import type { GlobalKeys } from './shortcuts/shortcutContract.ts';

/** The phone as the host uses it: a headset is chosen by `requestHeadset`, and who made the phone ends it. */
export type HostPhone = Omit<Softphone, 'connectHeadset' | 'dispose'>;

/** The headsets this PC remembers. */
export interface HeadsetPort {
  readonly desk: ReadableValue<HeadsetDesk>;
  readonly choose: (id: string | null) => Promise<void>;
  readonly forget: (key: string) => Promise<void>;
}

/** Keys while another program is in front (shortcuts/SPEC.md). */
export interface GlobalKeysPort {
  readonly state: ReadableValue<GlobalKeys>;
  readonly hold: (isHeld: boolean) => Promise<void>;
}

export interface HostPorts extends SessionPorts {
  readonly app: AppInfo;
  /** null in a browser. */
  readonly phone: HostPhone | null;
  /** Mains or battery; the port `power` of the PC. */
  readonly power: ReadableValue<PowerState>;
  /** null in a browser, which is told nothing of its network. */
  readonly faults: FaultPort | null;
  /** What each line carried; in a browser nothing is known of it. */
  readonly dataUse: ReadableValue<DataUse>;
  /** null in a browser. */
  readonly seat: SeatPort | null;
  /** null in a browser. */
  readonly panel: PanelPort | null;
  readonly files: FilePort;
  readonly openHub: OpenHub;
  readonly saveSettings: (settings: Settings) => Promise<void>;
  /** null in a browser, which has one page. */
  readonly windows: {
    openMiniPhone(): Promise<void>;
    closeMiniPhone(): Promise<void>;
    comeForward(): Promise<void>;
  } | null;
  /** Prints what the screens' page shows for printing; false: the person did not want it after all. */
  readonly printSheet: (name: string) => Promise<boolean>;
  /** Lets the person choose a headset. */
  readonly requestHeadset: () => Promise<void>;
  /** null in a browser. */
  readonly headsets: HeadsetPort | null;
  /** null in a browser. */
  readonly globalKeys: GlobalKeysPort | null;
  readonly start: {
    readonly settings: Settings;
    readonly hubUrl: string;
    readonly keptSession: string | undefined;
    readonly keptSipAccount: string | undefined;
    readonly problems: readonly ProblemCode[];
  };
  readonly log: {
    info(message: string, data?: Record<string, unknown>): void;
    warn(message: string, data?: Record<string, unknown>): void;
  };
}
