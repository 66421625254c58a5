/** Every way a command of the phone can fail. Words live in the screens, by code. */
export type PhoneErrorCode =
  | 'call.notFound'
  | 'call.wrongState'
  | 'call.badNumber'
  | 'call.lineDown'
  | 'call.holdRefused'
  | 'audio.microphoneDenied'
  | 'audio.microphoneAbsent'
  | 'audio.microphoneBusy'
  | 'audio.deviceNotFound'
  | 'headset.unsupported'
  | 'headset.notChosen'
  | 'phone.fault';

/** A rejected command of the phone: `code` for programs, `cause` for the log, no words for people. */
export class PhoneError extends Error {
  override readonly name = 'PhoneError';
  readonly code: PhoneErrorCode;
  constructor(code: PhoneErrorCode, options?: { cause?: unknown }) {
    super(code, options);
    this.code = code;
  }
}
