/** A phone where UDP, or all but one port, is blocked: the sound goes over a real coturn. */
import { join } from 'node:path';
import { startCoturn, type Coturn } from '@hearthline/pbx';
import type { SipAccount } from '@hearthline/protocol';
import { afterAll, afterEach, beforeAll, describe, it } from 'vitest';
import { issueRelays, relayConfig } from '../../../apps/hub/src/relays/relays.ts';
import type { LabPage } from '../phone/labPage.ts';
import type { LabPhone } from '../phone/phoneWindows.ts';
import { firewall } from './firewall.ts';
import { type Home, openHome, talk } from './home.ts';

const SECRET = 'a-secret-of-this-test';
const DAY_MS = 24 * 3_600_000;
let home: Home<'cable'>;
let coturn: Coturn;
let rules: { end(): Promise<void> } | null = null;

beforeAll(async () => {
  home = await openHome(['cable']);
  const certificates = join(home.pbx.dir, 'certificates');
  coturn = await startCoturn({
    ...{ address: home.lab.coreAddress, secret: SECRET, port: 3478, tlsPort: 443 },
    certificatePem: join(certificates, 'server.pem'),
    keyPem: join(certificates, 'server.key'),
  });
});
afterEach(async () => {
  await rules?.end();
  rules = null;
});
afterAll(async () => {
  await coturn?.stop();
  await home?.close();
});

const iceServersAt = (now: number, transports: readonly string[]): SipAccount['iceServers'] => {
  const { coreAddress } = home.lab;
  const urls = [
    `turn:${coreAddress}:3478?transport=udp`,
    `turn:${coreAddress}:3478?transport=tcp`,
    `turns:${coreAddress}:443?transport=tcp`,
  ].filter((url) => transports.some((one) => url.includes(one)));
  return issueRelays(relayConfig.parse({ urls, secret: SECRET }), '1001', now).iceServers;
};

/** A call over which both hear each other; it is hung up. */
async function callIsHeard(phone: LabPhone): Promise<void> {
  await phone.page.evaluate(() => (globalThis as unknown as LabPage).lab.waitForRelay());
  const call = await talk(home.pbx, phone, 30_000);
  await phone.command('hangUp', call.callId);
  await call.customer.ended;
  await phone.page.close();
}

describe('a phone behind a firewall', () => {
  it('N8 UDP reaches the relay and nothing else: the relay over UDP', async () => {
    // The ports of the PBX's sound are all over 10000.
    rules = await firewall(home.lab, ['udp dport 10000-65535 udp sport 10000-65535 drop']);
    await callIsHeard(await home.phone('1001', { iceServers: iceServersAt(Date.now(), ['transport=udp']) }));
  });

  it('N8 UDP is blocked: the relay over TCP', async () => {
    rules = await firewall(home.lab, ['meta l4proto udp drop']);
    await callIsHeard(await home.phone('1001', { iceServers: iceServersAt(Date.now(), ['turn:']) }));
  });

  it('N8 everything but 443 (and the door of the PBX) is blocked: the relay over TLS', async () => {
    const allowed = `{ 443, ${new URL(home.pbx.wssUrl).port} }`;
    const { address } = home.lab.lines.cable;
    rules = await firewall(home.lab, [
      `ip saddr ${address} tcp dport != ${allowed} drop`,
      `ip daddr ${address} tcp sport != ${allowed} drop`,
      'meta l4proto udp drop',
    ]);
    await callIsHeard(await home.phone('1001', { iceServers: iceServersAt(Date.now(), ['transport']) }));
  });

  it('N8 credentials that have expired are worth nothing; fresh ones given to the phone are', async () => {
    rules = await firewall(home.lab, ['meta l4proto udp drop']);
    const phone = await home.phone('1001', { iceServers: iceServersAt(Date.now() - 3 * DAY_MS, ['turn:']) });
    await phone.page.evaluate(
      (fresh) => (globalThis as unknown as LabPage).lab.phone.setIceServers(fresh),
      iceServersAt(Date.now(), ['turn:']),
    );
    await callIsHeard(phone);
  });
});
