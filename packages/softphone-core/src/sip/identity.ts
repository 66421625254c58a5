import type { SipAccount } from '@hearthline/protocol';
import {
  DigestAuthentication,
  LoggerFactory,
  type Transport,
  URI,
  type UserAgentCoreConfiguration,
} from 'sip.js/lib/core/index.js';
import type { Log } from '../lib/log.ts';

/** A token of SIP (RFC 3261 §25.1) of `length` letters and digits, from the randomness passed in. */
export function token(random: () => number, length: number): string {
  let text = '';
  while (text.length < length) text += Math.floor(random() * 36).toString(36);
  return text;
}

/** Display names stand in quotes in a header: what would end the quotes or the line is left out. */
export function quotable(name: string): string {
  // oxlint-disable-next-line no-control-regex -- control characters are exactly what is taken out
  return name.replaceAll(/["\\\u0000-\u001f\u007f]/g, '');
}

/** SIP.js's words go to our log. It logs no message bodies here: those are logged by its own transport only. */
function loggerFactoryOf(log: Log): LoggerFactory {
  const factory = new LoggerFactory();
  factory.builtinEnabled = false;
  factory.connector = (level, category, _label, content) => {
    if (level === 'error' || level === 'warn') log.debug(`sip: ${category}`, { level, said: String(content) });
  };
  return factory;
}

export interface IdentityOptions {
  readonly account: () => SipAccount;
  readonly transport: Transport;
  readonly log: Log;
  readonly random: () => number;
}

/** The configuration of SIP.js's core for one phone; the account is read anew at each use, so it can be replaced. */
export function identityOf(options: IdentityOptions): UserAgentCoreConfiguration {
  const { account, random } = options;
  // RFC 7118 §5: a browser does not know its own address, so both are made up and never resolved.
  const host = `${token(random, 12)}.invalid`;
  const contactUri = new URI('sip', token(random, 8), host, undefined, { transport: 'ws' });
  const loggerFactory = loggerFactoryOf(options.log);
  return {
    aor: aorOf(account()),
    contact: { pubGruu: undefined, tempGruu: undefined, uri: contactUri, toString: () => `<${contactUri.toString()}>` },
    displayName: quotable(account().displayName),
    loggerFactory,
    hackViaTcp: false,
    routeSet: [],
    sipjsId: token(random, 5),
    // RFC 5626 `outbound` is not offered: the PBX is reached by one socket and no edge proxy.
    // `timer` is RFC 4028.
    supportedOptionTags: ['timer'],
    supportedOptionTagsResponse: ['timer'],
    userAgentHeaderFieldValue: 'Hearthline',
    viaForceRport: false,
    viaHost: host,
    // MD5 (RFC 2617) is what SIP.js can answer; SHA-256 would be built here.
    authenticationFactory: () =>
      new DigestAuthentication(loggerFactory, undefined, account().username, account().password),
    transportAccessor: () => options.transport,
  };
}

export function aorOf(account: SipAccount): URI {
  return new URI('sip', account.username, account.domain);
}
