/** Made-up log entries, and what the hub says of a made-up list of people. */
import type { Deed, ImportReport } from '@hearthline/protocol';
import type { Language } from '../host/index.ts';
import type { Answers } from './FakeHost.ts';
import { HOUR, NOW, organisation, people } from './people.ts';

const leaderName = (l: Language) => (l === 'en' ? 'Mo Lead' : '刘组长');

export const deedRows = (l: Language): Deed[] => {
  const groups = organisation(l).units.filter(({ kind }) => kind === 'group');
  const way = `${groups[2]?.name ?? ''} → ${groups[0]?.name ?? ''}`;
  const rows = [
    ['callsRead', ''],
    ['callbackGiven', '139 0000 2046'],
    ['outageDeclined', l === 'en' ? 'Nobody else in the lane was cut off.' : '同村的都没有断，先查查路由器。'],
    ['moved', way],
    ['passwordMade', ''],
    ['callbackTaken', '0517 8812 0011'],
    ['added', groups[2]?.name ?? ''],
  ] as const;
  return rows.map(([what, subject], index) => ({
    ...{ id: `d${index}`, at: NOW - (index * 19 + 2) * HOUR, byId: 'p11', byName: leaderName(l), what },
    ...{ aboutId: 'p0', subject },
  }));
};

/** What the hub would answer to any list. */
export const importReportOf = (l: Language, isDone: boolean): ImportReport => {
  const names = people(l, false);
  const some = (from: number, count: number, detail: string): ImportReport['added'] => ({
    count,
    shown: names.slice(from, from + count).map(({ id, name }) => ({ personId: id, name, detail })),
  });
  const [region, group] = [1, 4].map((index) => organisation(l).units[index]?.name ?? '');
  return {
    ...{ basis: 'b', isDone, added: some(0, 3, `${region}/${group}`), changed: some(5, 1, '1006 → 1066') },
    ...{
      moved: some(8, 2, `${region}/${group} → ${region}`),
      returned: some(0, 0, ''),
      left: some(12, 1, group ?? ''),
    },
    ...{ placed: some(1, 1, group ?? ''), relieved: some(0, 0, ''), unchangedCount: 53, units: [`${region}/${group}`] },
    issues: [
      { line: 7, why: 'extensionTaken' },
      { line: 12, why: 'tooDeep' },
    ],
    issueCount: 2,
  };
};

export const importAnswers = (l: Language): Answers => ({
  renameUnit: () => undefined,
  removeUnit: () => undefined,
  importPeople: ({ basis }) => importReportOf(l, basis !== null),
  makePasswords: ({ personIds }) => ({
    passwords: personIds.map((personId) => ({
      personId,
      account: `made.up.${personId}`,
      password: 'abcde-fghjk-mn23',
    })),
  }),
});
