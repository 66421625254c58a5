import { Value } from '@hearthline/softphone-core/value';
import { HostError, type Host, type HostCommandName, type HostInput, type HostOutput } from '../host/index.ts';
import type { HostState } from './state.ts';

/** Answers of commands that are more than a change of state; a gallery needs only those. */
export type Answers = { readonly [N in HostCommandName]?: (input: HostInput<N>) => HostOutput<N> };

type Values = { readonly [N in keyof HostState]: Value<HostState[N]> };

/** A host without engine or hub: values made up once, commands that do what can be shown at once. */
export class FakeHost implements Host {
  readonly values: Values;
  readonly #answers: Answers;

  constructor(state: HostState, answers: Answers = {}) {
    this.values = Object.fromEntries(Object.entries(state).map(([name, value]) => [name, new Value(value)])) as Values;
    this.#answers = answers;
  }

  readonly send = async <N extends HostCommandName>(name: N, input: HostInput<N>): Promise<HostOutput<N>> => {
    const effect = this.#effects[name];
    effect?.(input);
    const answer = this.#answers[name];
    if (answer) return answer(input);
    if (effect) return undefined as HostOutput<N>;
    throw new HostError('hub.offline');
  };

  readonly #effects: { readonly [N in HostCommandName]?: (input: HostInput<N>) => void } = {
    changeSettings: (change) => {
      const { settings } = this.values;
      settings.set({ ...settings.getState(), ...change });
    },
    dismissNotice: ({ id }) => {
      const { notices } = this.values;
      notices.set(notices.getState().filter((notice) => notice.id !== id));
    },
    holdGlobalKeys: () => undefined,
    putAwayNumber: () => this.values.offeredNumber.set(null),
    setMuted: ({ callId, isMuted }) => {
      const { calls } = this.values;
      calls.set(calls.getState().map((call) => (call.id === callId ? { ...call, isMuted } : call)));
    },
    sendDigits: ({ callId, tones }) => {
      const { calls } = this.values;
      calls.set(
        calls.getState().map((call) => (call.id === callId ? { ...call, digitsSent: call.digitsSent + tones } : call)),
      );
    },
    chooseDevice: ({ role, deviceId }) => {
      const { audio } = this.values;
      const old = audio.getState();
      audio.set({ ...old, chosen: { ...old.chosen, [role]: deviceId } });
    },
    rankDevices: (ranking) => {
      const { audio } = this.values;
      audio.set({ ...audio.getState(), ranking });
    },
    putAwayTakeover: () => {
      const { audio } = this.values;
      audio.set({ ...audio.getState(), takeover: null });
    },
    startSoundTest: () => undefined,
    stopSoundTest: () => undefined,
    checkSound: () => undefined,
    findFault: () => undefined,
    copyText: () => undefined,
    startReadiness: () => undefined,
    cutLineCheckShort: () => undefined,
    stopReadiness: () => undefined,
    listenToRoom: () => undefined,
    stopListeningToRoom: () => undefined,
    acknowledge: () => undefined,
    dropTransfer: () => undefined,
    reconnect: () => undefined,
    connectHeadset: () => undefined,
    chooseHeadset: () => this.values.headsetDesk.set({ ...this.values.headsetDesk.getState(), offered: null }),
    forgetHeadset: ({ key }) => {
      const { headsetDesk } = this.values;
      const { remembered, offered } = headsetDesk.getState();
      headsetDesk.set({ offered, remembered: remembered.filter((each) => each.key !== key) });
    },
  };
}
