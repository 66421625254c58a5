import type { Person } from '@hearthline/protocol';
import type { Observation } from '../agentState/pauses.ts';
import type { Clock } from '../clock.ts';
import type { Directory } from '../organisation/directory.ts';
import { channelItem, queueStatusItem } from './ami/amiEvents.ts';
import type { AmiClient } from './ami/amiClient.ts';
import type { LiveQueues } from './liveQueues.ts';

/** Asks the PBX for everything at once, and says how it has each person who can take calls. */
export async function observePbx(options: {
  ami: AmiClient;
  live: LiveQueues;
  clock: Clock;
  directory: Directory;
  /** The call in which the hub remembers this person; null: none. */
  talkOf(personId: string): Observation['call'];
  isRestarted: boolean;
}): Promise<[Person, Observation][]> {
  const { ami, live, clock, directory, talkOf, isRestarted } = options;
  const [queueItems, channels] = await Promise.all([
    ami.list({ Action: 'QueueStatus' }),
    ami.list({ Action: 'CoreShowChannels' }),
  ]);
  live.reset(
    queueItems.flatMap((item) => queueStatusItem.safeParse(item).data ?? []),
    clock.now(),
  );
  const callsOf = new Map<string, string[]>();
  for (const item of channels) {
    const channel = channelItem.safeParse(item).data;
    // `PJSIP/1001-0000002a`; a channel's linked id is the unique id of the caller's, the older one.
    if (channel?.ChannelStateDesc !== 'Up') continue;
    const memberInterface = channel.Channel.replace(/-[^-]*$/, '');
    callsOf.set(memberInterface, [...(callsOf.get(memberInterface) ?? []), channel.Linkedid]);
  }
  return [...directory.people.values()].flatMap((person): [Person, Observation][] => {
    if (person.extension === null) return [];
    const known = { live, callsOf, talk: talkOf(person.id) };
    return [[person, { ...observationOf(`PJSIP/${person.extension}`, known), isRestarted }]];
  });
}

/** When this PBX was started, in its own words: another word is another start. @throws as `AmiClient.action` */
export async function startOfPbx(ami: AmiClient): Promise<string> {
  const { CoreStartupDate = '', CoreStartupTime = '' } = await ami.action({ Action: 'CoreStatus' });
  return `${CoreStartupDate} ${CoreStartupTime}`;
}

function observationOf(
  memberInterface: string,
  known: { live: LiveQueues; callsOf: ReadonlyMap<string, readonly string[]>; talk: Observation['call'] },
): Omit<Observation, 'isRestarted'> {
  const memberships = known.live.memberships(memberInterface);
  const [first] = memberships.values();
  if (!first) return { member: null, call: null };
  const busy = [...memberships].find(([, member]) => member.isInCall);
  const calls = known.callsOf.get(memberInterface) ?? [];
  const callId = calls.at(-1);
  // The queue does not know a call any more that was given back, taken or made a conference: its channel is still of that call.
  const isStillInIt = known.talk !== null && calls.includes(known.talk.callId);
  return {
    member: { queuePause: first.isPaused ? first.pausedReason : null },
    call: isStillInIt ? known.talk : busy && callId !== undefined ? { callId, queue: busy[0] } : null,
  };
}
