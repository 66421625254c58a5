import type { Host } from '@hearthline/ui/host';
import type { CallSnapshot } from '@hearthline/softphone-core';
import type { EngineMethods } from '../shared/ipc.ts';

/** The few words the OS shows: notification and tray. */
export interface AttentionWords {
  incomingTitle(call: CallSnapshot): string;
  incomingBody(call: CallSnapshot): string;
  tooltip(host: Host): string;
  readonly answer: string;
  readonly reject: string;
  readonly open: string;
  readonly quit: string;
}

export interface AttentionOptions {
  readonly host: Host;
  readonly ipc: EngineMethods;
  /** In the language chosen now. */
  readonly words: () => AttentionWords;
  readonly onError: (what: string, error: unknown) => void;
}

/** Makes a person notice: the window comes forward and the OS says so when a call rings; the tray shows the state. */
export class Attention {
  readonly #options: AttentionOptions;
  #ringing = new Set<string>();

  constructor(options: AttentionOptions) {
    this.#options = options;
    const { calls, agentState, settings, session, line } = options.host.values;
    calls.subscribe((now) => this.#onCalls(now));
    for (const value of [calls, agentState, settings, session, line]) value.subscribe(() => this.#showTray());
    this.#showTray();
  }

  #onCalls(calls: readonly CallSnapshot[]): void {
    const { ipc } = this.#options;
    const ringing = calls.filter((call) => call.state.kind === 'ringingHere');
    for (const call of ringing.filter(({ id }) => !this.#ringing.has(id))) this.#announce(call);
    for (const id of this.#ringing)
      if (!ringing.some((call) => call.id === id)) this.#run('notification.close', ipc['notification.close']({ id }));
    this.#ringing = new Set(ringing.map(({ id }) => id));
    this.#run('call.count', ipc['call.count']({ live: calls.filter((call) => call.state.kind !== 'ended').length }));
  }

  #announce(call: CallSnapshot): void {
    const { ipc, words } = this.#options;
    this.#run('window.comeForward', ipc['window.comeForward']({}));
    const { answer, reject, open } = words();
    const text = { title: words().incomingTitle(call).slice(0, 120), body: words().incomingBody(call).slice(0, 300) };
    const actions = [
      { id: 'answer' as const, label: answer },
      { id: 'reject' as const, label: reject },
    ];
    this.#run('notification.show', ipc['notification.show']({ id: call.id, ...text, actions, open }));
  }

  /** A button of a notification: only while that call rings, so a press that comes late does nothing. */
  press(callId: string, action: 'answer' | 'reject'): void {
    if (this.#ringing.has(callId)) this.#run(action, this.#options.host.send(action, { callId }));
  }

  #showTray(): void {
    const { ipc, words, host } = this.#options;
    const { open, quit } = words();
    this.#run('tray.show', ipc['tray.show']({ tooltip: words().tooltip(host).slice(0, 120), open, quit }));
  }

  #run(what: string, done: Promise<unknown>): void {
    done.catch((error: unknown) => this.#options.onError(what, error));
  }
}
