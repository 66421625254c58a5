import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Files in PEM. Who trusts `certFile` trusts it alone: it signed itself. */
export interface TestCertificate {
  readonly certFile: string;
  readonly keyFile: string;
}

/** A certificate of localhost, for a server and for a client, made by the machine's openssl into `folder`. */
export async function makeCertificate(folder: string, name: string): Promise<TestCertificate> {
  const [certFile, keyFile] = [join(folder, `${name}.pem`), join(folder, `${name}.key`)];
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-keyout', keyFile];
  const what = ['-subj', `/CN=${name}`, '-addext', 'subjectAltName=DNS:localhost', '-days', '2', '-out', certFile];
  await run('openssl', ['req', '-x509', ...key, ...what]);
  return { certFile, keyFile };
}
