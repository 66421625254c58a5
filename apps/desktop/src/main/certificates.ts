import { X509Certificate } from 'node:crypto';

/** Why a server's certificate was not accepted; the codes are the line's. */
export type CertificateProblem = 'line.certificateExpired' | 'line.certificateUntrusted' | 'line.certificateWrongName';

/**
 * Checks a server's chain against the company's own authorities, which the OS need not know.
 * Order matters to people: an expired certificate of a known authority is told as expired.
 */
export function checkChain(options: {
  /** Leaf first, PEM. */
  readonly chain: readonly string[];
  readonly hostname: string;
  readonly authorities: readonly string[];
  readonly now: number;
}): CertificateProblem | null {
  const chain = options.chain.map((pem) => new X509Certificate(pem));
  const authorities = options.authorities.map((pem) => new X509Certificate(pem));
  const [leaf] = chain;
  if (leaf === undefined || !isIssuedBy(chain, authorities)) return 'line.certificateUntrusted';
  if (chain.some((certificate) => !isValidAt(certificate, options.now))) return 'line.certificateExpired';
  if (leaf.ca) return 'line.certificateUntrusted';
  const isAddress = /^[\d.]+$|:/.test(options.hostname);
  const matched = isAddress ? leaf.checkIP(options.hostname) : leaf.checkHost(options.hostname, { subject: 'never' });
  return matched === undefined ? 'line.certificateWrongName' : null;
}

/** Each certificate is signed by the next, and the last by (or is) an authority that may sign. */
function isIssuedBy(chain: readonly X509Certificate[], authorities: readonly X509Certificate[]): boolean {
  let current = chain[0];
  for (const next of [...chain.slice(1), null]) {
    if (current === undefined) return false;
    const subject = current;
    if (authorities.some((authority) => isSignedBy(subject, authority))) return true;
    if (next === null || !isSignedBy(subject, next)) return false;
    current = next;
  }
  return false;
}

const isSignedBy = (subject: X509Certificate, issuer: X509Certificate): boolean =>
  issuer.ca && subject.checkIssued(issuer) && subject.verify(issuer.publicKey);

const isValidAt = (certificate: X509Certificate, now: number): boolean =>
  Date.parse(certificate.validFrom) <= now && now <= Date.parse(certificate.validTo);
