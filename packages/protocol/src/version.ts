/** The version of the words on the hub socket. Raised by every change that an older side would misread. */
export const PROTOCOL_VERSION = 3;
/** The oldest version this side still understands. Anything older is told to update (`protocol.clientTooOld`). */
export const PROTOCOL_OLDEST = 3;
