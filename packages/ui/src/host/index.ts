export * from './contract.ts';
export * from './problem.ts';
export * from './settings.ts';
