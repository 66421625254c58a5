import type { Log } from '../lib/log.ts';
import type { HidPort, NetworkPort, PhonePorts } from '../ports.ts';
import { browserClock } from './browserClock.ts';
import { createBrowserMedia } from './browserMedia.ts';
import { openBrowserSocket } from './browserSocket.ts';

export interface BrowserPortsOptions {
  /** Finds out why a server cannot be reached: a page cannot, its host (Electron's main process) can. */
  readonly diagnose: NetworkPort['diagnose'];
  readonly log: Log;
  /** Gives `navigator.hid`, or null where there is none or it may not be used. */
  readonly hid: HidPort;
}

/** What the phone needs, as a browser or an Electron renderer gives it. */
export function createBrowserPorts(options: BrowserPortsOptions): PhonePorts {
  return {
    network: { openSocket: openBrowserSocket, diagnose: options.diagnose },
    media: createBrowserMedia(),
    hid: options.hid,
    clock: browserClock,
    random: () => Math.random(),
    log: options.log,
  };
}
