/**
 * The version of the words on the hub socket. Raised by every change that an older side would misread: a field or a value that was there and
 * means something else, is gone, or must be there now. What is only added (a command, a topic, a code of refusal) needs none: an older hub
 * says `command.unknown`, an older client passes it over (CLIENT-18).
 *
 * 4: topics and refusals that were added since 3, which clients of 3 could not pass over: told one, they would have begun afresh for ever.
 */
export const PROTOCOL_VERSION = 4;
/** The oldest version this side still understands. Anything older is told to update (`protocol.clientTooOld`). */
export const PROTOCOL_OLDEST = 4;
