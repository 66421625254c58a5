import type { FaultFinding } from '@hearthline/ui/host';
import { waysOut } from '../lines/ways.ts';

/** Has this PC any way out? */
export const probeNetwork = (ways: () => readonly string[] = () => waysOut()): FaultFinding =>
  ways().length > 0 ? 'network.fine' : 'network.none';
