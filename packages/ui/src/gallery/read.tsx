import { Value } from '@hearthline/softphone-core/value';
import { renderToString } from 'react-dom/server';
import { App } from '../app/App.tsx';
import { ClockProvider } from '../app/clock.tsx';
import { HostProvider } from '../app/host.tsx';
import { Spoken } from '../app/Spoken.tsx';
import { MiniPhone } from '../features/mini/MiniPhone.tsx';
import { WallPage } from '../features/wall/WallPage.tsx';
import { memoryRouter, RouterContextProvider } from '../app/router.tsx';
import type { Language } from '../host/index.ts';
import { FakeHost } from './FakeHost.ts';
import { NOW } from './people.ts';
import { scenes, type SceneName } from './scenes.ts';

/** A scene as its page's text of tags, without a browser. */
export const draw = (name: SceneName, language: Language): string => {
  const scene = scenes[name](language);
  const { state, screen } = scene;
  const page = 'page' in scene ? scene.page : undefined;
  if ('wall' in scene && scene.wall !== undefined)
    return renderToString(<WallPage state={new Value(scene.wall)} language={language} />);
  const host = new FakeHost({ ...state, settings: { ...state.settings, language } });
  return renderToString(
    <HostProvider value={host}>
      <ClockProvider value={{ now: () => NOW, onSecond: () => () => undefined }}>
        <RouterContextProvider value={memoryRouter(screen, 'find' in scene ? scene.find : '')}>
          {page === 'mini' ? (
            <Spoken>
              <MiniPhone />
            </Spoken>
          ) : (
            <App />
          )}
        </RouterContextProvider>
      </ClockProvider>
    </HostProvider>,
  );
};

/** What a person reads of it. */
export const read = (name: SceneName, language: Language = 'zh-CN'): string =>
  draw(name, language)
    .replaceAll(/<!--.*?-->/g, '')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ');
