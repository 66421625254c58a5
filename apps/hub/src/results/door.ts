import { createHash, timingSafeEqual } from 'node:crypto';
import {
  hubPaths,
  resultRequest,
  type ResultAnswer,
  type ResultDoorRefusal,
  type ResultReply,
} from '@hearthline/protocol';
import type { FastifyError, FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { HubError } from '../hubError.ts';
import type { ResultConfig } from './config.ts';

interface Ports {
  readonly config: ResultConfig;
  readonly log: Logger;
  take(machine: string, lines: readonly unknown[]): Promise<ResultAnswer[]>;
}

/** 100 lines of the longest ids, with room. */
const BODY_BYTES = 65_536;

class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly statusCode: number;
  readonly body: ResultDoorRefusal;
  constructor(statusCode: number, body: ResultDoorRefusal) {
    super(body.code);
    this.statusCode = statusCode;
    this.body = body;
  }
}

/** [RESULT-1] The machine whose key this is; null: nobody's. All keys are compared, whichever fits. */
function machineOf(header: string | undefined, keys: ResultConfig['keys']): string | null {
  const given = /^Bearer ([\x21-\x7e]{1,200})$/.exec(header ?? '')?.[1] ?? '';
  const digest = createHash('sha256').update(given).digest();
  let found: string | null = null;
  for (const { machine, sha256 } of keys) if (timingSafeEqual(digest, Buffer.from(sha256, 'hex'))) found = machine;
  return given === '' ? null : found;
}

/** The door for machines that tell what callers said. SPEC: results/SPEC.md. */
export async function addResultDoor(app: FastifyInstance, { config, log, take }: Ports): Promise<void> {
  // A scope of its own: other refusals than those of people's doors.
  await app.register((scope, _options, done) => {
    scope.setErrorHandler((error: FastifyError, _request, reply) => {
      const refusal = refusalOf(error);
      if (refusal.statusCode === 500) log.error({ err: error }, 'results could not be taken');
      return reply.status(refusal.statusCode).send(refusal.body);
    });
    const rateLimit = {
      max: config.perMinute,
      timeWindow: 60_000,
      errorResponseBuilder: (_request: unknown, { ttl }: { ttl: number }) =>
        new Refusal(429, { code: 'result.tooMany', retryAfterS: Math.ceil(ttl / 1_000) }),
    };
    const options = { bodyLimit: BODY_BYTES, config: { rateLimit } };
    scope.post(hubPaths.results, options, async (request): Promise<ResultReply> => {
      const machine = machineOf(request.headers.authorization, config.keys);
      if (machine === null) throw new Refusal(401, { code: 'result.notAllowed' });
      const body = resultRequest.safeParse(request.body);
      if (!body.success) throw new Refusal(400, { code: 'result.badInput' });
      const results = await take(machine, body.data.results);
      const refused = results.filter(({ outcome }) => outcome === 'refused').length;
      log.info({ machine, taken: results.length - refused, refused }, 'results of callers');
      return { results };
    });
    done();
  });
}

function refusalOf(error: Error & { statusCode?: number }): Refusal {
  if (error instanceof Refusal) return error;
  if (error instanceof HubError && error.code === 'store.full') return new Refusal(507, { code: 'store.full' });
  if (error instanceof HubError && error.code === 'store.busy') return new Refusal(503, { code: 'store.busy' });
  // Fastify's own: no JSON, too long, of another type.
  const { statusCode = 500 } = error;
  return statusCode < 500 ? new Refusal(400, { code: 'result.badInput' }) : new Refusal(500, { code: 'hub.fault' });
}
