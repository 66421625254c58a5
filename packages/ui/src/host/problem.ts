import type { PhoneErrorCode } from '@hearthline/softphone-core/errors';
import { endReason, lineProblem } from '@hearthline/softphone-core/snapshot';
import { hubErrorCode } from '@hearthline/protocol';
import { z } from 'zod';

const phoneErrorCodes = [
  'call.notFound',
  'call.wrongState',
  'call.badNumber',
  'call.lineDown',
  'call.holdRefused',
  'audio.microphoneDenied',
  'audio.microphoneAbsent',
  'audio.microphoneBusy',
  'audio.deviceNotFound',
  'headset.unsupported',
  'headset.notChosen',
  'phone.fault',
] as const satisfies readonly PhoneErrorCode[];

/** Faults of the app itself and of the way to the hub. */
const appProblems = [
  'hub.badAddress',
  'hub.unknownServer',
  'hub.unreachable',
  'hub.insecureAddress',
  'hub.certificateExpired',
  'hub.certificateUntrusted',
  'hub.certificateWrongName',
  'hub.notAHub',
  'hub.offline',
  'data.near',
  'data.over',
  'readiness.required',
  'readiness.whileReady',
  'app.settingsCorrupt',
  'app.diskFull',
  'app.keyStoreMissing',
  'app.outboxCorrupt',
  'app.engineGone',
  'app.refused',
  'app.fault',
] as const;

/** Of what only the desktop app does: links, the door for other programs, leaving. */
const linkProblems = [
  'link.notANumber',
  'link.foreignAddress',
  'link.hasExtras',
  'link.strangeCharacters',
  'link.tooLong',
  'link.notRegistered',
] as const;
export type LinkProblem = (typeof linkProblems)[number];
const screenPopProblems = [
  'screenPop.notAnAddress',
  'screenPop.notEncrypted',
  'screenPop.unknownField',
  'screenPop.fieldInHost',
] as const;
export type ScreenPopProblem = (typeof screenPopProblems)[number];
/** What the local API says to a program; the person is told only where one comes by. */
const localApiProblems = ['localApi.dialOff', 'localApi.notStarted'] as const;
const desktopProblems = ['signOut.inCall', ...linkProblems, ...screenPopProblems, ...localApiProblems] as const;
export type DesktopProblem = (typeof desktopProblems)[number];

/** Every problem that can be shown. Each has words and a remedy in every language; a code without words does not compile. */
export const problemCode = z.enum([
  ...lineProblem.options,
  ...phoneErrorCodes,
  ...hubErrorCode.options,
  ...appProblems,
  ...desktopProblems,
]);
export type ProblemCode = z.infer<typeof problemCode>;

/** How calls end also has words, but no remedy where none is needed. */
export { endReason };

/** A rejected host command, and the `cause` chain for the log. */
export class HostError extends Error {
  override readonly name = 'HostError';
  readonly code: ProblemCode;
  readonly retryAfterS: number | null;
  constructor(code: ProblemCode, options?: { cause?: unknown; retryAfterS?: number | null }) {
    super(code, options);
    this.code = code;
    this.retryAfterS = options?.retryAfterS ?? null;
  }
}
