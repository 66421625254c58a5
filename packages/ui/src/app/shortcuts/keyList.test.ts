import { describe, expect, it } from 'vitest';
import { actionIds } from '../../host/shortcuts/actions.ts';
import { screensOf } from '../screens.tsx';
import { screenOf } from './keyList.tsx';

describe.each(['operator', 'leader', 'it'] as const)('the screens of %s', (role) => {
  it.each([true, false])('[KEY-31] can each be given a key (with a phone: %s)', (hasPhone) => {
    const ids = screensOf(role, hasPhone).map(({ id }) => id);
    const opened = new Set(actionIds.map((action) => screenOf(action, ids)));
    expect(ids.filter((id) => !opened.has(id))).toEqual([]);
  });
  it('[KEY-31] of others are not opened', () =>
    expect(actionIds.map((action) => screenOf(action, ['team', 'settings']))).not.toContain('phone'));
});
