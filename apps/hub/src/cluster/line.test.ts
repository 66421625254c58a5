import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../clock.ts';
import { makeCertificate, type TestCertificate } from '../testing/certificate.ts';
import { startNats, type TestNats } from '../testing/nats.ts';
import { clusterConfig } from './config.ts';
import { keepLine } from './line.ts';

/** What the first try with this configuration comes to: `found`, or why not. */
async function dialled(nats: object): Promise<string> {
  const config = clusterConfig.parse({ nats });
  const outcome = Promise.withResolvers<string>();
  const log = pino({
    hooks: {
      logMethod(parts: unknown[]) {
        const [{ err }] = parts as [{ err: unknown }];
        outcome.resolve(String(err));
      },
    },
  });
  const done = new AbortController();
  const line = keepLine({ config, clock: systemClock, log }, done.signal, {
    found: () => outcome.resolve('found'),
    lost: () => undefined,
  });
  const what = await outcome.promise;
  done.abort();
  await line;
  return what;
}

describe('the line to NATS', () => {
  let server: TestNats;
  let own: TestCertificate;
  let foreign: TestCertificate;
  let ours: TestCertificate;
  beforeAll(async () => {
    server = await startNats(async ({ folder, token }) => {
      [own, foreign, ours] = [
        await makeCertificate(folder, 'server'),
        await makeCertificate(folder, 'foreign'),
        await makeCertificate(folder, 'hub'),
      ];
      return ['--auth', token, ...encrypted(own), '--tlsverify', '--tlscacert', ours.certFile];
    });
  });
  afterAll(() => server.stop());
  const encrypted = ({ certFile, keyFile }: TestCertificate) => ['--tls', '--tlscert', certFile, '--tlskey', keyFile];
  const address = () => [server.url.replace('nats://127.0.0.1', 'tls://localhost')];

  it('[CLUSTER-16] is encrypted, the server trusted, and each shows who it is', async () => {
    const { token } = server;
    const tls = { caFile: own.certFile, ...ours };
    expect(await dialled({ servers: address(), token, tls })).toBe('found');
    expect(await dialled({ servers: address(), token: 'another', tls })).toMatch(/auth/i);
    expect(await dialled({ servers: address(), token, tls: { ...tls, ...foreign } })).toMatch(
      /tls|certificate|closed|ECONNRESET/i,
    );
    expect(await dialled({ servers: address(), token, tls: { caFile: own.certFile } })).toMatch(
      /tls|certificate|closed|ECONNRESET/i,
    );
  });

  it('[CLUSTER-16] a certificate that is not trusted is not spoken to', async () => {
    const { token } = server;
    expect(await dialled({ servers: address(), token })).toMatch(/self-signed certificate/);
    expect(await dialled({ servers: address(), token, tls: { ...ours, caFile: foreign.certFile } })).toMatch(
      /self-signed certificate/,
    );
  });

  it('[CLUSTER-16] who is named tls:// and does not encrypt is told nothing, the token neither', async () => {
    let told = '';
    const liar = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.on('data', (chunk) => (told += String(chunk)));
      socket.write(
        `INFO ${JSON.stringify({ server_id: 'L', version: '2.9.0', proto: 1, headers: true, max_payload: 1_048_576, auth_required: true })}\r\n`,
      );
    }).listen(0, '127.0.0.1');
    await once(liar, 'listening');
    const { port } = liar.address() as AddressInfo;
    expect(await dialled({ servers: [`tls://localhost:${port}`], token: 'a secret' })).toMatch(/tls/);
    expect(told).toBe('');
    liar.close();
  });

  it('[CLUSTER-16] some encrypted and some not is no configuration', () => {
    expect(() => clusterConfig.parse({ nats: { servers: ['tls://a:4222', 'nats://b:4222'] } })).toThrow(/tls:/);
  });

  it('[CLUSTER-1] a name and a password do as well as a token', async () => {
    const guarded = await startNats(() => ['--user', 'hub', '--pass', 'made up']);
    const servers = [guarded.url];
    expect(await dialled({ servers, user: 'hub', password: 'made up' })).toBe('found');
    expect(await dialled({ servers, user: 'hub', password: 'guessed' })).toMatch(/auth/i);
    expect(await dialled({ servers })).toMatch(/auth/i);
    await guarded.stop();
  });
});
