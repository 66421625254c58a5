export * from './contract.ts';
export { attachmentLimits, fileHash } from '@hearthline/protocol';
export * from './problem.ts';
export { coming, comingKey, waitsForMe } from './announcements/coming.ts';
export type { DispositionDraft } from './recordsContract.ts';
export * from './settings.ts';
export { dataUse, type DataUse } from './dataUse/dataContract.ts';
export { faultFinding, networkProbe, type FaultFinding, type NetworkProbe } from './faults/faultContract.ts';
export {
  fileDesk,
  NO_FILES,
  transfer,
  type FileDeskState,
  type HeldBack,
  type Transfer,
} from './files/fileContract.ts';
export type { FilePort, UploadRequest } from './files/filePort.ts';
export { comesByItself } from './files/heldBack.ts';
export { headsetDesk, NO_HEADSETS, type HeadsetDesk } from './headsets/headsetContract.ts';
export { powerState, unknownPower, type PowerState, type SeatPort, type SeatState } from './pc.ts';
export { createHost, type HostDoors } from './createHost.ts';
export type { CallHistory, LineSecond } from './quality/qualityHistory.ts';
export type { GlobalKeysPort, HeadsetPort, HostPhone, HostPorts } from './hostPorts.ts';
export type { Hub, HubLink, KnownTopics, OpenHub } from './hub.ts';
export { openHubWith, type OpenHubOptions, type OutboxStore } from './openHub.ts';
export { ScreenPop } from './screenPop/screenPop.ts';
export { mayOpen } from './screenPop/template.ts';
export { isLink } from './links/parseLink.ts';
export type { FaultPort } from './faults/faultDesk.ts';
export { signInAt } from './signIn.ts';
export { globalAction, globalActions, type GlobalAction } from './shortcuts/actions.ts';
export { bindingsOf } from './shortcuts/bindings.ts';
export { acceleratorOf, readCombination, type Platform } from './shortcuts/combination.ts';
export { refusalOf } from './shortcuts/refusals.ts';
export { NO_GLOBAL_KEYS, type GlobalKeys } from './shortcuts/shortcutContract.ts';
