export * from './contract.ts';
export * from './errors.ts';
export * from './lib/clock.ts';
export * from './lib/log.ts';
export * from './lib/scope.ts';
export * from './lib/value.ts';
export * from './ports.ts';
export * from './snapshot.ts';
export { type CreateSoftphone, createSoftphone } from './softphone.ts';
