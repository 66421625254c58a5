import type { DayQuestion, Person, PersonDay } from '@hearthline/protocol';
import type { Calendar, Clock } from '../clock.ts';
import { HubError } from '../hubError.ts';
import type { Directory } from '../organisation/directory.ts';
import type { Stretch } from '../rests/stretch.ts';
import type { CommandEffect, CommandTable } from '../session/commandTable.ts';
import type { Store } from '../store/store.ts';

interface Ports {
  readonly store: Store;
  readonly clock: Clock;
  readonly calendar: Calendar;
  readonly directory: Directory;
}

/** [DAY-2] What of the stretches fell between two moments, in order. */
export const cutTo = (stretches: readonly Stretch[], day: { from: number; to: number }): PersonDay['stretches'] =>
  stretches
    .map(({ beganAt, endedAt, state, reason }) => ({
      ...{ from: Math.max(beganAt, day.from), to: Math.min(endedAt, day.to), state, reason },
    }))
    .filter(({ from, to }) => to > from)
    .toSorted((a, b) => a.from - b.from);

/** [DAY-1] [DAY-3] @throws HubError `command.notAllowed` */
async function read(ports: Ports, question: DayQuestion, reader: Person): Promise<CommandEffect<'day.read'>> {
  const { store, calendar, clock, directory } = ports;
  const personId = question.personId ?? reader.id;
  const whose = directory.people.get(personId);
  if (personId !== reader.id && !directory.leads(reader, whose)) throw new HubError('command.notAllowed');
  const today = calendar.workdayOf(clock.now());
  const workday = question.workday ?? today;
  const day = calendar.spanOf(workday);
  const [totals, stretches, heldMs, results] = await Promise.all([
    store.readDays({ personId, from: workday, to: workday }),
    store.readStretches({ personId, ...day }),
    store.readHeldMs({ personId, ...day }),
    store.readResultSums({ personId, ...day }),
  ]);
  const { callCount = 0, talkMs = 0, points = 0 } = totals[0] ?? {};
  const value: PersonDay = {
    ...{ personId, workday, beganAt: day.from, endsAt: day.to, callCount, talkMs, heldMs, points, results },
    stretches: cutTo(stretches, day),
  };
  return { value, deeds: [{ aboutId: personId, what: 'dayRead', subject: '', onceFor: `day ${today}` }] };
}

export const dayCommands = (ports: Ports): Pick<CommandTable, 'day.read'> => ({
  'day.read': { isRecorded: false, run: (question, { person }) => read(ports, question, person) },
});
