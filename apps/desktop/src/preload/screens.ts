/** The screens' door: they can ask for a port to the engine, and that is all. */
import { contextBridge, ipcRenderer } from 'electron';
import { PORT, screensRows } from '../shared/rows.ts';

contextBridge.exposeInMainWorld('hearthline', {
  call: Object.fromEntries(screensRows.map((name) => [name, (input: unknown) => ipcRenderer.invoke(name, input)])),
});

ipcRenderer.on(PORT, (event) => window.postMessage(PORT, window.origin, event.ports));
