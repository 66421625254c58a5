/** Made-up walls, of each who may have some. */
import type { Wall } from '@hearthline/protocol';
import type { Language } from '../host/index.ts';
import type { Answers } from './FakeHost.ts';
import { HOUR, NOW } from './people.ts';

/** A leader's walls: one on a screen, one that nothing shows yet. */
export const wallRows = (language: Language): Wall[] => {
  const isEnglish = language === 'en';
  const wall = (id: string, name: string, keyMadeAt: number | null): Wall => ({
    ...{ id, name, keyMadeAt, unitId: 'g1', language, theme: 'dark', praiseIds: [] },
    panels: ['people', 'groups', 'badges', 'praise', 'activities', 'calls'],
    sentence: isEnglish ? 'A good life, at home, by good work' : '靠劳动，在家门口过上好日子',
  });
  return [
    wall('w0', isEnglish ? 'Screen left in the hall' : '大厅左边的屏', NOW - 50 * HOUR),
    wall('w1', isEnglish ? 'Anniversary' : '周年那天', null),
  ];
};

export const wallsOfOperator = { wallChoice: { isShown: false }, walls: null };
export const wallsOfLeader = (language: Language) => ({ wallChoice: null, walls: wallRows(language) });
export const noWalls = { wallChoice: null, walls: null };
export const wallAnswers: Answers = {
  makeWall: () => ({ wallId: 'w9' }),
  makeWallKey: () => ({ key: 'a-made-up-key-that-opens-nothing-43-letters' }),
};
