import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkChain } from './certificates.ts';

const pem = (name: string): string => readFileSync(join(import.meta.dirname, 'fixtures', `${name}.pem`), 'utf8');
const made = Date.parse(new X509Certificate(pem('server')).validFrom);
const day = 86_400_000;
const check = (chain: string[], options: { hostname?: string; now?: number } = {}) =>
  checkChain({
    chain: chain.map(pem),
    hostname: options.hostname ?? 'pbx.example.test',
    authorities: [pem('company')],
    now: options.now ?? made + day,
  });

describe('a server certificate of the company', () => {
  it('is accepted when the company issued it, it is in time and it has the name', () => {
    expect(check(['server'])).toBeNull();
    expect(check(['server', 'company'])).toBeNull();
    expect(check(['server'], { hostname: '127.0.0.1' })).toBeNull();
  });

  it('is accepted through an authority in between', () => {
    expect(check(['below', 'between'])).toBeNull();
    expect(check(['below', 'between', 'company'])).toBeNull();
  });

  it('is told as expired, and as not yet valid', () => {
    expect(check(['server'], { now: made + 366 * day })).toBe('line.certificateExpired');
    expect(check(['server'], { now: made - day })).toBe('line.certificateExpired');
  });

  it('is told as made for another name', () => {
    expect(check(['server'], { hostname: 'other.example.test' })).toBe('line.certificateWrongName');
    expect(check(['server'], { hostname: '127.0.0.2' })).toBe('line.certificateWrongName');
  });

  it('is not trusted when somebody else issued it, or when a link is missing', () => {
    expect(check(['foreign'])).toBe('line.certificateUntrusted');
    expect(check(['foreign', 'stranger'])).toBe('line.certificateUntrusted');
    expect(check(['below'])).toBe('line.certificateUntrusted');
    expect(check(['foreign', 'company'])).toBe('line.certificateUntrusted');
    expect(check([])).toBe('line.certificateUntrusted');
  });

  it('is not trusted when an ordinary certificate signed it', () => {
    expect(check(['foreign', 'server', 'company'])).toBe('line.certificateUntrusted');
  });

  it('is not trusted when the server shows the authority itself', () => {
    expect(check(['company'])).not.toBeNull();
  });
});
