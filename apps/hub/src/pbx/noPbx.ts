import { HubError } from '../hubError.ts';
import type { PbxLink } from './pbxLink.ts';

const unreachable = () => Promise.reject(new HubError('pbx.unreachable', { detail: 'no PBX is configured' }));

/** A hub without a PBX: the team's side works, nobody takes calls. */
export const noPbx: PbxLink = {
  state: 'notConfigured',
  isConnected: false,
  join: unreachable,
  leave: unreachable,
  pause: unreachable,
  unpause: unreachable,
  start: () => undefined,
  startShift: unreachable,
  endShift: () => Promise.resolve(),
  stop: () => Promise.resolve(),
  console: { isConnected: false, action: unreachable, list: unreachable, follow: () => undefined },
};
