/**
 * What happens to the lines of a home while a call is talked, each with its figures. The ring (lines.line.test.ts) shows that the call
 * lives through all of it; `pnpm bench line-changes` holds the figures against their limits.
 */
import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import type { LabPage } from '../phone/labPage.ts';
import type { LabPhone } from '../phone/phoneWindows.ts';
import { firewall, inHome } from './firewall.ts';
import { type Gaps, type Home, talk, type Talk } from './home.ts';

export interface TwoLines {
  readonly home: Home<'wifi' | 'lte'>;
  /** A phone that knows the lines there are now, and no others. */
  readonly phone: LabPhone;
}

/** A call that went through it and is talked still, and how long each end heard nothing. */
export interface Survived {
  readonly call: Talk;
  readonly gaps: Gaps;
}

/** A phone at a home whose lines are well, registered over the first one; with `both` a second socket stands ready on the other. */
export async function sitDown(home: TwoLines['home'], lines: 'both' | 'wifi' = 'both'): Promise<LabPhone> {
  const { wifi, lte } = home.lab.lines;
  await wifi.plug();
  for (const line of [lte, wifi]) await line.up();
  await wifi.use();
  // Not there yet: on a busy machine the second line may win the race for the first socket.
  await lte.unplug();
  const phone = await home.phone('1001');
  if (lines === 'wifi') return phone;
  await lte.plug();
  await browserKnowsBoth(phone);
  // A line that goes and comes between two looks of the app is no change to it; this phone has known of one way only.
  await phone.page.evaluate(() => (globalThis as unknown as LabPage).lab.setWays(2));
  // The PBX has answered the spare.
  await phone.page.waitForFunction(() => (globalThis as unknown as LabPage).lab.spareAnswers() > 0);
  return phone;
}

/**
 * The browser has a candidate on each line. Chromium looks every 2 s which networks there are; a call begun before it has, and cut then, is
 * silent for a second longer: its second line is not warm.
 */
const browserKnowsBoth = (phone: LabPhone): Promise<void> =>
  phone.page.evaluate(async () => {
    const peer = new RTCPeerConnection();
    peer.createDataChannel('');
    const addresses = new Set<string>();
    const found = new Promise<void>((resolve) => {
      peer.addEventListener('icecandidate', ({ candidate }) => {
        if (candidate?.type === 'host' && candidate.protocol === 'udp') addresses.add(String(candidate.address));
        if (addresses.size > 1) resolve();
      });
    });
    await peer.setLocalDescription();
    await found;
    peer.close();
  });

/** The phone has said so in its log. */
export const untilLogged = (phone: LabPhone, text: string): Promise<unknown> =>
  phone.page.waitForFunction(
    (wanted) => (globalThis as unknown as LabPage).lab.log.some((line) => line.includes(wanted)),
    text,
    { timeout: 60_000 },
  );

/** The line was lost, and is registered again: over the spare socket, or over a new one where both were asked too late. */
const untilRegisteredAgain = (phone: LabPhone): Promise<unknown> =>
  phone.page.waitForFunction(
    () => (globalThis as unknown as LabPage).lab.log.filter((line) => line.includes(' line: registered ')).length > 1,
    undefined,
    { timeout: 60_000 },
  );

/** The line in use swallows everything, and a second socket stands ready on the other. */
export async function lineDies({ home, phone }: TwoLines): Promise<Survived> {
  const call = await talk(home.pbx, phone);
  await call.listen();
  await home.lab.lines.wifi.down();
  await untilRegisteredAgain(phone);
  await untilLogged(phone, 'heard again');
  return heard(call);
}

/** What the sound is carried by is swallowed on the line in use, and nothing else. */
export async function soundLosesItsWay({ home, phone }: TwoLines): Promise<Survived> {
  const call = await talk(home.pbx, phone);
  await call.listen();
  const { address } = home.lab.lines.wifi;
  const rules = await firewall(
    home.lab,
    ['saddr', 'daddr'].map((side) => `ip ${side} ${address} meta l4proto udp drop`),
  );
  await untilLogged(phone, 'heard again');
  const survived = await heard(call);
  await rules.end();
  return survived;
}

