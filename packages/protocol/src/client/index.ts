export { createHubClient } from './hubClient.ts';
export type { HubClient, HubClientOptions, HubLink } from './contract.ts';
export { HubClientError, type HubClientErrorCode } from './hubClientError.ts';
export type { LinkProblem, LinkState } from './link.ts';
export type {
  ClientClock,
  ClientLog,
  ConnectSocket,
  HubSocket,
  HubSocketEvents,
  Outbox,
  OutboxEntry,
} from './ports.ts';
export type { Readable } from './value.ts';
