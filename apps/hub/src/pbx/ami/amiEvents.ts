import { z } from 'zod';
import type { AmiMessage } from './amiMessage.ts';

const number = z.coerce.number();
const event = <K extends string, S extends z.ZodRawShape>(name: K, shape: S) =>
  z.object({ Event: z.literal(name), ...shape });

const member = {
  Queue: z.string(),
  Interface: z.string(),
  Paused: z.enum(['0', '1']),
  PausedReason: z.string().default(''),
};
const offered = { Queue: z.string(), Interface: z.string(), Uniqueid: z.string() };
const caller = { Queue: z.string(), Uniqueid: z.string() };
const ofChannel = { Channel: z.string(), Uniqueid: z.string() };
const yesNo = z.enum(['Yes', 'No']);
const inRoom = {
  Conference: z.string(),
  Channel: z.string(),
  Uniqueid: z.string(),
  CallerIDNum: z.string().default(''),
  CallerIDName: z.string().default(''),
};

/**
 * The events the hub reads; all others are passed over. Names and fields as Asterisk 22 documents them:
 * https://docs.asterisk.org/Asterisk_22_Documentation/API_Documentation/AMI_Events/
 * A new event is one line here and one case where it is used.
 */
export const amiEvent = z.discriminatedUnion('Event', [
  event('FullyBooted', {}),
  event('QueueMemberAdded', member),
  event('QueueMemberRemoved', member),
  event('QueueMemberPause', member),
  event('QueueMemberStatus', member),
  event('AgentCalled', offered),
  event('AgentConnect', offered),
  event('AgentComplete', offered),
  event('AgentRingNoAnswer', { ...offered, RingTime: number.default(0) }),
  event('QueueCallerJoin', caller),
  event('QueueCallerLeave', caller),
  event('QueueCallerAbandon', caller),
  /** `State`, `CallId`: of HearthlineRescue. */
  event('UserEvent', {
    UserEvent: z.string(),
    State: z.string().optional(),
    CallId: z.string().optional(),
    Interface: z.string().optional(),
    Queue: z.string().optional(),
  }),
  /** A phone's registration: `Created`, `Reachable`, `Unreachable`, `Removed` and others (res_pjsip's contact statuses). */
  event('ContactStatus', { AOR: z.string(), ContactStatus: z.string(), URI: z.string() }),
  event('MixMonitorStart', ofChannel),
  event('MixMonitorStop', ofChannel),
  event('BridgeEnter', ofChannel),
  event('BridgeLeave', ofChannel),
  event('Hangup', ofChannel),
  event('Newstate', {
    ...ofChannel,
    ChannelStateDesc: z.string(),
    ConnectedLineNum: z.string().default(''),
    ConnectedLineName: z.string().default(''),
  }),
  event('DTMFBegin', { ...ofChannel, Direction: z.enum(['Received', 'Sent']) }),
  event('ConfbridgeJoin', { ...inRoom, Muted: yesNo.default('No') }),
  event('ConfbridgeLeave', inRoom),
  event('ConfbridgeTalking', { ...inRoom, TalkingStatus: z.enum(['on', 'off']) }),
  event('ConfbridgeMute', inRoom),
  event('ConfbridgeUnmute', inRoom),
  event('ConfbridgeEnd', { Conference: z.string() }),
  event('OriginateResponse', { Response: z.enum(['Success', 'Failure']), Uniqueid: z.string(), Reason: z.string() }),
]);
export type AmiEvent = z.infer<typeof amiEvent>;

/** What `QueueStatus` lists. */
export const queueStatusItem = z.discriminatedUnion('Event', [
  event('QueueParams', { Queue: z.string() }),
  event('QueueMember', {
    Queue: z.string(),
    Location: z.string(),
    Paused: z.enum(['0', '1']),
    PausedReason: z.string().default(''),
    InCall: z.enum(['0', '1']),
  }),
  event('QueueEntry', { Queue: z.string(), Uniqueid: z.string(), Wait: number }),
]);
export type QueueStatusItem = z.infer<typeof queueStatusItem>;

/** What `ConfbridgeList` lists. */
export const confbridgeItem = event('ConfbridgeList', { ...inRoom, Muted: yesNo.default('No') });

/** What `CoreShowChannels` lists. */
export const channelItem = z.object({
  Event: z.literal('CoreShowChannel'),
  Channel: z.string(),
  ChannelStateDesc: z.string(),
  Uniqueid: z.string().default(''),
  Linkedid: z.string(),
  /** Empty: not joined with anybody. */
  BridgeId: z.string().default(''),
});

const names = new Set<string>(amiEvent.options.map((option) => option.shape.Event.value));

/** The event, `null` for one nobody reads, or the reason why it does not fit. */
export function parseAmiEvent(message: AmiMessage): AmiEvent | null | z.ZodError {
  if (!names.has(message['Event'] ?? '')) return null;
  const parsed = amiEvent.safeParse(message);
  return parsed.success ? parsed.data : parsed.error;
}
