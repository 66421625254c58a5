import { HubError } from '../../hubError.ts';

const LIMIT_MS = 20_000;

/** A file of the PBX's recordings: `pbx1a2b3c-1732233600.12`. */
export interface StoredRecording {
  readonly name: string;
}

/**
 * The sound files that the PBX keeps under `recording` in its spool.
 * https://docs.asterisk.org/Asterisk_22_Documentation/API_Documentation/Asterisk_REST_Interface/Recordings_REST_API/
 */
export class AriRecordings {
  readonly #url: string;
  readonly #authorization: string;

  constructor(options: { url: string; username: string; password: string }) {
    this.#url = options.url.replace(/\/$/, '');
    this.#authorization = `Basic ${Buffer.from(`${options.username}:${options.password}`).toString('base64')}`;
  }

  /** @throws HubError `pbx.unreachable` */
  async list(): Promise<StoredRecording[]> {
    const response = await this.#request('GET', '');
    return (await response.json()) as StoredRecording[];
  }

  /** One that does not exist is removed already. @throws HubError `pbx.unreachable` */
  async remove(name: string): Promise<void> {
    await (await this.#request('DELETE', `/${encodeURIComponent(name)}`)).arrayBuffer();
  }

  /** A WAV file; null: there is none of that name. @throws HubError `pbx.unreachable` */
  async read(name: string): Promise<Buffer | null> {
    const response = await this.#request('GET', `/${encodeURIComponent(name)}/file`);
    const body = Buffer.from(await response.arrayBuffer());
    if (response.status === 404) return null;
    if (!response.ok) throw new HubError('pbx.unreachable', { detail: `ARI answered ${response.status}` });
    return body;
  }

  async #request(method: string, path: string): Promise<Response> {
    try {
      return await fetch(`${this.#url}/recordings/stored${path}`, {
        method,
        headers: { authorization: this.#authorization },
        signal: AbortSignal.timeout(LIMIT_MS),
      });
    } catch (error) {
      throw new HubError('pbx.unreachable', { detail: 'ARI does not answer', cause: error });
    }
  }
}
