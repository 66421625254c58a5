import { hubPaths } from '@hearthline/protocol';
import type { FastifyInstance } from 'fastify';
import type { Attempts } from '../auth/attempts.ts';
import { HubError } from '../hubError.ts';
import type { Walls } from '../wall/walls.ts';

export interface WallDoor {
  readonly walls: Pick<Walls, 'isOpenedBy' | 'read'>;
  /** Counts wrong keys by address. */
  readonly wallAttempts: Pick<Attempts, 'begin'>;
}

/** [WALL-11] A request is held at most so long, s. */
const LONGEST_WAIT_S = 2;

/** The picture of a highlight wall, for whoever has its key and for nobody else. SPEC: wall/SPEC.md WALL-3, WALL-11. */
export function addWallDoor(app: FastifyInstance, { walls, wallAttempts }: WallDoor): void {
  app.get(hubPaths.wall, async (request, reply) => {
    const { authorization = '', prefer = '', 'if-none-match': etag = null } = request.headers;
    const key = /^Bearer ([\w-]{43})$/.exec(authorization)?.[1];
    if (key === undefined || !walls.isOpenedBy(key)) {
      wallAttempts.begin(request.ip);
      throw new HubError('wall.keyWrong');
    }
    // RFC 7240, section 4.3.
    const waitS = Number(/^wait=(\d{1,3})$/.exec(String(prefer))?.[1] ?? 0);
    // A proxy that compresses makes it a weak one (RFC 9110, section 8.8.1).
    const known = etag?.replace(/^W\//, '') ?? null;
    const painted = await walls.read(key, { etag: known, waitMs: Math.min(waitS, LONGEST_WAIT_S) * 1_000 });
    reply.header('cache-control', 'no-store');
    if (painted === null) return reply.status(304).send();
    return reply.header('etag', painted.etag).type('application/json').send(painted.body);
  });
}
