import { connect as connectTcp, isIP } from 'node:net';
import { connect as connectTls, rootCertificates } from 'node:tls';
import type { LineProblem } from '@hearthline/softphone-core/snapshot';

const LIMIT_MS = 4_000;

/** Node's and OpenSSL's codes (https://docs.openssl.org/3.0/man1/openssl-verification-options/) in the line's words. */
const byCode: Readonly<Record<string, LineProblem>> = {
  ENOTFOUND: 'line.unknownServer',
  EAI_AGAIN: 'line.unknownServer',
  CERT_HAS_EXPIRED: 'line.certificateExpired',
  CERT_NOT_YET_VALID: 'line.certificateExpired',
  ERR_TLS_CERT_ALTNAME_INVALID: 'line.certificateWrongName',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'line.certificateUntrusted',
  SELF_SIGNED_CERT_IN_CHAIN: 'line.certificateUntrusted',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'line.certificateUntrusted',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'line.certificateUntrusted',
};

/**
 * A browser tells a page nothing about why a socket failed. This opens the same connection once more with Node and
 * reads the real error. A server that answers here although the socket failed is up but not a PBX: `line.pbxUnavailable`.
 */
export async function diagnose(url: string, authorities: readonly string[]): Promise<LineProblem> {
  if (!URL.canParse(url)) return 'line.unknownServer';
  const { protocol, hostname, port } = new URL(url);
  const isSecure = protocol === 'wss:' || protocol === 'https:';
  const host = hostname.replace(/^\[|\]$/g, '');
  const address = { host, port: Number(port) || (isSecure ? 443 : 80) };
  return new Promise((resolve) => {
    const socket = isSecure
      ? connectTls({
          ...address,
          ca: [...rootCertificates, ...authorities],
          ...(isIP(host) === 0 ? { servername: host } : {}),
        })
      : connectTcp(address);
    const end = (problem: LineProblem): void => {
      socket.destroy();
      resolve(problem);
    };
    socket.setTimeout(LIMIT_MS, () => end('line.unreachable'));
    socket.once(isSecure ? 'secureConnect' : 'connect', () => end('line.pbxUnavailable'));
    socket.once('error', (error: NodeJS.ErrnoException) => end(byCode[error.code ?? ''] ?? 'line.unreachable'));
  });
}
