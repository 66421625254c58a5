import type { Session } from 'electron';
import { checkChain } from './certificates.ts';
import type { MainLog } from './log.ts';

/** Chromium's own answers to a certificate request (`setCertificateVerifyProc`). */
const ACCEPT = 0;
const REJECT = -2;
const AS_CHROMIUM_SAYS = -3;

/**
 * Lets servers whose certificate the company's own authority issued be reached, and no others that Chromium refuses.
 * Everything Chromium's own stores accept stays accepted.
 */
export function trustCompanyCa(session: Session, authorities: readonly string[], log: MainLog): void {
  if (authorities.length === 0) return;
  session.setCertificateVerifyProc((request, callback) => {
    if (request.errorCode === 0) {
      callback(AS_CHROMIUM_SAYS);
      return;
    }
    const problem = checkChain({
      chain: chainOf(request.certificate),
      hostname: request.hostname,
      authorities,
      now: Date.now(),
    });
    if (problem !== null) log.warn('certificate refused', { hostname: request.hostname, problem });
    callback(problem === null ? ACCEPT : REJECT);
  });
}

/** Leaf first. Chromium links a certificate to its issuer; the last one links to itself or to nothing. */
function chainOf(leaf: Electron.Certificate): string[] {
  const chain: string[] = [];
  let current: Electron.Certificate | undefined = leaf;
  while (current !== undefined && current.data !== '' && !chain.includes(current.data)) {
    chain.push(current.data);
    current = current.issuerCert;
  }
  return chain;
}
