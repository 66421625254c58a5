import { createHash, randomBytes } from 'node:crypto';
import type { Person, SipAccount } from '@hearthline/protocol';
import type { Clock } from '../clock.ts';
import type { PbxConfig } from '../config.ts';
import { issueRelays } from '../relays/relays.ts';
import type { PhoneRow, Store } from '../store/store.ts';
import type { AriConfig } from './ari/ariConfig.ts';

interface Ports {
  readonly ari: AriConfig;
  readonly store: Store;
  readonly clock: Clock;
  readonly config: PbxConfig;
  readonly shiftMs: number;
}

/** One phone a person, and room for one more while a lost line's registration times out is not given: the new one wins. */
const aor = {
  max_contacts: '1',
  remove_existing: 'yes',
  default_expiration: '120',
  minimum_expiration: '30',
  maximum_expiration: '300',
  qualify_frequency: '10',
  qualify_timeout: '3.0',
};

/** A browser's phone: SRTP by DTLS, ICE, one port (`webrtc=yes` sets these), and Opus first. */
const endpoint = {
  webrtc: 'yes',
  disallow: 'all',
  allow: 'opus,alaw,ulaw',
  direct_media: 'no',
  dtmf_mode: 'auto',
  device_state_busy_at: '1',
  rtp_keepalive: '5',
  rtp_timeout: '60',
  rtp_timeout_hold: '900',
  moh_suggest: 'default',
  tone_zone: 'cn',
};

/**
 * The accounts of operators' phones on the PBX. A password lives for a shift, is told once to the phone, and is kept
 * by nobody: hub and PBX have its digest for this realm alone (RFC 7616 section 3.4.2, `H(A1)`).
 */
export class Operators {
  readonly #ports: Ports;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  /** A new password; an older one of this person is worth nothing afterwards. @throws HubError `pbx.unreachable` */
  async renew(person: Person, username: string): Promise<SipAccount> {
    const { store, clock, config, shiftMs } = this.#ports;
    const password = randomBytes(24).toString('base64url');
    const ha1 = createHash('md5').update(`${username}:${config.domain}:${password}`).digest('hex');
    const row: PhoneRow = { personId: person.id, username, ha1, expiresAt: clock.now() + shiftMs };
    // Kept first: what is on the PBX and not in the store would never be removed.
    await store.commit({ phone: row });
    await this.#put(person, row);
    return {
      serverUrl: config.serverUrl,
      fallbackUrls: config.fallbackUrls,
      domain: config.domain,
      username,
      password,
      displayName: person.name,
      expiresAt: row.expiresAt,
      iceServers: issueRelays(config.relays, username, clock.now()).iceServers,
    };
  }

  /** @throws HubError `pbx.unreachable`: it is still in the store then, and removed later */
  async remove(row: { personId: string; username: string }): Promise<void> {
    const { ari, store } = this.#ports;
    for (const type of ['endpoint', 'aor', 'auth'] as const) await ari.remove(type, row.username);
    await store.commit({ removedPhone: row.personId });
  }

  /** After the PBX was away: makes again what it lost. */
  async repair(person: Person, row: PhoneRow): Promise<void> {
    if (!(await this.#ports.ari.has('endpoint', row.username))) await this.#put(person, row);
  }

  async #put(person: Person, { username, ha1 }: PhoneRow): Promise<void> {
    const { ari, config } = this.#ports;
    await ari.put('auth', username, {
      auth_type: 'digest',
      username,
      realm: config.domain,
      // What SIP.js can answer.
      supported_algorithms_uas: 'MD5',
      password_digest: `MD5:${ha1}`,
    });
    await ari.put('aor', username, aor);
    const callerid = `"${person.name.replaceAll(/["<>\\]/g, '')}" <${username}>`;
    await ari.put('endpoint', username, {
      ...endpoint,
      ...{ context: config.operatorContext, aors: username, auth: username, callerid },
    });
  }
}
