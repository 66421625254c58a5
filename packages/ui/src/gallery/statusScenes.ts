/** Scenes of lines of status. */
import type { Status } from '@hearthline/protocol';
import type { Language } from '../host/index.ts';
import { op, waiting } from './hosts.ts';
import { of } from './scene.ts';
import { HOUR, MINUTE, NOW } from './people.ts';

const lines: Readonly<Record<Language, readonly string[]>> = {
  'zh-CN': ['接孩子，三点回来', '村里停电，用电池在接', '今天嗓子哑，说话慢一点', '在学新的退费流程，可以问我'],
  en: [
    'Fetching my son, back at three',
    'Power cut here, on battery',
    'Hoarse today, I speak slowly',
    'Learning the new refunds, do ask me',
  ],
};
const emojis = ['👶', '🔌', null, '📚'] as const;

const statusOf = (l: Language, personId: string, index: number): Status => ({
  ...{ personId, emoji: emojis[index % 4] ?? null, until: NOW + (index + 1) * 20 * MINUTE },
  text: lines[l][index % 4] ?? '',
});
/** As long as it can be. */
const longest = (personId: string): Status => ({
  ...{ personId, text: '一二三四五六七八九十'.repeat(6), emoji: '🌧️', until: NOW + 9 * 24 * HOUR },
});
const everybodySays = (l: Language): Status[] =>
  Array.from({ length: 60 }, (_, index) => (index % 7 === 6 ? longest(`p${index}`) : statusOf(l, `p${index}`, index)));
const few = (l: Language): Status[] => [
  statusOf(l, 'p0', 0),
  statusOf(l, 'p3', 1),
  // Over, and nobody has said so.
  { personId: 'p4', text: 'OVER-BY-NOW', emoji: null, until: NOW },
];

export const statusScenes = {
  statuses: of('today', (l) => op(l, { statuses: few(l) })),
  statusesMany: of('team', (l) => op(l, { statuses: everybodySays(l) })),
  statusesOffline: of('team', (l) => op(l, { hubLink: waiting, statuses: few(l) })),
  statusesUnknown: of('team', (l) => op(l, { statuses: null })),
};
