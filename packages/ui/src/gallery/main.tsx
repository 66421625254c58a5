import { memoryRouter } from '../app/router.tsx';
import { mountScreens } from '../app/mountScreens.tsx';
import type { ScreenClock } from '../app/clock.tsx';
import { mountMiniPhone } from '../features/mini/mountMiniPhone.tsx';
import { language as languageSchema, type Settings } from '../host/index.ts';
import { FakeHost } from './FakeHost.ts';
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

/** The quality of the last half minute, so that the small line of the call card has something to draw; then all is drawn. */
const playQuality = (host: FakeHost, drawn: () => void): void => {
  const { calls } = host.values;
  const whenDrawn = (): unknown => requestAnimationFrame(() => requestAnimationFrame(drawn));
  if (calls.getState().length === 0) return void whenDrawn();
  const base = calls.getState().find(({ quality }) => quality !== null)?.quality?.mos ?? 0;
  for (let step = 0; step < 30; step += 1)
    setTimeout(() => {
      calls.set(
        calls.getState().map((call) => {
          if (call.quality === null) return call;
          const dip = step > 17 && step < 23 ? 0.5 : 0;
          const mos = base - dip + (step % 3) * 0.03;
          return { ...call, quality: { ...call.quality, mos } };
        }),
      );
      if (step === 29) whenDrawn();
    }, step);
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
  const host = new FakeHost(state, scene.answers);
  unmount =
    'page' in scene && scene.page === 'mini'
      ? mountMiniPhone(root, host, still)
      : mountScreens(root, host, { clock: still, router: memoryRouter(scene.screen) });
  const hash = location.hash.slice(1);
  playQuality(host, () => (document.documentElement.dataset.scene = hash));
};
window.addEventListener('hashchange', show);
show();
