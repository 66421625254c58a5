/** The page of a highlight wall, served by the hub: `/wall.html#KEY`. Nobody is signed in. */
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
  mountWall(root, reader);
  reader.start();
  // Another address put in by hand: everything anew.
  window.addEventListener('hashchange', () => window.location.reload());
}
