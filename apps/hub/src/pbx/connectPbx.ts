import { noPbx } from './noPbx.ts';
import type { HubConfig } from '../config.ts';
import type { PbxLink } from './pbxLink.ts';
export function connectPbx(_o: { config: HubConfig } & Record<string, unknown>): PbxLink {
  return noPbx;
}
