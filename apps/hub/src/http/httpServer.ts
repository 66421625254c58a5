import { createHash, timingSafeEqual } from 'node:crypto';
import { existsSync } from 'node:fs';
import cors from '@fastify/cors';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import statics from '@fastify/static';
import {
  hubPaths,
  PROTOCOL_OLDEST,
  PROTOCOL_VERSION,
  signInRequest,
  type HealthReply,
  type HubErrorBody,
  type HubErrorCode,
  type SignInReply,
} from '@hearthline/protocol';
import fastify, { type FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import type { Accounts } from '../auth/accounts.ts';
import type { Clock } from '../clock.ts';
import { DOOR_KEY_HEADER } from '../cluster/subjects.ts';
import type { HubConfig } from '../config.ts';
import { HubError } from '../hubError.ts';
import type { PbxLink } from '../pbx/pbxLink.ts';
import type { Store } from '../store/store.ts';
import { addResultDoor } from '../results/door.ts';
import type { Results } from '../results/results.ts';
import { addFileDoor, type FileDoor } from './fileDoor.ts';
import { addMessageSounds, type MessageSounds } from './messageSounds.ts';
import { addWallDoor, type WallDoor } from './wallDoor.ts';

interface Options extends MessageSounds, WallDoor, FileDoor {
  readonly config: HubConfig;
  readonly accounts: Accounts;
  readonly store: Store;
  readonly pbx: Pick<PbxLink, 'state'>;
  readonly clock: Clock;
  readonly log: Logger;
  readonly takeResults: Results['take'];
  /** [CLUSTER-12] Only doors that show this are answered; they say whom they ask for. Null: this hub is its own door. */
  readonly doorKey: string | null;
  isAllowedOrigin(origin: string): boolean;
}

const statusOf: Partial<Record<HubErrorCode, number>> = {
  'signIn.wrong': 401,
  'session.expired': 401,
  'wall.keyWrong': 401,
  'voicemail.notFound': 404,
  'command.notAllowed': 403,
  'file.notFound': 404,
  'file.badType': 415,
  'file.tooLarge': 413,
  'file.tooMany': 409,
  'pbx.unreachable': 503,
  'signIn.tooMany': 429,
  'command.badInput': 400,
  'store.full': 507,
  'store.busy': 503,
};

/** Sign-in, health and the browser's screens. */
export async function createHttpServer(options: Options): Promise<FastifyInstance> {
  const { config, isAllowedOrigin, doorKey } = options;
  const trustProxy = doorKey === null ? config.trustProxy : true;
  const app = fastify({ logger: false, bodyLimit: 16_384, trustProxy, forceCloseConnections: true });
  if (doorKey !== null) answerDoorsOnly(app, doorKey);
  await app.register(helmet, {
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        // React Aria measures and places its overlays by style attributes.
        styleSrc: ["'self'", "'unsafe-inline'"],
        connectSrc: ["'self'", 'ws:', 'wss:'],
        // Sounds that the screens have fetched already.
        mediaSrc: ["'self'", 'blob:'],
        // Pictures too.
        imgSrc: ["'self'", 'data:', 'blob:'],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
        // A hub on a closed network may speak plain http; its proxy decides otherwise.
        upgradeInsecureRequests: null,
      },
    },
    strictTransportSecurity: false,
  });
  await app.register(cors, {
    methods: ['GET', 'POST'],
    origin: (origin, done) => done(null, origin !== undefined && isAllowedOrigin(origin) ? origin : false),
  });
  await app.register(rateLimit, { global: false });
  setErrorReplies(app, options.log);
  addHealth(app, options);
  addSignIn(app, options);
  addMessageSounds(app, options);
  await addFileDoor(app, options);
  await addResultDoor(app, { config: config.results, log: options.log, take: options.takeResults });
  addWallDoor(app, options);
  await addScreens(app, config.screensDir);
  return app;
}

/** [CLUSTER-12] */
function answerDoorsOnly(app: FastifyInstance, doorKey: string): void {
  const wanted = digest(doorKey);
  app.addHook('onRequest', async (request, reply) => {
    const shown = request.headers[DOOR_KEY_HEADER];
    if (typeof shown === 'string' && timingSafeEqual(digest(shown), wanted)) return;
    await reply.status(403).send({ code: 'command.notAllowed' } satisfies HubErrorBody);
  });
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

function setErrorReplies(app: FastifyInstance, log: Logger): void {
  app.setErrorHandler((error: unknown, _request, reply) => {
    if (error instanceof HubError && error.code !== 'hub.fault') {
      return reply.status(statusOf[error.code] ?? 500).send(error.toBody());
    }
    // Fastify's own refusals: a body that is no JSON, too long, of another type.
    const status = statusCodeOf(error);
    if (status !== null && status < 500)
      return reply.status(status).send({ code: 'command.badInput' } satisfies HubErrorBody);
    log.error({ err: error }, 'a request failed');
    return reply.status(500).send({ code: 'hub.fault' } satisfies HubErrorBody);
  });
}

function statusCodeOf(error: unknown): number | null {
  const hasStatus = typeof error === 'object' && error !== null && 'statusCode' in error;
  return hasStatus && typeof error.statusCode === 'number' ? error.statusCode : null;
}

function addHealth(app: FastifyInstance, { store, pbx, clock }: Options): void {
  const startedAt = clock.now();
  app.get(hubPaths.health, (): HealthReply => ({
    isHealthy: true,
    version: '0.1.0',
    protocol: { oldest: PROTOCOL_OLDEST, newest: PROTOCOL_VERSION },
    pbx: pbx.state,
    store: store.kind,
    startedAt,
  }));
}

function addSignIn(app: FastifyInstance, { config, accounts }: Options): void {
  const limit = {
    max: config.signInLimits.perAddress,
    timeWindow: config.signInLimits.windowMs,
    errorResponseBuilder: (_request: unknown, context: { ttl: number }) =>
      new HubError('signIn.tooMany', { retryAfterS: Math.ceil(context.ttl / 1_000) }),
  };
  app.post(hubPaths.signIn, { config: { rateLimit: limit } }, async (request): Promise<SignInReply> => {
    const body = signInRequest.safeParse(request.body);
    if (!body.success) throw new HubError('command.badInput');
    return accounts.signIn(body.data.account, body.data.password);
  });
}

/** The built screens, and their first page for every path of theirs. */
async function addScreens(app: FastifyInstance, screensDir: string | null): Promise<void> {
  const notFound: HubErrorBody = { code: 'command.unknown' };
  if (screensDir === null || !existsSync(screensDir)) {
    app.setNotFoundHandler((_request, reply) => reply.status(404).send(notFound));
    return;
  }
  await app.register(statics, { root: screensDir });
  app.setNotFoundHandler((request, reply) =>
    request.method === 'GET' && !request.url.startsWith('/api/')
      ? reply.sendFile('index.html')
      : reply.status(404).send(notFound),
  );
}
