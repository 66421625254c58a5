import type { HubErrorBody, HubErrorCode } from '@hearthline/protocol';

/** A named refusal. `detail` is for the log and holds nothing personal; words for people live in the screens. */
export class HubError extends Error {
  override readonly name = 'HubError';
  readonly code: HubErrorCode;
  readonly retryAfterS: number | undefined;

  constructor(code: HubErrorCode, options: { detail?: string; retryAfterS?: number; cause?: unknown } = {}) {
    super(options.detail ?? code, { cause: options.cause });
    this.code = code;
    this.retryAfterS = options.retryAfterS;
  }

  toBody(): HubErrorBody {
    return {
      code: this.code,
      ...(this.message === this.code ? {} : { detail: this.message.slice(0, 500) }),
      ...(this.retryAfterS === undefined ? {} : { retryAfterS: this.retryAfterS }),
    };
  }
}
