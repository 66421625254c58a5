/** Which web origins may talk to this hub: those named in its configuration, and its own. */
export function createOriginCheck(options: { allowed: readonly string[]; ownUrl: () => string | null }) {
  const allowed = new Set(options.allowed);
  return (origin: string): boolean => allowed.has(origin) || origin === options.ownUrl();
}
