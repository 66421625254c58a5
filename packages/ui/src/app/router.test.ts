import { expect, it } from 'vitest';
import { memoryRouter, readPlace } from './router.tsx';
import { railOf, screensOf } from './screens.tsx';

it('reads the place of an address, and none of what it does not know', () => {
  expect(readPlace('#/team/%E6%9E%97')).toEqual({ screen: 'team', find: '林' });
  expect(readPlace('#/points')).toEqual({ screen: 'points', find: '' });
  expect(['', '#/nowhere', '#/team/%E6%'].map((hash) => readPlace(hash))).toEqual([
    { screen: null, find: '' },
    { screen: null, find: '' },
    { screen: 'team', find: '' },
  ]);
});
it('goes, and tells who listens', () => {
  const router = memoryRouter(null);
  const seen: unknown[] = [];
  router.subscribe((place) => seen.push(place));
  router.go('phone', '1004');
  expect(seen).toEqual([{ screen: 'phone', find: '1004' }]);
});
it('gives each role its screens, and the phone only where there is one', () => {
  const ids = (...args: Parameters<typeof screensOf>) => railOf(screensOf(...args)).map(({ id }) => id);
  expect(ids('operator', true)).toEqual([
    'today',
    'phone',
    'history',
    'messages',
    'callbacks',
    'contacts',
    'team',
    'chat',
    'points',
    'announcements',
    'activities',
    'settings',
  ]);
  expect(ids('leader', false)).toEqual([
    'floor',
    'broadcast',
    'history',
    'callbacks',
    'contacts',
    'team',
    'chat',
    'points',
    'announcements',
    'activities',
    'settings',
  ]);
  expect(ids('leader', true)).toContain('phone');
  expect(ids('it', false)).toEqual(['organisation', 'broadcast', 'team', 'chat', 'activities', 'settings']);
});
