/** Scenes of the highlight wall and of its desk. */
import type { WallPicture } from '@hearthline/protocol';
import type { WallState } from '../features/wall/wallState.ts';
import type { Language } from '../host/index.ts';
import { badgeRules } from './badges.ts';
import { lead, op, unknown, waiting, connecting } from './hosts.ts';
import { of, type Make } from './scene.ts';
import { groupsOf, HOUR, longName, MINUTE, NOW, organisation, people } from './people.ts';
import { wallRows } from './wallRows.ts';

interface Look {
  readonly language: Language;
  /** Names of 60 characters, as many rows as there can be. */
  readonly isFull?: boolean;
}

const words = {
  'zh-CN': {
    sentence: '靠劳动，在家门口过上好日子',
    praise: ['那通投诉你听了四十分钟，一句没打断，最后老人家自己笑了。', '稳。', '新来的三位，都是你带会的。'],
    activities: ['禾苗组家庭日 · 采茶', '技能比武', '柳溪点慰问走访', '包饺子', '读书会', '年会彩排'],
    places: ['后山茶园', '线上', '柳溪村'],
  },
  en: {
    sentence: 'A good life, at home, by good work',
    praise: [
      'You listened to that complaint for forty minutes without a word between, and in the end he laughed himself.',
      'Steady.',
      'All three newcomers learned it from you.',
    ],
    activities: [
      'Family day: picking tea',
      'Skills day',
      'Visits in Willow Creek',
      'Dumplings',
      'Reading',
      'Rehearsal',
    ],
    places: ['The tea garden', 'On screen', 'Willow Creek'],
  },
};

const picture = ({ language, isFull = false }: Look): WallPicture => {
  const said = words[language];
  const tree = organisation(language);
  const persons = people(language, isFull).filter(({ role }) => role === 'operator');
  const unitOf = (unitId: string): string => tree.units.find(({ id }) => id === unitId)?.name ?? '';
  const named = persons
    .slice(0, isFull ? 8 : 4)
    .map(({ id, name, unitId }) => ({ id, name, unitName: unitOf(unitId) }));
  const long = longName(language, 0);
  return {
    name: isFull ? long : tree.centreName,
    unitName: isFull ? long : tree.centreName,
    sentence: isFull ? (said.sentence + long).slice(0, 80) : said.sentence,
    ...{ language, theme: 'dark', timeZone: tree.timeZone, workday: '2026-11-21' },
    people: named.map((one, index) => ({ ...one, points: 312 - index * 11 })),
    groups: groupsOf(tree)
      .slice(0, 3)
      .map(({ id, name }, index) => ({
        id,
        name: isFull ? longName(language, index) : name,
        rank: index + 1,
        points: 187 - index * 9,
      })),
    badges: named.slice(0, isFull ? 8 : 3).map((one, index) => ({
      ...one,
      id: `b${index}`,
      title: badgeRules[index % badgeRules.length]?.title ?? { 'zh-CN': '', en: '' },
    })),
    praise: said.praise.map((text, index) => ({
      ...{ id: `k${index}`, fromName: persons.at(-1)?.name ?? '', toName: persons[index]?.name ?? '' },
      text: isFull && index === 0 ? text.repeat(8).slice(0, 200) : text,
    })),
    thanksCount: 86,
    activities: said.activities.slice(0, isFull ? 6 : 3).map((title, index) => ({
      ...{ id: `a${index}`, title: isFull ? (title + long).slice(0, 80) : title, place: said.places[index] ?? '' },
      ...{ startsAt: NOW + (index * 50 + 3) * HOUR, endsAt: NOW + (index * 50 + 5) * HOUR, comingCount: 26 + index },
    })),
    callCount: 7_318,
  };
};

const page =
  (make: (language: Language) => WallState): Make =>
  (language) => ({ screen: null, page: 'wall', state: op(language), wall: make(language) });
const shown = (seen: WallPicture, isLive = true): WallState => ({
  ...{ kind: 'shown', picture: seen, isLive },
  asOf: isLive ? NOW : NOW - 15 * MINUTE,
  heardAt: NOW,
});

/** Nothing above it in its column. */
const desk = { announcements: [], announcementPlans: [], proposals: [] };

/** All there can be on a wall. */
export const defaultWall = page((language) => shown(picture({ language })));

export const wallScenes = {
  wallPage: defaultWall,
  wallPageFull: page((language) => shown(picture({ language, isFull: true }))),
  wallPageEmpty: page((language) =>
    shown({
      ...picture({ language }),
      ...{ people: [], groups: [], badges: [], praise: [], activities: [], thanksCount: 0, callCount: 0, sentence: '' },
    }),
  ),
  wallPageSome: page((language) =>
    shown({ ...picture({ language }), groups: null, badges: null, praise: null, thanksCount: null, callCount: null }),
  ),
  wallPageOld: page((language) => shown(picture({ language }), false)),
  wallPageAsking: page(() => ({ kind: 'asking' })),
  wallPageUnreached: page(() => ({ kind: 'unreached' })),
  wallPageClosed: page(() => ({ kind: 'closed' })),
  wallPageNoKey: page(() => ({ kind: 'noKey' })),
  walls: of('broadcast', (l) => lead(l, desk)),
  wallsEmpty: of('broadcast', (l) => lead(l, { ...desk, walls: [] })),
  wallsOffline: of('broadcast', (l) => lead(l, { ...desk, hubLink: waiting })),
  wallsLoading: of('broadcast', (l) => unknown(lead(l), connecting)),
  wallsFull: of('broadcast', (l) =>
    lead(l, {
      ...desk,
      walls: Array.from({ length: 4 }, (_, index) =>
        wallRows(l).map((one) => ({ ...one, id: `${one.id}${index}`, name: longName(l, index) })),
      ).flat(),
    }),
  ),
};
