import type { CommandInput, CommandName, CommandOutput } from '@hearthline/protocol';
import type { Conferences } from '../conference/conferences.ts';
import type { Recordings } from '../recording/recordings.ts';
import type { ParkedCalls } from '../parking/parkedCalls.ts';
import type { RingingPhones } from '../parking/ringingPhones.ts';
import type { ShownNumbers } from '../shownNumber/shownNumbers.ts';
import type { Mobiles } from '../mobile/mobiles.ts';
import type { CommandContext, CommandTable } from './commandTable.ts';

/** What the hub does in a call of an operator's. */
export interface InCall {
  readonly conferences: Conferences;
  readonly recordings: Recordings;
  readonly parkedCalls: ParkedCalls;
  readonly ringingPhones: RingingPhones;
  readonly shownNumbers: ShownNumbers;
  readonly mobiles: Mobiles;
}

type InCallCommand = Extract<
  CommandName,
  `${'conference' | 'recording' | 'parking' | 'pickup' | 'shownNumber' | 'mobile'}.${string}`
>;

/** Which concept carries out which command of a call. None is kept: a call's own state says whether it was done. */
export function inCallCommands({
  conferences,
  recordings,
  parkedCalls,
  ringingPhones,
  shownNumbers,
  mobiles,
}: InCall): Pick<CommandTable, InCallCommand> {
  return {
    'conference.add': live('conference.add', (input, { person }) => conferences.add(person, input)),
    'conference.drop': live('conference.drop', (input, { person }) => done(conferences.drop(person, input))),
    'conference.mute': live('conference.mute', (input, { person }) => done(conferences.mute(person, input))),
    'conference.end': live('conference.end', (input, { person }) => done(conferences.end(person, input))),
    'recording.pause': live('recording.pause', (input, { person }) => done(recordings.pause(person, input))),
    'recording.resume': live('recording.resume', (input, { person }) => done(recordings.resume(person, input))),
    'parking.park': live('parking.park', (input, { person }) => done(parkedCalls.park(person, input))),
    'parking.take': live('parking.take', (input, { person }) => done(parkedCalls.pickUp(person, input))),
    'pickup.take': live('pickup.take', (input, { person }) => done(ringingPhones.pickUp(person, input))),
    'shownNumber.choose': live('shownNumber.choose', (input, { person }) => done(shownNumbers.choose(person, input))),
    'mobile.set': live('mobile.set', (input, { person }) => done(mobiles.set(person, input))),
  };
}

const live = <N extends InCallCommand>(
  _name: N,
  run: (input: CommandInput<N>, context: CommandContext) => Promise<CommandOutput<N>>,
): CommandTable[N] =>
  ({
    isRecorded: false,
    run: async (input: CommandInput<N>, context: CommandContext) => ({ value: await run(input, context) }),
  }) as CommandTable[N];

const done = async (carriedOut: Promise<void>): Promise<Record<string, never>> => {
  await carriedOut;
  return {};
};
