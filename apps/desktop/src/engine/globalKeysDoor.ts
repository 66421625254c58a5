import { Value } from '@hearthline/softphone-core';
import { callCommandOf, keyedCalls, type CallKey } from '@hearthline/ui/callKeys';
import {
  bindingsOf,
  globalActions,
  type GlobalAction,
  type GlobalKeys,
  type GlobalKeysPort,
  type Host,
  type Platform,
} from '@hearthline/ui/host';
import type { EngineMethods } from '../shared/ipc.ts';

interface GlobalKeysDoorOptions {
  readonly ipc: Pick<EngineMethods, 'globalKeys.take' | 'globalKeys.hold' | 'window.comeForward'>;
  readonly platform: Platform;
  readonly isWayland: boolean;
  readonly log: {
    info(message: string, data?: Record<string, unknown>): void;
    warn(message: string, data?: Record<string, unknown>): void;
  };
}

const callKeys: Readonly<Record<Exclude<GlobalAction, 'globalShow'>, CallKey>> = {
  globalAnswer: 'answer',
  globalEnd: 'end',
  globalMute: 'mute',
  globalHold: 'hold',
};

/** Says which keys work while another program is in front, and does what they are for (ui's host/shortcuts/SPEC.md). */
export class GlobalKeysDoor implements GlobalKeysPort {
  readonly #options: GlobalKeysDoorOptions;
  readonly state: Value<GlobalKeys>;
  /** Main is told once at least: it may still have what an engine before this one wanted. */
  #wanted = '';

  constructor(options: GlobalKeysDoorOptions) {
    this.#options = options;
    this.state = new Value<GlobalKeys>({ state: { kind: 'off' }, isWayland: options.isWayland });
  }

  readonly hold = (isHeld: boolean): Promise<void> => this.#options.ipc['globalKeys.hold']({ isHeld });

  /** [KEY-22] From now on as the settings say, while somebody is signed in. */
  follow({ values }: Pick<Host, 'values'>): void {
    const look = (): void => {
      const { isGlobal, changes } = values.settings.getState().shortcuts;
      const isOn = isGlobal && values.session.getState().kind === 'signedIn';
      const bindings = bindingsOf(changes, this.#options.platform);
      const keys = globalActions.flatMap((action) =>
        bindings[action].map((combination) => ({ action, combination })).slice(0, 1),
      );
      void this.#want(isOn, isOn ? keys : []);
    };
    values.settings.subscribe(look);
    values.session.subscribe(look);
    look();
  }

  /** [KEY-27] Main has asked the system again. */
  told(refused: GlobalAction[]): void {
    if (this.state.getState().state.kind === 'on') this.#show({ kind: 'on', refused });
  }

  /** [KEY-24] The same commands as the buttons. A refusal is told where the person looks: in the window. */
  async press(action: GlobalAction, host: Host): Promise<void> {
    const { ipc, log } = this.#options;
    if (action === 'globalShow') return ipc['window.comeForward']({});
    const command = callCommandOf(callKeys[action], keyedCalls(callKeys[action], host.values));
    if (command === null) return log.info('a key with nothing to do', { action });
    try {
      await (command.name === 'setMuted'
        ? host.send('setMuted', command.input)
        : host.send(command.name, command.input));
    } catch (error) {
      log.warn('a key was refused', { action, error: String(error) });
      await ipc['window.comeForward']({});
    }
  }

  async #want(isOn: boolean, keys: { action: GlobalAction; combination: string }[]): Promise<void> {
    const text = JSON.stringify([isOn, keys]);
    if (text === this.#wanted) return;
    this.#wanted = text;
    try {
      const { refused } = await this.#options.ipc['globalKeys.take']({ keys });
      // What was asked for meanwhile is answered by its own reply.
      if (this.#wanted === text) this.#show(isOn ? { kind: 'on', refused } : { kind: 'off' });
    } catch (error) {
      this.#options.log.warn('keys not asked for', { error: String(error) });
    }
  }

  #show(state: GlobalKeys['state']): void {
    this.state.set({ ...this.state.getState(), state });
  }
}
