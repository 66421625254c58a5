import { HostError } from './problem.ts';

/**
 * The hub's address as people type it, made a full origin: `hub.example.cn` → `https://hub.example.cn`.
 * Plain http only to this machine. Throws `hub.badAddress`, `hub.insecureAddress`.
 */
export function hubOrigin(typed: string): string {
  const text = typed.trim();
  const url = text.includes('://') ? text : `https://${text}`;
  // Chromium would take a blank in a name for `%20`.
  if (text === '' || /\s/.test(text) || !URL.canParse(url)) throw new HostError('hub.badAddress');
  const { protocol, hostname, origin } = new URL(url);
  if (protocol === 'https:') return origin;
  if (protocol !== 'http:') throw new HostError('hub.badAddress');
  if (!isLoopback(hostname)) throw new HostError('hub.insecureAddress');
  return origin;
}

const isLoopback = (hostname: string): boolean =>
  hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
