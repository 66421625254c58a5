import { Value, type ReadableValue } from '@hearthline/softphone-core/value';
import { createContext, useContext } from 'react';
import { useStore } from 'zustand';

export const screenIds = [
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
  'floor',
  'broadcast',
  'organisation',
  'settings',
  'readiness',
  'soundTest',
  'faults',
] as const;
export type ScreenId = (typeof screenIds)[number];

/** Where the person is; null: at the first screen of their role. `find` is what the search was asked for. */
export interface Place {
  readonly screen: ScreenId | null;
  readonly find: string;
}

export interface Router extends ReadableValue<Place> {
  readonly go: (screen: ScreenId, find?: string) => void;
}

export const readPlace = (hash: string): Place => {
  const [screen = '', find = ''] = hash.replace(/^#\/?/, '').split('/');
  return { screen: screenIds.find((id) => id === screen) ?? null, find: decodeSafely(find) };
};

const decodeSafely = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
};

export const memoryRouter = (screen: ScreenId | null, at = ''): Router => {
  const place = new Value<Place>({ screen, find: at });
  return Object.assign(place, { go: (next: ScreenId, find = '') => place.set({ screen: next, find }) });
};

/** The place in the address after `#`, so that reloading the screens comes back to it. */
export const hashRouter = (window: Window): Router => {
  const place = new Value<Place>(readPlace(window.location.hash));
  window.addEventListener('hashchange', () => place.set(readPlace(window.location.hash)));
  return Object.assign(place, {
    go: (screen: ScreenId, find = '') => {
      window.location.hash = find === '' ? `#/${screen}` : `#/${screen}/${encodeURIComponent(find)}`;
    },
  });
};

const RouterContext = createContext<Router>(memoryRouter(null));
export const RouterContextProvider = RouterContext.Provider;
export const useRouter = (): Router => useContext(RouterContext);
export const usePlace = (): Place => useStore(useRouter(), (place) => place);
