import type { Session } from 'electron';
import type { MainLog } from '../log.ts';
import { LinePicker, OtherWays } from './linePicker.ts';
import { waysOut, watchWays } from './ways.ts';

export interface LinesOptions {
  readonly session: Session;
  /** Filled with the `host:port` of what the app itself asks for over TLS. */
  readonly asked: Set<string>;
  /** Of what the picked lines carry, as it comes. */
  readonly onBytes: (localAddress: string | null, bytes: number) => void;
  readonly onWays: (count: number) => void;
  readonly log: MainLog;
}

/** The app's own connections take the line that is free, and the engine is told of lines that come and go. */
export async function chooseLines({ session, asked, onBytes, onWays, log }: LinesOptions): Promise<void> {
  watchWays((ways) => {
    log.info('lines changed', { count: ways.length });
    onWays(ways.length);
  });
  const otherWays = new OtherWays();
  // Only what this app itself asks for is passed on; for other programs the door is shut.
  session.webRequest.onBeforeRequest({ urls: ['https://*/*', 'wss://*/*'] }, ({ url }, go) => {
    const address = new URL(url);
    const target = `${address.hostname}:${address.port === '' ? '443' : address.port}`;
    asked.add(target);
    otherWays.asked(address, target);
    go({});
  });
  // Where the system has a proxy, that one decides which way everything goes.
  if ((await session.resolveProxy('https://hearthline.invalid/')) !== 'DIRECT') return;
  const picker = new LinePicker({
    ...{ ways: () => waysOut(), onBytes, isAllowed: (target) => asked.has(target) },
    wantsOtherWay: (target) => otherWays.take(target),
  });
  // If it cannot be reached, connections go their usual way.
  await session.setProxy({ proxyRules: `https=127.0.0.1:${await picker.listen()},direct://` });
}
