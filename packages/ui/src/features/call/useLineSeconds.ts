import { useValue } from '../../app/host.tsx';
import type { LineSecond } from '../../host/index.ts';

const NONE: readonly LineSecond[] = [];

/** The line of a call over its last five minutes, oldest first. */
export const useLineSeconds = (callId: string): readonly LineSecond[] =>
  useValue('qualityHistory').find((history) => history.callId === callId)?.seconds ?? NONE;
