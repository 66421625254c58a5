/** [FAULT-5] The servers that may be looked at. */
export interface Centre {
  /** The hub's address as settings and IT have it now. */
  readonly hubUrls: () => readonly string[];
  /** `host:port` of what the app itself has asked for over TLS. */
  readonly asked: ReadonlySet<string>;
}

export interface Target {
  readonly host: string;
  readonly port: number;
  readonly path: string;
  readonly isSecure: boolean;
}

/** Where this leads, if it is the centre's; null: it is not, or is no address. */
export function targetOf(url: string, centre: Centre): Target | null {
  const target = parse(url);
  if (target === null) return null;
  const isHub = centre.hubUrls().some((own) => {
    const hub = parse(own);
    return hub !== null && hub.host === target.host && hub.port === target.port;
  });
  const name = target.host.includes(':') ? `[${target.host}]` : target.host;
  return isHub || centre.asked.has(`${name}:${target.port}`) ? target : null;
}

function parse(url: string): Target | null {
  if (!URL.canParse(url)) return null;
  const { protocol, hostname, port, pathname } = new URL(url);
  const isSecure = protocol === 'https:' || protocol === 'wss:';
  if (!isSecure && protocol !== 'http:' && protocol !== 'ws:') return null;
  const host = hostname.replace(/^\[|\]$/g, '');
  return { host, port: Number(port) || (isSecure ? 443 : 80), path: pathname, isSecure };
}
