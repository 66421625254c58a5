/** Operators' accounts as the hub makes them, on the real Asterisk. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startPbx, type Pbx } from './pbx.ts';
import { md5, register } from './testing/wsPhone.ts';

vi.setConfig({ testTimeout: 30_000, hookTimeout: 120_000 });

/** The fields of SPEC.md, "Operators". */
const operatorAor = {
  max_contacts: '1',
  remove_existing: 'yes',
  default_expiration: '120',
  minimum_expiration: '30',
  maximum_expiration: '300',
  qualify_frequency: '10',
  qualify_timeout: '3.0',
};
const operatorEndpoint = {
  context: 'operators',
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
  callerid: '"Test Operator" <1001>',
};

describe('operators', () => {
  let pbx: Pbx;
  beforeAll(async () => {
    pbx = await startPbx();
  });
  afterAll(() => pbx.stop());

  const put = async (kind: string, id: string, fields: Record<string, string>): Promise<number> => {
    const { url, username, password } = pbx.ari;
    const answer = await fetch(`${url}/asterisk/config/dynamic/res_pjsip/${kind}/${id}`, {
      method: 'PUT',
      headers: { authorization: `Basic ${btoa(`${username}:${password}`)}`, 'content-type': 'application/json' },
      body: JSON.stringify({ fields: Object.entries(fields).map(([attribute, value]) => ({ attribute, value })) }),
    });
    return answer.status;
  };

  const hire = async (id: string, password: string): Promise<void> => {
    const digest = `MD5:${md5(`${id}:${pbx.sipDomain}:${password}`)}`;
    const auth = {
      auth_type: 'digest',
      username: id,
      realm: pbx.sipDomain,
      supported_algorithms_uas: 'MD5',
      password_digest: digest,
    };
    expect(await put('auth', id, auth)).toBe(200);
    expect(await put('aor', id, operatorAor)).toBe(200);
    expect(await put('endpoint', id, { ...operatorEndpoint, aors: id, auth: id })).toBe(200);
  };

  it('[PBX-5] are made over ARI and register with a password that the PBX never saw', async () => {
    await hire('1001', 'right');
    expect((await register(pbx, { username: '1001', password: 'wrong' })).status).toBe(401);
    expect((await register(pbx, { username: '1002', password: 'right' })).status).toBe(401);
    expect((await register(pbx, { username: '1001', password: 'right' })).status).toBe(200);
  });

  it('[PBX-6] get a new password for a new shift', async () => {
    await hire('1003', 'monday');
    expect((await register(pbx, { username: '1003', password: 'monday' })).status).toBe(200);
    await hire('1003', 'tuesday');
    expect((await register(pbx, { username: '1003', password: 'monday' })).status).toBe(401);
    expect((await register(pbx, { username: '1003', password: 'tuesday' })).status).toBe(200);
  });
});
