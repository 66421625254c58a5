export * from './desktop.ts';
export * from './ears.ts';
export * from './host.ts';
export * from './hubProcess.ts';
export * from './leader.ts';
export * from './person.ts';
export * from './stage.ts';
export * from './tcpLine.ts';
