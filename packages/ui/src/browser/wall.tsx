/** The page of a highlight wall, served by the hub: `/wall.html#KEY`. Nobody is signed in. */
import { spokenLanguage } from '../app/words/index.ts';
import { mountWall } from '../features/wall/mountWall.tsx';
import { WallReader } from '../features/wall/wallReader.ts';

const root = document.getElementById('root');
if (root !== null) {
  const reader = new WallReader({
    key: window.location.hash.slice(1),
    fetch: (...request) => fetch(...request),
    now: () => Date.now(),
    after: (delayMs, run) => {
      const timer = setTimeout(run, delayMs);
      return () => clearTimeout(timer);
    },
    random: () => Math.random(),
  });
  mountWall(root, { state: reader, language: spokenLanguage(null, navigator.languages) });
  reader.start();
  // Another address put in by hand: everything anew.
  window.addEventListener('hashchange', () => window.location.reload());
}
