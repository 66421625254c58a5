import { createContext, useContext } from 'react';
import { actionGroups, actionIds, actions, type ActionGroup, type ActionId } from '../../host/shortcuts/actions.ts';
import type { AppInfo } from '../../host/index.ts';
import { useValue } from '../host.tsx';
import { screenIds, type ScreenId } from '../router.tsx';
import type { Words } from '../words/index.ts';
import { useWords } from '../words/useWords.tsx';

/** The screens this person has, the first one first. */
const ScreensContext = createContext<readonly ScreenId[]>([]);
export const MyScreensProvider = ScreensContext.Provider;

export interface KeyGroup {
  readonly group: ActionGroup;
  readonly rows: readonly { readonly action: ActionId; readonly name: string }[];
}

/** The screen an action opens; null: it opens none, or none that this person has. */
export function screenOf(action: ActionId, screens: readonly ScreenId[]): ScreenId | null {
  if (action === 'home') return screens[0] ?? null;
  const screen = screenIds.find((id) => id === action) ?? null;
  return screen !== null && screens.includes(screen) ? screen : null;
}

const withoutPhone: ReadonlySet<ActionId> = new Set(['find', 'help']);

interface Seen {
  readonly app: AppInfo;
  readonly screens: readonly ScreenId[];
}

const isThere = (action: ActionId, { app, screens }: Seen): boolean => {
  const { group } = actions[action];
  // The first screen has its key already.
  if (group === 'screens') return action === 'home' || (screenOf(action, screens) !== null && action !== screens[0]);
  if (group === 'global' || action === 'mini') return app.kind === 'desktop' && app.hasPhone;
  return app.hasPhone || withoutPhone.has(action);
};

const nameOf = (action: ActionId, screens: readonly ScreenId[], w: Words): string => {
  const screen = actions[action].group === 'screens' ? screenOf(action, screens) : null;
  if (screen !== null) return w.shortcuts.open(w.nav[screen]);
  return w.shortcuts.does[action as keyof Words['shortcuts']['does']];
};

/** What keys can do for this person here, with its words. */
export const useKeyList = (): {
  readonly groups: readonly KeyGroup[];
  readonly nameOf: (action: ActionId) => string;
} => {
  const { w } = useWords();
  const app = useValue('app');
  const screens = useContext(ScreensContext);
  const rows = actionIds.filter((action) => isThere(action, { app, screens }));
  const groups = actionGroups.map((group) => ({
    group,
    rows: rows
      .filter((action) => actions[action].group === group)
      .map((action) => ({ action, name: nameOf(action, screens, w) })),
  }));
  return { groups: groups.filter((each) => each.rows.length > 0), nameOf: (action) => nameOf(action, screens, w) };
};
