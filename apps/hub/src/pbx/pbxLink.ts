import type { Person, SipAccount } from '@hearthline/protocol';
import type { AgentStates, QueueControl } from '../agentState/agentStates.ts';
import type { PbxConsole } from './console.ts';

/** The hub's side of the PBX, whatever is behind it. */
export interface PbxLink extends QueueControl {
  readonly state: 'connected' | 'connecting' | 'notConfigured';
  /** For the concepts of a call. */
  readonly console: PbxConsole;
  /** Begins to listen; what the PBX tells of people goes to `agentStates`. */
  start(agentStates: AgentStates): void;
  /**
   * Makes the phone's account with a new password; joins the queues, paused, if no shift runs.
   *
   * @throws HubError `pbx.unreachable`
   */
  startShift(person: Person): Promise<SipAccount>;
  /** Leaves the queues and removes the phone's account; where the PBX is away this is caught up with later. */
  endShift(person: Person): Promise<void>;
  stop(): Promise<void>;
}
