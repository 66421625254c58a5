import type { AgentState, ReadinessPolicy } from '@hearthline/protocol';
import type { LastReadiness } from './readinessContract.ts';

/** [GATE-4] */
const HOLDS_MS = 12 * 3_600_000;

/** Whether the last look says that she can begin. */
export const isLookGood = (last: LastReadiness | null, now: number): boolean =>
  last !== null && last.worst !== 'red' && now - last.at < HOLDS_MS;

/** [GATE-5] */
export const mayBeReady = (policy: ReadinessPolicy | null, last: LastReadiness | null, now: number): boolean =>
  policy?.gate !== 'required' || isLookGood(last, now);

/** [GATE-6] */
export const takesCallersNow = (state: AgentState | null): boolean =>
  state !== null && (state.kind === 'ready' || state.kind === 'offered' || state.kind === 'talking');
