import { hubErrorBody, hubPaths } from '@hearthline/protocol';
import { HostError } from './problem.ts';

/** A two-minute message is 2 MB: at 128 kbit/s it is here in time. */
const LIMIT_MS = 150_000;

/**
 * Fetches the sound of a message from the hub, by the right of the session that `token` proves.
 *
 * @throws HostError `hub.offline`, `hub.notAHub`, and the hub's own codes
 */
export async function fetchMessage(
  hub: { origin: string; token: string; fetch: typeof globalThis.fetch },
  messageId: string,
): Promise<ArrayBuffer> {
  const url = `${hub.origin}${hubPaths.messages}/${encodeURIComponent(messageId)}`;
  try {
    const response = await hub.fetch(url, {
      headers: { authorization: `Bearer ${hub.token}` },
      credentials: 'omit',
      signal: AbortSignal.timeout(LIMIT_MS),
    });
    if (response.ok) return await response.arrayBuffer();
    const error = hubErrorBody.safeParse(await response.json().catch(() => null));
    throw new HostError(error.success ? error.data.code : 'hub.notAHub');
  } catch (error) {
    throw error instanceof HostError ? error : new HostError('hub.offline', { cause: error });
  }
}
