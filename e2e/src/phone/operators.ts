import { createHash } from 'node:crypto';
import type { Pbx } from '@hearthline/pbx';
import type { SipAccount } from '@hearthline/protocol';

/** What the hub gives an operator on the PBX, made here without a hub. */
const AOR = {
  max_contacts: '1',
  remove_existing: 'yes',
  default_expiration: '120',
  minimum_expiration: '30',
  maximum_expiration: '300',
  qualify_frequency: '10',
  qualify_timeout: '3.0',
};
const ENDPOINT = {
  context: 'operators',
  webrtc: 'yes',
  disallow: 'all',
  allow: 'opus,alaw,ulaw',
  direct_media: 'no',
  dtmf_mode: 'auto',
  device_state_busy_at: '1',
  rtp_timeout: '60',
  rtp_timeout_hold: '900',
  moh_suggest: 'default',
};

/** Makes an operator on the PBX and resolves with what her phone needs. `overrides` change her endpoint. */
export async function hire(pbx: Pbx, id: string, overrides: Record<string, string> = {}): Promise<SipAccount> {
  const password = `secret-of-${id}`;
  const digest = createHash('md5').update(`${id}:${pbx.sipDomain}:${password}`).digest('hex');
  await put(pbx, `auth/${id}`, {
    auth_type: 'digest',
    username: id,
    realm: pbx.sipDomain,
    supported_algorithms_uas: 'MD5',
    password_digest: `MD5:${digest}`,
  });
  await put(pbx, `aor/${id}`, AOR);
  await put(pbx, `endpoint/${id}`, {
    ...ENDPOINT,
    callerid: `"Operator ${id}" <${id}>`,
    aors: id,
    auth: id,
    ...overrides,
  });
  return {
    serverUrl: pbx.wsUrl,
    fallbackUrls: [],
    domain: pbx.sipDomain,
    username: id,
    password,
    displayName: `Operator ${id}`,
    expiresAt: 4_000_000_000_000,
    iceServers: [],
  };
}

async function put(pbx: Pbx, path: string, fields: Record<string, string>): Promise<void> {
  const { url, username, password } = pbx.ari;
  const answer = await fetch(`${url}/asterisk/config/dynamic/res_pjsip/${path}`, {
    method: 'PUT',
    headers: { authorization: `Basic ${btoa(`${username}:${password}`)}`, 'content-type': 'application/json' },
    body: JSON.stringify({ fields: Object.entries(fields).map(([attribute, value]) => ({ attribute, value })) }),
  });
  if (!answer.ok) throw new Error(`ARI refused ${path}: ${answer.status} ${await answer.text()}`);
}
