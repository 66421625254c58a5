/** The screens' page: asks for the engine, shows its host. */
import { mountScreens } from '@hearthline/ui';
import '../shared/door.ts';
import { PORT } from '../shared/rows.ts';
import { ScreensBridge } from './bridge.ts';

const bridge = new ScreensBridge();
window.addEventListener('message', (event) => {
  const [port] = event.ports;
  if (event.data === PORT && event.origin === window.origin && port !== undefined) bridge.use(port);
});
await window.hearthline.call['screens.connect']?.({});
const root = document.getElementById('root');
if (root !== null) mountScreens(root, await bridge.host);
