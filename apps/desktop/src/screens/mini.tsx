/** The mini phone's page: asks for the engine, shows the call. */
import { mountMiniPhone } from '@hearthline/ui/mini';
import '../shared/door.ts';
import { PORT } from '../shared/rows.ts';
import { ScreensBridge } from './bridge.ts';

const bridge = new ScreensBridge();
window.addEventListener('message', (event) => {
  const [port] = event.ports;
  if (event.data === PORT && event.origin === window.origin && port !== undefined) bridge.use(port);
});
await window.hearthline.call['mini.connect']?.({});
const root = document.getElementById('root');
if (root !== null) mountMiniPhone(root, await bridge.host);
