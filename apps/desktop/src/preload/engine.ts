/** The engine's door to the main process: one method a row, events, and the ports of screens. Nothing else. */
import { contextBridge, ipcRenderer } from 'electron';
import { ENGINE_EVENT, engineRows, MINI_PORT, PORT } from '../shared/rows.ts';

contextBridge.exposeInMainWorld('hearthline', {
  call: Object.fromEntries(engineRows.map((name) => [name, (input: unknown) => ipcRenderer.invoke(name, input)])),
  onEvent: (listener: (event: unknown) => void) => {
    ipcRenderer.on(ENGINE_EVENT, (_event, value: unknown) => listener(value));
  },
});

// A port cannot cross the context bridge; it is posted to our own page.
for (const port of [PORT, MINI_PORT])
  ipcRenderer.on(port, (event) => window.postMessage(port, window.origin, event.ports));
