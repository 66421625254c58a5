import { HubError } from '../../hubError.ts';

type ObjectType = 'auth' | 'aor' | 'endpoint';
const LIMIT_MS = 5_000;

/**
 * Makes and removes SIP objects while the PBX runs.
 * https://docs.asterisk.org/Asterisk_22_Documentation/API_Documentation/Asterisk_REST_Interface/Asterisk_REST_API/
 */
export class AriConfig {
  readonly #url: string;
  readonly #authorization: string;

  constructor(options: { url: string; username: string; password: string }) {
    this.#url = options.url.replace(/\/$/, '');
    this.#authorization = `Basic ${Buffer.from(`${options.username}:${options.password}`).toString('base64')}`;
  }

  /** Makes the object, or replaces it. @throws HubError `pbx.unreachable`, `hub.fault` */
  async put(type: ObjectType, id: string, fields: Readonly<Record<string, string>>): Promise<void> {
    const body = JSON.stringify({
      fields: Object.entries(fields).map(([attribute, value]) => ({ attribute, value })),
    });
    const response = await this.#request('PUT', `${type}/${encodeURIComponent(id)}`, body);
    if (!response.ok) {
      throw new HubError('hub.fault', { detail: `the PBX refused the ${type}: ${response.status}` });
    }
  }

  /** @throws HubError `pbx.unreachable`, `hub.fault` */
  async has(type: ObjectType, id: string): Promise<boolean> {
    const response = await this.#request('GET', `${type}/${encodeURIComponent(id)}`);
    if (response.ok) return true;
    if (response.status === 404) return false;
    throw new HubError('hub.fault', { detail: `the PBX did not say whether the ${type} exists: ${response.status}` });
  }

  /** One that does not exist is removed already. @throws HubError `pbx.unreachable`, `hub.fault` */
  async remove(type: ObjectType, id: string): Promise<void> {
    const response = await this.#request('DELETE', `${type}/${encodeURIComponent(id)}`);
    if (!response.ok && response.status !== 404) {
      throw new HubError('hub.fault', { detail: `the PBX did not remove the ${type}: ${response.status}` });
    }
  }

  async #request(method: string, path: string, body?: string): Promise<Response> {
    try {
      const response = await fetch(`${this.#url}/asterisk/config/dynamic/res_pjsip/${path}`, {
        method,
        headers: { authorization: this.#authorization, 'content-type': 'application/json' },
        signal: AbortSignal.timeout(LIMIT_MS),
        ...(body === undefined ? {} : { body }),
      });
      // Read to the end, so that the connection can be used again.
      await response.arrayBuffer();
      return response;
    } catch (error) {
      throw new HubError('pbx.unreachable', { detail: 'ARI does not answer', cause: error });
    }
  }
}
