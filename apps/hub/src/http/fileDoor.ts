import {
  fileHash,
  hubPaths,
  mostBytes,
  fileType,
  attachmentLimits,
  type Attachment,
  type Person,
} from '@hearthline/protocol';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Accounts } from '../auth/accounts.ts';
import type { Files } from '../files/files.ts';
import { HubError } from '../hubError.ts';

export interface FileDoor {
  readonly accounts: Pick<Accounts, 'authenticate'>;
  readonly files: Pick<Files, 'take' | 'read'>;
  readonly announcements: {
    /** [ANN-28] One of its files, where it is shown to this person; otherwise null. */
    attachmentOf(announcementId: string, hash: string, person: Person): Attachment | null;
  };
}

/** What the sender says it is, without parameters (RFC 9110, section 8.3.1). */
const saidTypeOf = ({ headers }: FastifyRequest): string =>
  (headers['content-type'] ?? '').split(';', 1)[0]?.trim() ?? '';

/** Pictures and documents in and out. SPEC: files/SPEC.md. */
export async function addFileDoor(app: FastifyInstance, { accounts, files, announcements }: FileDoor): Promise<void> {
  const personOf = async ({ headers }: FastifyRequest): Promise<Person> => {
    const token = /^Bearer ([\w-]{1,200})$/.exec(headers.authorization ?? '')?.[1];
    const session = token === undefined ? null : await accounts.authenticate(token);
    if (session === null) throw new HubError('session.expired');
    return session.person;
  };
  // A scope of its own: bodies here are bytes.
  await app.register((scope, _options, done) => {
    const senders = new WeakMap<FastifyRequest, Person>();
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, taken) => taken(null, body));
    scope.setErrorHandler((error: Error & { statusCode?: number }) => {
      if (error instanceof HubError) throw error;
      // Fastify's own: the body is longer than said above, or of no type at all.
      if (error.statusCode === 413) throw new HubError('file.tooLarge');
      if (error.statusCode === 415) throw new HubError('file.badType');
      throw error;
    });
    scope.post(
      hubPaths.files,
      {
        bodyLimit: attachmentLimits.documentBytes,
        // [FILE-1] Before a byte of it is read.
        onRequest: async (request) => {
          const person = await personOf(request);
          if (person.role === 'operator') throw new HubError('command.notAllowed');
          const type = fileType.safeParse(saidTypeOf(request));
          if (!type.success) throw new HubError('file.badType');
          if (Number(request.headers['content-length'] ?? 0) > mostBytes(type.data))
            throw new HubError('file.tooLarge');
          senders.set(request, person);
        },
      },
      (request) => {
        const sender = senders.get(request);
        if (sender === undefined || !Buffer.isBuffer(request.body)) throw new HubError('file.badType');
        return files.take(request.body, saidTypeOf(request), sender);
      },
    );
    scope.get<{ Params: { announcementId: string; hash: string } }>(
      `${hubPaths.files}/:announcementId/:hash`,
      async (request, reply) => {
        const person = await personOf(request);
        const { announcementId, hash } = request.params;
        const found = fileHash.safeParse(hash).success
          ? announcements.attachmentOf(announcementId, hash, person)
          : null;
        if (found === null) throw new HubError('file.notFound');
        const bytes = await files.read(hash);
        const name = found.kind === 'file' ? `; filename*=UTF-8''${encodeURIComponent(found.name)}` : '';
        // [FILE-7] Opened as a page of its own by whatever mistake, nothing in it runs.
        return reply
          .type(found.type)
          .header('content-disposition', `attachment${name}`)
          .header('content-security-policy', "default-src 'none'; sandbox")
          .header('x-content-type-options', 'nosniff')
          .header('cache-control', 'no-store')
          .send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
      },
    );
    done();
  });
}
