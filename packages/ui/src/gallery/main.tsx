import { Value } from '@hearthline/softphone-core/value';
import { memoryRouter } from '../app/router.tsx';
import { mountScreens } from '../app/mountScreens.tsx';
import type { ScreenClock } from '../app/clock.tsx';
import { mountMiniPhone } from '../features/mini/mountMiniPhone.tsx';
import { mountWall } from '../features/wall/mountWall.tsx';
import type { WallState } from '../features/wall/wallState.ts';
import { language as languageSchema, type Language, type Settings } from '../host/index.ts';
import { FakeHost } from './FakeHost.ts';
import type { Scene } from './scene.ts';
import { NOW } from './people.ts';
import { sceneNames, scenes } from './scenes.ts';

/** Time stands still, so that a picture is the same every time. */
const still: ScreenClock = { now: () => NOW, onSecond: () => () => undefined };

/** `#scene,language,theme,textScale`, for example `#talking,en,dark,1.3`; missing parts have their defaults. */
const readHash = (): {
  readonly name: string;
  readonly change: Partial<Settings>;
  readonly language: 'zh-CN' | 'en';
} => {
  const [name = '', tongue = '', theme = '', scale = ''] = location.hash.slice(1).split(',');
  const language = languageSchema.safeParse(tongue).data ?? 'zh-CN';
  return {
    name,
    language,
    change: { language, theme: theme === 'dark' ? 'dark' : 'light', textScale: Number(scale) || 1 },
  };
};

const list = (root: HTMLElement): void => {
  for (const name of sceneNames) {
    const link = document.createElement('a');
    link.href = `#${name}`;
    link.textContent = `${name} `;
    root.append(link);
  }
};

/** A wall's colours are its leader's. */
const inTheme = (wall: WallState, { theme }: Settings): WallState =>
  wall.kind === 'shown' && theme !== 'system' ? { ...wall, picture: { ...wall.picture, theme } } : wall;

const whenDrawn = (then: () => void): unknown => requestAnimationFrame(() => requestAnimationFrame(then));

/** The page a scene is of; returns the way out. */
const mountPage = (root: HTMLElement, scene: Scene, language: Language): (() => void) => {
  const { state, screen, find = '', page, wall } = scene;
  if (wall !== undefined) return mountWall(root, { state: new Value(inTheme(wall, state.settings)), language });
  const host = new FakeHost(state, scene.answers);
  return page === 'mini'
    ? mountMiniPhone(root, host, still)
    : mountScreens(root, host, { clock: still, router: memoryRouter(screen, find) });
};

let unmount: (() => void) | undefined;
const show = (): void => {
  const { name, change, language } = readHash();
  const root = document.getElementById('root');
  const known = sceneNames.find((scene) => scene === name);
  unmount?.();
  if (root === null) return;
  root.replaceChildren();
  if (known === undefined) return list(root);
  const scene = scenes[known](language);
  const state = { ...scene.state, settings: { ...scene.state.settings, ...change } };
  unmount = mountPage(root, { ...scene, state }, language);
  const hash = location.hash.slice(1);
  whenDrawn(() => (document.documentElement.dataset.scene = hash));
};
window.addEventListener('hashchange', show);
show();
