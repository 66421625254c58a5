import type { HubConfig } from '../config.ts';
import { AsteriskLink, type AsteriskPorts } from './asteriskLink.ts';
import { noPbx } from './noPbx.ts';
import type { PbxLink } from './pbxLink.ts';

/** The PBX of the configuration, or none. Does not connect before `start`. */
export function connectPbx(options: Omit<AsteriskPorts, 'config' | 'shiftMs'> & { config: HubConfig }): PbxLink {
  const { config, ...ports } = options;
  if (!config.pbx) return noPbx;
  return new AsteriskLink({ ...ports, config: config.pbx, shiftMs: config.shiftMs });
}
