import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { healthReply, hubPaths } from '@hearthline/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEMO_PASSWORD, postSignIn, startTestHub, type TestHub } from '../testing/testHub.ts';

describe('the hub’s web side', () => {
  let hub: TestHub;
  let screensDir: string;
  beforeAll(async () => {
    screensDir = await mkdtemp(join(tmpdir(), 'hearthline-screens-'));
    await writeFile(join(screensDir, 'index.html'), '<title>Hearthline</title>');
    await writeFile(join(screensDir, 'app.js'), 'export {};');
    hub = await startTestHub({ screensDir, allowedOrigins: ['hearthline://engine'] });
  });
  afterAll(async () => {
    await hub.stop();
    await rm(screensDir, { recursive: true });
  });

  it('says how it is, and nothing personal', async () => {
    const health = healthReply.parse(await (await fetch(hub.url + hubPaths.health)).json());
    expect(health).toMatchObject({ isHealthy: true, pbx: 'notConfigured', store: 'sqlite' });
  });

  it.each([
    ['hearthline://engine', 'hearthline://engine'],
    ['https://elsewhere.test', null],
    ['null', null],
  ])('[AUTH-6] a page of %s may read answers: %s', async (origin, allowed) => {
    const response = await postSignIn(hub.url, { account: 'linxiaoman', password: DEMO_PASSWORD }, { origin });
    expect(response.headers.get('access-control-allow-origin')).toBe(allowed);
  });

  it('[AUTH-6] the preflight of an allowed page passes', async () => {
    const response = await fetch(hub.url + hubPaths.signIn, {
      method: 'OPTIONS',
      headers: { origin: 'hearthline://engine', 'access-control-request-method': 'POST' },
    });
    expect(response.headers.get('access-control-allow-origin')).toBe('hearthline://engine');
  });

  it('serves the screens under a strict policy, and their first page for every path of theirs', async () => {
    const page = await fetch(`${hub.url}/points/today`);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('Hearthline');
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/script-src[^;]*unsafe/);
    expect((await fetch(`${hub.url}/app.js`)).headers.get('content-type')).toContain('javascript');
    expect((await fetch(`${hub.url}/api/nothing`)).status).toBe(404);
  });
});