/** The only line dies, and another is plugged in at once. Wants a phone of one line. */
export async function anotherLineAppears({ home, phone }: TwoLines): Promise<Survived> {
  const { wifi, lte } = home.lab.lines;
  const call = await talk(home.pbx, phone);
  await call.listen();
  await wifi.down();
  await lte.plug();
  await lte.use();
  await untilLogged(phone, 'heard again');
  return heard(call);
}

/** The line in use dies while nobody talks, and as soon as there is another the operator dials. `heardMs`: from the press on. */
export async function dialledAfter({
  home,
  phone,
}: TwoLines): Promise<{ readonly call: Talk; readonly heardMs: number }> {
  await home.lab.lines.wifi.down();
  await untilRegisteredAgain(phone);
  const call = await talk(home.pbx, phone);
  return { call, heardMs: call.heardAfterMs };
}

/** Nothing goes through for so long. `backMs`: from then until both hear each other. Wants a phone of one line. */
export async function noLineFor(
  { home, phone }: TwoLines,
  ms: number,
): Promise<{ readonly call: Talk; readonly backMs: number }> {
  const { wifi } = home.lab.lines;
  const call = await talk(home.pbx, phone);
  await call.listen();
  await wifi.down();
  await wait(ms);
  const backAt = performance.now();
  await wifi.up();
  await untilLogged(phone, 'heard again');
  await call.untilBothHear();
  const backMs = performance.now() - backAt;
  await phone.untilLine('registered');
  return { call, backMs };
}

/** The sockets that are open swallow everything. `backMs`: until the signalling is registered again. */
export async function socketsBlackHoled({ home, phone }: TwoLines): Promise<Survived & { readonly backMs: number }> {
  const call = await talk(home.pbx, phone);
  await call.listen();
  const cutAt = performance.now();
  const rules = await firewall(home.lab, await openConnections(home));
  // Both sockets may be swallowed, or a spare that was made meanwhile takes over.
  await phone.page.waitForFunction(
    () => (globalThis as unknown as LabPage).lab.log.filter((line) => / info line: registering/.test(line)).length > 1,
    undefined,
    { timeout: 60_000 },
  );
  await phone.untilLine('registered');
  const backMs = performance.now() - cutAt;
  const survived = await heard(call);
  await rules.end();
  return { ...survived, backMs };
}

/** The PBX is killed and started again; ms from its door's first opening until the phone is registered. */
export async function pbxRestarts({ home, phone }: TwoLines): Promise<number> {
  await home.pbx.kill();
  await untilLogged(phone, 'line: waiting');
  const restarted = home.pbx.restart();
  const openAt = await doorOpens(home.pbx.wssUrl);
  await phone.untilLine('registered');
  const readyMs = performance.now() - openAt;
  await restarted;
  return readyMs;
}

async function heard(call: Talk): Promise<Survived> {
  await call.untilBothHear();
  return { call, gaps: await call.gaps() };
}

/** The home's own TCP connections to the core, as rules that swallow them. */
async function openConnections(home: TwoLines['home']): Promise<string[]> {
  const { coreAddress } = home.lab;
  const said = await inHome(home.lab, 'ss', ['-Htn', 'state', 'established', 'dst', coreAddress]);
  return said.split('\n').flatMap((line) => {
    const port = /:(\d+)\s+\S+:\d+\s*$/.exec(line)?.[1];
    return port === undefined ? [] : [`tcp sport ${port} drop`, `tcp dport ${port} drop`];
  });
}

/** The moment at which a server takes its first connection. */
async function doorOpens(url: string): Promise<number> {
  const { hostname, port } = new URL(url);
  for (;;) {
    const isOpen = await new Promise<boolean>((resolve) => {
      const socket = connect(Number(port), hostname, () => resolve(true));
      socket.once('error', () => resolve(false));
      socket.once('connect', () => socket.destroy());
    });
    if (isOpen) return performance.now();
    await wait(10);
  }
}
