import type { Log } from '../lib/log.ts';
import type { ReadableValue } from '../lib/value.ts';
import type { DataPort, HidPort, NetworkPort, PhonePorts, PowerPort } from '../ports.ts';
import { browserClock } from './browserClock.ts';
import { createBrowserMedia } from './browserMedia.ts';
import { openBrowserSocket } from './browserSocket.ts';
import type { WorkletUrls } from './worklets.ts';

export interface BrowserPortsOptions {
  /** Finds out why a server cannot be reached: a page cannot, its host (Electron's main process) can. */
  readonly diagnose: NetworkPort['diagnose'];
  /** How many ways out this PC has; absent in a browser, which cannot choose one. */
  readonly ways?: ReadableValue<number>;
  /** Absent: the PC does not tell. */
  readonly power?: PowerPort;
  /** Absent: nobody counts. */
  readonly data?: DataPort;
  readonly log: Log;
  /** Absent: no shock limiter and no strong suppression. */
  readonly worklets?: WorkletUrls;
  /** Gives `navigator.hid`, or null where there is none or it may not be used. */
  readonly hid: HidPort;
}

/** What the phone needs, as a browser or an Electron renderer gives it. */
export function createBrowserPorts(options: BrowserPortsOptions): PhonePorts {
  const { ways, diagnose, power, data } = options;
  return {
    network: { openSocket: openBrowserSocket, diagnose, ...(ways === undefined ? {} : { ways }) },
    ...(power === undefined ? {} : { power }),
    ...(data === undefined ? {} : { data }),
    media: createBrowserMedia({ worklets: options.worklets ?? null, log: options.log }),
    hid: options.hid,
    clock: browserClock,
    random: () => Math.random(),
    log: options.log,
  };
}
