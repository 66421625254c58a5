import type { LinkProblem } from '../problem.ts';

export type ParsedLink =
  | {
      readonly kind: 'number';
      readonly number: string;
      /** To be keyed after the answer (RFC 3966 §5.3). */
      readonly extension: string | null;
      /** Where the link says the number lives; null: it does not say. */
      readonly host: string | null;
    }
  | { readonly kind: 'refused'; readonly problem: LinkProblem };

export const MAX_LINK_LENGTH = 256;
const MAX_NUMBER_LENGTH = 32;

/** Whether a text looks like a link that is ours to read. */
export const isLink = (text: string): boolean => /^(tel|callto|sips?):/i.test(text);

const refused = (problem: LinkProblem): ParsedLink => ({ kind: 'refused', problem });

/** Reads a `tel:`, `callto:`, `sip:` or `sips:` link. Pure; the rules are numbered in SPEC.md. */
export function parseLink(text: string): ParsedLink {
  if (text.length > MAX_LINK_LENGTH) return refused('link.tooLong');
  const [, scheme, rest = ''] = /^(tel|callto|sips?):(?:\/\/)?([\s\S]*)$/i.exec(text.trim()) ?? [];
  if (scheme === undefined) return refused('link.notANumber');
  const decoded = decode(rest);
  if (decoded === null) return refused('link.strangeCharacters');
  // Asked of the raw text: an encoded question mark is no header, but it is no number either.
  if (rest.includes('?')) return refused('link.hasExtras');
  return /^sip/i.test(scheme) ? parseSip(rest) : parseTel(rest);
}

/** The text without percent-encoding; null where that is broken or hides what cannot be seen. */
function decode(text: string): string | null {
  try {
    const decoded = decodeURIComponent(text);
    return /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(decoded) ? null : decoded;
  } catch {
    return null;
  }
}

function parseTel(rest: string): ParsedLink {
  const [number = '', ...parameters] = decodeURIComponent(rest).split(';');
  const extension = parameters
    .map((one) => /^ext=([0-9*#\-.() ]{1,16})$/i.exec(one)?.[1])
    .find((one) => one !== undefined);
  return numberOf(number, { host: null, extension: extension === undefined ? null : bareNumber(extension) });
}

/** The number of digits and signs alone. */
const bareNumber = (written: string): string => written.replaceAll(/[-.() ]/g, '');

function numberOf(written: string, more: { host: string | null; extension: string | null }): ParsedLink {
  const number = bareNumber(written);
  if (number.length > MAX_NUMBER_LENGTH) return refused('link.tooLong');
  return /^\+?[0-9*#]+$/.test(number) ? { kind: 'number', number, ...more } : refused('link.notANumber');
}

const harmless = /^(user=phone|transport=(udp|tcp|tls|ws|wss))$/i;

function parseSip(rest: string): ParsedLink {
  const at = rest.lastIndexOf('@');
  const [hostport = '', ...parameters] = (at < 0 ? rest : rest.slice(at + 1)).split(';');
  if (parameters.some((one) => !harmless.test(one))) return refused('link.hasExtras');
  if (at < 0) return numberOf(decodeURIComponent(hostport), { host: null, extension: null });
  const [user = '', ...userParameters] = rest.slice(0, at).split(';');
  // A password has no business in a link, and neither has a number within a number.
  if (userParameters.some((one) => !/^(phone-context|isub|user)=/i.test(one))) return refused('link.hasExtras');
  if (user.includes(':') || user.includes('@')) return refused('link.hasExtras');
  const host = /^(\[[0-9a-f:]+\]|[a-z0-9.-]+)(:\d{1,5})?$/i.exec(hostport)?.[1];
  if (host === undefined) return refused('link.notANumber');
  return numberOf(decodeURIComponent(user), { host: host.toLowerCase(), extension: null });
}
