/** What can go wrong while a machine is made ready. The message tells what to do. */
export type PreparationErrorCode =
  | 'prepare.missing-packages'
  | 'prepare.install-failed'
  | 'prepare.no-electron'
  | 'prepare.no-display';

export class PreparationError extends Error {
  readonly code: PreparationErrorCode;

  constructor(code: PreparationErrorCode, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'PreparationError';
    this.code = code;
  }
}
