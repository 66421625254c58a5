export * from './contract.ts';
export * from './problem.ts';
export * from './settings.ts';
export { createHost, type HostPhone, type HostPorts } from './createHost.ts';
export type { Hub, HubLink, KnownTopics, OpenHub } from './hub.ts';
export { openHubWith, type OpenHubOptions, type OutboxStore } from './openHub.ts';
export { isLink } from './links/parseLink.ts';
export { signInAt } from './signIn.ts';
