import type { ReadableValue } from '@hearthline/softphone-core/value';
import { createContext, useCallback, useContext } from 'react';
import { useStore } from 'zustand';
import {
  HostError,
  type Host,
  type HostCommandName,
  type HostInput,
  type HostOutput,
  type HostValue,
  type HostValueName,
} from '../host/index.ts';
import { useFailures } from './failures.tsx';

const HostContext = createContext<Host | null>(null);
export const HostProvider = HostContext.Provider;

export const useHost = (): Host => {
  const host = useContext(HostContext);
  if (host === null) throw new Error('screens need a host: mountScreens gives it');
  return host;
};

/** A value of the host as it is now; drawn again when it changes. */
export const useValue = <N extends HostValueName>(name: N): HostValue<N> => {
  const value: ReadableValue<HostValue<N>> = useHost().values[name];
  return useStore(value, (state) => state);
};

export type Sent<N extends HostCommandName> =
  | { readonly ok: true; readonly value: HostOutput<N> }
  | { readonly ok: false; readonly error: HostError };

/** Sends a command and never rejects: a refusal is shown in words among the notices, and returned. */
export const useSend = (): (<N extends HostCommandName>(name: N, input: HostInput<N>) => Promise<Sent<N>>) => {
  const host = useHost();
  const failures = useFailures();
  return useCallback(
    async (name, input) => {
      try {
        return { ok: true, value: await host.send(name, input) };
      } catch (cause) {
        const error = cause instanceof HostError ? cause : new HostError('app.fault', { cause });
        if (name !== 'signIn') failures.add(error.code);
        return { ok: false, error };
      }
    },
    [host, failures],
  );
};

/** For handlers that need no answer: `act('hangUp', { callId })`. */
export const useAct = (): (<N extends HostCommandName>(name: N, input: HostInput<N>) => void) => {
  const send = useSend();
  return useCallback((name, input) => void send(name, input), [send]);
};
