export { type BrowserPortsOptions, createBrowserPorts } from './browserPorts.ts';
