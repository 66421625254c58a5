import type { HubErrorBody, HubErrorCode } from '../hubError.ts';

/**
 * Why a command did not happen:
 * - `hub.notConnected`: there was no hub when it was asked for, and it is not one that waits.
 * - `hub.connectionLost`: it was sent, and no answer came in time; it may have happened.
 * - `hub.closed`: this client was closed, or the hub refused it for good.
 * - `outbox.unwritable`: it could not be put aside safely, and was not sent.
 * - all others: the hub's own answer.
 */
export type HubClientErrorCode =
  | HubErrorCode
  | 'hub.notConnected'
  | 'hub.connectionLost'
  | 'hub.closed'
  | 'outbox.unwritable';

export class HubClientError extends Error {
  override readonly name = 'HubClientError';
  readonly code: HubClientErrorCode;
  readonly retryAfterS: number | undefined;

  constructor(code: HubClientErrorCode, options: { cause?: unknown; detail?: string; retryAfterS?: number } = {}) {
    super(options.detail ?? code, { cause: options.cause });
    this.code = code;
    this.retryAfterS = options.retryAfterS;
  }

  static of(body: HubErrorBody): HubClientError {
    return new HubClientError(body.code, {
      ...(body.detail === undefined ? {} : { detail: body.detail }),
      ...(body.retryAfterS === undefined ? {} : { retryAfterS: body.retryAfterS }),
    });
  }
}
