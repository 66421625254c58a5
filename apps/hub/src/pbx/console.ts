import type { AmiEvent } from './ami/amiEvents.ts';
import type { AmiMessage } from './ami/amiMessage.ts';

/** What the concepts of a call (conference, recording, parking…) need of the PBX. */
export interface PbxConsole {
  readonly isConnected: boolean;
  /** @throws HubError `pbx.unreachable`; AmiRefusal with the PBX's words */
  action(fields: AmiMessage): Promise<AmiMessage>;
  /** An action that is answered by a list of events. @throws as `action` */
  list(fields: AmiMessage): Promise<AmiMessage[]>;
  follow(follower: PbxFollower): void;
}

/** Hears what the PBX tells. */
export interface PbxFollower {
  take(event: AmiEvent): void;
  /** The PBX is connected (again): what was known may be old, and is to be read anew. */
  connected(): Promise<void>;
}
