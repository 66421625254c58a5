import type { HostValue, HostValueName } from '../host/index.ts';

export type HostState = { readonly [N in HostValueName]: HostValue<N> };
