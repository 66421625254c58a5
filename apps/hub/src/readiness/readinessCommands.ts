import { newFact } from '../facts/newFact.ts';
import type { Clock } from '../clock.ts';
import type { CommandTable } from '../session/commandTable.ts';

/** What an operator's look at her place and line came to becomes a fact, told twice or not. SPEC: readiness/SPEC.md. */
export function readinessCommands(clock: Clock): Pick<CommandTable, 'readiness.report'> {
  return {
    'readiness.report': {
      isRecorded: true,
      async run({ at, findings }, { person }) {
        // A report may come hours later, out of the outbox; a PC's clock that is ahead gains nothing.
        const checkedAt = Math.min(at, clock.now());
        const body = { at: checkedAt, personId: person.id, findings };
        return {
          value: {},
          write: { facts: [newFact('readiness.checked', body, `readiness:${person.id}:${at}`)] },
        };
      },
    },
  };
}
