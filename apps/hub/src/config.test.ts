import { describe, expect, it } from 'vitest';
import { hubConfig } from './config.ts';

const pbx = {
  ami: { host: '127.0.0.1', port: 5038, username: 'hub', secret: 's' },
  ari: { url: 'http://127.0.0.1:8088/ari', username: 'hub', password: 's' },
  serverUrl: 'wss://pbx.test/ws',
  domain: 'pbx.test',
};
const store = { kind: 'sqlite', file: 'hub.sqlite' };

describe('the configuration', () => {
  it('takes a queue by its name alone, or with what people call it', () => {
    const title = { 'zh-CN': '市民热线', en: 'City hotline' };
    const { queues } = hubConfig.parse({ store, pbx: { ...pbx, queues: ['pension', { name: 'hotline', title }] } })
      .pbx ?? { queues: [] };
    expect(queues).toEqual([
      { name: 'pension', title: { 'zh-CN': 'pension', en: 'pension' } },
      { name: 'hotline', title },
    ]);
  });
  it('refuses a title in one language only', () => {
    const half = { ...pbx, queues: [{ name: 'hotline', title: { en: 'City hotline' } }] };
    expect(hubConfig.safeParse({ store, pbx: half }).success).toBe(false);
  });
  it('[CLUSTER-1] refuses several hubs on SQLite', () => {
    const cluster = { nats: { servers: ['nats://127.0.0.1:4222'] } };
    const refused = hubConfig.safeParse({ store, cluster });
    expect(refused.error?.issues.map(({ path }) => path)).toEqual([['store']]);
    const postgres = { kind: 'postgres', url: 'postgres://hub@127.0.0.1/hub' };
    expect(hubConfig.parse({ store: postgres, cluster }).cluster?.name).toBe('hearthline');
    expect(hubConfig.parse({ store: postgres }).cluster).toBe(null);
  });
});
