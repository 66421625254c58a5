/**
 * What an hour costs in which nothing happens: the whole app, on shift and ready, everything it says and hears on the home's one line.
 * Counted by the netlab, which needs root. The hub of the lab speaks without TLS, which the figure is raised for.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { mbPerHour, openAppHome, untilMorningIsOver } from '../../../e2e/src/line/appHome.ts';
import { compare, type Comparison } from '../measure.ts';

/** As long as a registration is granted, so that at least one renewal is in it. */
const COUNTED_MS = 300_000;
const LIMIT_MB = 1;
/** A ping and its answer every 5 s, and TLS 1.3 around each (RFC 8446 §5.2: 5 bytes of header, 1 of type, 16 of tag). */
const HUB_TLS_MB = ((3600 / 5) * 2 * 22) / 1e6;

export async function measureIdle(): Promise<Comparison[]> {
  const home = await openAppHome();
  try {
    await untilMorningIsOver(home);
    const ours = (await mbPerHour(home, wait(COUNTED_MS))) + HUB_TLS_MB;
    return [
      compare({
        ...{ name: 'an idle operator, ready: the whole app', unit: 'MB an hour', ours },
        ...{ peer: LIMIT_MB, peerName: `the limit of ${LIMIT_MB} MB`, limit: { kind: 'atMost', ratio: 1 } },
        notes: [
          `counted for ${COUNTED_MS / 1000} s on the wire, IP headers included; ${HUB_TLS_MB.toFixed(2)} MB added for TLS to the hub`,
        ],
      }),
    ];
  } finally {
    await home.close();
  }
}
