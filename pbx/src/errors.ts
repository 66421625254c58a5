/** Everything that can go wrong in the lab, by name. */
export type PbxErrorCode =
  | 'pbx.unsupported-machine'
  | 'pbx.missing-packages'
  | 'pbx.download-failed'
  | 'pbx.wrong-version'
  | 'pbx.template'
  | 'pbx.no-free-ports'
  | 'pbx.certificate'
  | 'pbx.start-failed'
  | 'pbx.ami'
  | 'pbx.customer'
  | 'pbx.wav';

export class PbxError extends Error {
  readonly code: PbxErrorCode;

  constructor(code: PbxErrorCode, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'PbxError';
    this.code = code;
  }
}
