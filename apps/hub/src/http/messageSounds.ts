import { hubPaths, type Person } from '@hearthline/protocol';
import type { FastifyInstance } from 'fastify';
import type { Accounts } from '../auth/accounts.ts';
import { HubError } from '../hubError.ts';

export interface MessageSounds {
  readonly accounts: Pick<Accounts, 'authenticate'>;
  /** @throws HubError `voicemail.notFound`, `pbx.unreachable` */
  soundOf(messageId: string, person: Person): Promise<Buffer>;
}

/** The sound of a message, for its owner's session alone. Voicemail SPEC MAIL-5. */
export function addMessageSounds(app: FastifyInstance, { accounts, soundOf }: MessageSounds): void {
  app.get<{ Params: { id: string } }>(`${hubPaths.messages}/:id`, async (request, reply) => {
    const token = /^Bearer ([\w-]{1,200})$/.exec(request.headers.authorization ?? '')?.[1];
    const session = token === undefined ? null : await accounts.authenticate(token);
    if (session === null) throw new HubError('session.expired');
    const sound = await soundOf(request.params.id, session.person);
    return reply.type('audio/wav').header('cache-control', 'no-store').send(sound);
  });
}
