export { type BrowserPortsOptions, createBrowserPorts } from './browserPorts.ts';
export type { WorkletUrls } from './worklets.ts';
