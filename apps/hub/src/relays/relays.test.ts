import { describe, expect, it } from 'vitest';
import { issueRelays, relayConfig } from './relays.ts';

const config = relayConfig.parse({ urls: ['turn:relay.test:3478'], secret: 'north', lifetimeMs: 3_600_000 });

describe('relays', () => {
  it('[RELAY-1] makes what coturn expects: a known pair of the REST scheme', () => {
    const { iceServers } = issueRelays({ ...config, lifetimeMs: 1 }, '1001', 1_433_895_918_506);
    expect(iceServers).toEqual([
      { urls: ['turn:relay.test:3478'], username: '1433895918:1001', credential: expect.any(String) as string },
    ]);
    // `echo -n 1433895918:1001 | openssl dgst -sha1 -hmac north -binary | base64`
    expect(iceServers[0]?.credential).toBe('Kcc0aYSUJKhhgCrzQVLUUfOjDDU=');
  });

  it('[RELAY-2] they live from the moment they are issued, in whole seconds', () => {
    const { expiresAt, iceServers } = issueRelays(config, '1001', 1_800_000_000_999);
    expect(expiresAt).toBe(1_800_003_600_000);
    expect(iceServers[0]?.username).toBe('1800003600:1001');
    expect(issueRelays(config, '1002', 1_800_000_000_999).iceServers[0]?.credential).not.toBe(
      iceServers[0]?.credential,
    );
  });

  it('[RELAY-6] none without a configuration; only addresses of relays are taken', () => {
    expect(issueRelays(null, '1001', 0)).toEqual({ iceServers: [], expiresAt: null });
    expect(relayConfig.safeParse({ ...config, urls: ['stun:relay.test'] }).success).toBe(false);
  });
});
