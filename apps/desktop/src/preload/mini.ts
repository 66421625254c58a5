/** The mini phone's door: it can ask for a port to the engine, and that is all. */
import { contextBridge, ipcRenderer } from 'electron';
import { MINI_PORT, miniRows, PORT } from '../shared/rows.ts';

contextBridge.exposeInMainWorld('hearthline', {
  call: Object.fromEntries(miniRows.map((name) => [name, (input: unknown) => ipcRenderer.invoke(name, input)])),
});

ipcRenderer.on(MINI_PORT, (event) => window.postMessage(PORT, window.origin, event.ports));
