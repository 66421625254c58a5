export * from './host/index.ts';
export { mountScreens, type ScreensOptions } from './app/mountScreens.tsx';
