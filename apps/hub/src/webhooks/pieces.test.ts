import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { isPublic } from './addresses.ts';
import { webhookEndpoint } from './config.ts';
import { nextTryAt } from './schedule.ts';
import { signedHeaders } from './signature.ts';

const secret = `whsec_${randomBytes(32).toString('base64')}`;

describe('the pieces of a webhook', () => {
  it('[HOOK-3] sign as the specification’s own example does', () => {
    // https://github.com/standard-webhooks/standard-webhooks/blob/main/libraries/javascript/src/webhook.test.ts, "sign function works"
    expect(
      signedHeaders({
        id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
        body: '{"test": 2432232314}',
        secrets: ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'],
        at: 1_614_265_330_000,
      })['webhook-signature'],
    ).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=');
  });

  it('[HOOK-2] sign no id that holds what separates the parts', () => {
    expect(() => signedHeaders({ id: 'a.1', body: '{}', secrets: [secret], at: 0 })).toThrow('full stop');
  });

  it('[HOOK-5] try for 24 hours and then give up; Retry-After makes a wait only longer', () => {
    const tries: number[] = [];
    let now: number | null = 0;
    for (let attempt = 1; now !== null; attempt += 1) {
      tries.push(now);
      now = nextTryAt({ attempt, firstDueAt: 0, now, retryAfterMs: null });
    }
    expect(tries.map((at) => Math.round(at / 60_000))).toEqual([0, 0, 5, 35, 155, 455, 935, 1415]);
    const asked = (retryAfterMs: number) => nextTryAt({ attempt: 1, firstDueAt: 0, now: 0, retryAfterMs });
    expect([asked(1_000), asked(60_000), asked(90_000_000)]).toEqual([5_000, 60_000, null]);
  });

  it.each([
    ['8.8.8.8', true],
    ['127.0.0.1', false],
    ['10.1.2.3', false],
    ['169.254.169.254', false],
    ['192.168.1.1', false],
    ['::1', false],
    ['::ffff:127.0.0.1', false],
    ['[fd00::1]', false],
    ['2001:4860:4860::8888', true],
  ])('[HOOK-8] %s is public: %s', (address, expected) => expect(isPublic(address)).toBe(expected));

  it.each([
    ['plain http', { url: 'http://example.cn/' }],
    ['a short secret', { secret: `whsec_${randomBytes(8).toString('base64')}` }],
    ['a short old secret', { previousSecret: 'whsec_AAAA' }],
    ['no event', { events: [] }],
    ['an event that is none', { events: ['call.dreamt'] }],
  ])('[HOOK-1] a configuration with %s is refused', (_what, change) => {
    const good = { url: 'https://example.cn/hook', secret, events: ['call.ended'] };
    expect(webhookEndpoint.safeParse(good).success).toBe(true);
    expect(webhookEndpoint.safeParse({ ...good, ...change }).success).toBe(false);
  });
});
