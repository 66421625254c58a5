import type { HubConfigInput } from '../config.ts';
import { startNats, type TestNats } from './nats.ts';
import { startPostgres, type TestPostgres } from './postgres.ts';
import { DEMO_PASSWORD } from './testHub.ts';

/** What several hubs stand on, each part real and its own. */
export interface ClusterGround {
  readonly postgres: TestPostgres;
  readonly nats: TestNats;
  readonly databaseUrl: string;
  /** The configuration of one of them; `port` as it had before a restart. */
  config(port?: number): HubConfigInput;
  stop(): Promise<void>;
}

export async function startClusterGround(more: Partial<HubConfigInput> = {}): Promise<ClusterGround> {
  const [postgres, nats] = await Promise.all([startPostgres(), startNats()]);
  const databaseUrl = await postgres.createDatabase();
  return {
    ...{ postgres, nats, databaseUrl },
    config: (port = 0) => ({
      ...{ port, store: { kind: 'postgres', url: databaseUrl }, demo: { password: DEMO_PASSWORD, seed: 'minimal' } },
      cluster: { nats: { servers: [nats.url], token: nats.token } },
      ...more,
    }),
    async stop() {
      await Promise.all([postgres.stop(), nats.stop()]);
    },
  };
}
