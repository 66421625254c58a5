export * from './ear.ts';
export * from './homePc.ts';
export * from './pulse.ts';
