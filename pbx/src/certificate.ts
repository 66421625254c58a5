/** A private certificate authority for one instance of the lab, and the PBX's certificate under it. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PbxRuntime } from './asterisk.ts';
import { PbxError } from './errors.ts';
import { run } from './run.ts';

export type CertificateKind = 'valid' | 'expired';

export interface Certificates {
  /** What a client must trust: the authority's certificate. */
  caPem: string;
  /** The PBX's certificate and its key. */
  certificatePem: string;
  keyPem: string;
}

/** openssl's YYYYMMDDHHMMSSZ. */
export function opensslTime(atMs: number): string {
  return new Date(atMs).toISOString().replace(/[-:T]|\.\d+/g, '');
}

const dayMs = 86_400_000;

interface CertificateOptions {
  folder: string;
  kind: CertificateKind;
  nowMs: number;
  /** Addresses the PBX is reached at, besides localhost. */
  addresses: readonly string[];
}

/**
 * Makes the authority and the server's certificate. An expired one is well made in every other way: it ended yesterday.
 *
 * @throws PbxError `pbx.certificate`
 */
export async function makeCertificates(runtime: PbxRuntime, options: CertificateOptions): Promise<Certificates> {
  const { folder, kind, nowMs, addresses } = options;
  await mkdir(folder, { recursive: true });
  const path = (name: string): string => join(folder, name);
  await writeFile(
    path('ca.cnf'),
    'basicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign,cRLSign\nsubjectKeyIdentifier=hash\n',
  );
  const names = ['DNS:localhost', ...new Set(['127.0.0.1', ...addresses])].map((name) =>
    name.startsWith('DNS:') ? name : `IP:${name}`,
  );
  await writeFile(
    path('server.cnf'),
    `basicConstraints=critical,CA:FALSE\nkeyUsage=critical,digitalSignature\nextendedKeyUsage=serverAuth\nsubjectAltName=${names.join(',')}\n`,
  );
  const openssl = async (...args: string[]): Promise<void> => {
    const { file, args: all } = runtime.command('usr/bin/openssl', args);
    const result = await run(file, all);
    if (result.code !== 0)
      throw new PbxError('pbx.certificate', `openssl ${args[0] ?? ''} failed: ${result.stderr.trim()}`);
  };
  const key = async (file: string): Promise<void> =>
    openssl('genpkey', '-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256', '-out', path(file));
  const [start, end] = kind === 'valid' ? [nowMs - dayMs, nowMs + 30 * dayMs] : [nowMs - 30 * dayMs, nowMs - dayMs];
  const lifetime = (fromMs: number, toMs: number): string[] => [
    '-not_before',
    opensslTime(fromMs),
    '-not_after',
    opensslTime(toMs),
  ];
  await Promise.all([key('ca.key'), key('server.key')]);
  const authority = ['-subj', '/CN=Hearthline lab authority', '-key', path('ca.key'), '-extfile', path('ca.cnf')];
  await openssl(
    'x509',
    '-new',
    ...authority,
    ...lifetime(nowMs - 60 * dayMs, nowMs + 60 * dayMs),
    '-out',
    path('ca.pem'),
  );
  const signer = ['-CA', path('ca.pem'), '-CAkey', path('ca.key'), '-extfile', path('server.cnf')];
  const server = ['-subj', '/CN=Hearthline lab PBX', '-force_pubkey', path('server.pub')];
  await openssl('pkey', '-in', path('server.key'), '-pubout', '-out', path('server.pub'));
  await openssl('x509', '-new', ...server, ...signer, ...lifetime(start, end), '-out', path('server.pem'));
  return { caPem: path('ca.pem'), certificatePem: path('server.pem'), keyPem: path('server.key') };
}
