import { once } from 'node:events';
import { pino, type Logger } from 'pino';
import { systemClock, type Clock } from './clock.ts';
import { startMember, type MemberEvent } from './cluster/member.ts';
import { hubConfig, type HubConfigInput } from './config.ts';
import { startCore, type Core, type CoreOptions } from './core.ts';
import { urlOf } from './http/address.ts';
import { createOriginCheck } from './http/origins.ts';
import { startSocketServer } from './session/socketServer.ts';

export interface Hub {
  /** `http://host:port` */
  readonly url: string;
  /** Ends sockets, writes what waits, closes the store. */
  stop(): Promise<void>;
}

/** What a test may put in place of the real thing, and what a process wants to hear. */
export interface HubPorts {
  readonly clock?: Clock;
  readonly log?: Logger;
  /** In [0, 1); spreads reconnections. */
  readonly random?: () => number;
  /** Of a hub that is one of several. */
  happened?(event: MemberEvent): void;
  /** A hub that is one of several cannot stop being the writer: its process must end. */
  stuck?(): void;
}

/**
 * Starts a hub, alone or as one of several (cluster/SPEC.md).
 *
 * @throws ZodError for a wrong configuration; HubError where the store cannot be used.
 */
export async function startHub(input: HubConfigInput, ports: HubPorts = {}): Promise<Hub> {
  const config = hubConfig.parse(input);
  const log = ports.log ?? pino({ name: 'hub', level: config.logLevel }, pino.destination(2));
  const base = { config, clock: ports.clock ?? systemClock, log, random: ports.random ?? Math.random };
  const { cluster, store } = config;
  if (cluster === null || store.kind !== 'postgres') return startAlone(base);
  return startMember({
    ...{ ...base, cluster, databaseUrl: store.url },
    async startWriter({ tenure, doorKey, host, port }) {
      const isAllowedOrigin = createOriginCheck({ allowed: config.allowedOrigins, ownUrl: () => null });
      const core = await startCore({ ...base, tenure, doorKey, isAllowedOrigin });
      const url = await listen(core, { host, port });
      return { url, connections: core.connections, stop: () => core.stop() };
    },
    happened: (event) => ports.happened?.(event),
    stuck: () => ports.stuck?.(),
  });
}

async function startAlone(base: Pick<CoreOptions, 'config' | 'clock' | 'log' | 'random'>): Promise<Hub> {
  const { config, log } = base;
  let ownUrl: string | null = null;
  const isAllowedOrigin = createOriginCheck({ allowed: config.allowedOrigins, ownUrl: () => ownUrl });
  const core = await startCore({ ...base, tenure: null, doorKey: null, isAllowedOrigin });
  const sockets = startSocketServer({ server: core.app.server, log, connections: core.connections, isAllowedOrigin });
  const url = await listen(core, config);
  ownUrl = url;
  log.info({ url, store: core.store.kind, pbx: core.concepts.pbx.state }, 'the hub listens');
  return {
    url,
    async stop() {
      await sockets.stop();
      await core.stop();
      log.info('the hub stopped');
    },
  };
}

async function listen(core: Core, { host, port }: { host: string; port: number }): Promise<string> {
  const { server } = core.app;
  try {
    server.listen(port, host);
    await once(server, 'listening');
  } catch (error) {
    await core.stop();
    throw error;
  }
  return urlOf(server, host);
}
