import type { CallSnapshot } from '@hearthline/softphone-core/snapshot';
import type { Desktop } from './desktop.ts';
import { hostSend, hostUntil } from './host.ts';

/** Resolves with the desktop's calls as soon as one is so. */
export const untilCall = (desktop: Desktop, kind: CallSnapshot['state']['kind']): Promise<CallSnapshot[]> =>
  hostUntil(desktop, {
    name: 'calls',
    accepts: (calls, wanted) => calls.some(({ state }) => state.kind === wanted),
    argument: kind,
  });

/** Takes the call that rings, or will. Resolves with its id when it is talked. */
export async function answersCall(desktop: Desktop): Promise<string> {
  const ringing = (await untilCall(desktop, 'ringingHere')).find(({ state }) => state.kind === 'ringingHere');
  const callId = ringing?.id ?? '';
  await hostSend(desktop, 'answer', { callId });
  await untilCall(desktop, 'talking');
  return callId;
}
