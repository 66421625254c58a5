import type { Words } from '../../app/words/index.ts';
import type { FaultSnapshot } from '../../host/faults/faultContract.ts';
import { verdictOf } from '../../host/faults/faultMachine.ts';

/** [FAULT-6] What IT needs, one line each: to be copied or read out. Only what is asked for here goes in. */
export function faultReport(
  { steps, hubHost, phoneHost }: FaultSnapshot,
  about: { readonly version: string; readonly time: string; readonly words: Words['faults'] },
): string {
  const { words, version, time } = about;
  const { report } = words;
  return [
    `${report.app} ${version}`,
    `${report.time}: ${time}`,
    `${report.hub}: ${hubHost ?? report.none}`,
    `${report.phone}: ${phoneHost ?? report.none}`,
    ...steps.flatMap(({ id, finding }, index) =>
      finding === null ? [] : [`${index + 1}. ${words.steps[id]} ${words.verdicts[verdictOf(finding)]} (${finding})`],
    ),
  ].join('\n');
}
