import type { Host, HostValue } from '@hearthline/ui/host';
import type { CallSnapshot } from '@hearthline/softphone-core';
import type { EngineMethods, TrayChoice, TrayMark } from '../shared/ipc.ts';

/** The few words the OS shows: notification and tray. */
export interface AttentionWords {
  incomingTitle(call: CallSnapshot): string;
  incomingBody(call: CallSnapshot): string;
  tooltip(host: Host): string;
  readonly answer: string;
  readonly reject: string;
  readonly goReady: string;
  readonly goBreak: string;
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

type Callbacks = NonNullable<HostValue<'callbacks'>>;

/** Makes a person notice: the window comes forward and the OS says so when a call rings; the tray shows the state. */
export class Attention {
  readonly #options: AttentionOptions;
  #ringing = new Set<string>();

  constructor(options: AttentionOptions) {
    this.#options = options;
    const { calls, broadcastLeg, callbacks, agentState, settings, session, line, hubLink } = options.host.values;
    calls.subscribe((now) => this.#onCalls(now));
    broadcastLeg.subscribe(() => this.#tellCount());
    callbacks.subscribe((now, before) => this.#onCallbacks(now ?? [], before ?? []));
    for (const value of [calls, agentState, settings, session, line, hubLink]) value.subscribe(() => this.#showTray());
    this.#showTray();
  }

  #onCalls(calls: readonly CallSnapshot[]): void {
    const { ipc } = this.#options;
    const ringing = calls.filter((call) => call.state.kind === 'ringingHere');
    for (const call of ringing.filter(({ id }) => !this.#ringing.has(id))) this.#announce(call);
    for (const id of this.#ringing)
      if (!ringing.some((call) => call.id === id)) this.#run('notification.close', ipc['notification.close']({ id }));
    this.#ringing = new Set(ringing.map(({ id }) => id));
    this.#tellCount();
  }

  /** What must not be cut off in silence: a live broadcast too. */
  #tellCount(): void {
    const { ipc, host } = this.#options;
    const { calls, broadcastLeg } = host.values;
    const alive = calls.getState().filter((call) => call.state.kind !== 'ended').length;
    const live = alive + (broadcastLeg.getState() === null ? 0 : 1);
    this.#run('call.count', ipc['call.count']({ live }));
  }

  /** A callback is before this person: shown, and never dialled by itself. */
  #onCallbacks(now: Callbacks, before: Callbacks): void {
    const { host, ipc } = this.#options;
    const session = host.values.session.getState();
    const offers = (all: Callbacks): string[] =>
      all.flatMap(({ state }) =>
        state.kind === 'offered' && session.kind === 'signedIn' && state.to === session.person.id
          ? [state.offerId]
          : [],
      );
    const known = new Set(offers(before));
    if (offers(now).some((offerId) => !known.has(offerId)))
      this.#run('window.comeForward', ipc['window.comeForward']({}));
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

  /** Chosen in the tray's menu. A refusal is told where the person looks: in the window. */
  choose(choice: TrayChoice): void {
    const { host, ipc } = this.#options;
    const done = choice === 'setReady' ? host.send('setReady', {}) : host.send('setNotReady', { reason: 'break' });
    this.#run(
      choice,
      done.catch((error: unknown) => ipc['window.comeForward']({}).then(() => Promise.reject(error))),
    );
  }

  #showTray(): void {
    const { ipc, words, host } = this.#options;
    const { open, quit, goReady, goBreak } = words();
    const { mark, mayChoose } = trayFace(host);
    const choices = [
      { id: 'setReady' as const, label: goReady, isEnabled: mayChoose && mark !== 'ready' },
      { id: 'setBreak' as const, label: goBreak, isEnabled: mayChoose },
    ];
    const tooltip = words().tooltip(host).slice(0, 120);
    this.#run('tray.show', ipc['tray.show']({ mark, tooltip, choices, open, quit }));
  }

  #run(what: string, done: Promise<unknown>): void {
    done.catch((error: unknown) => this.#options.onError(what, error));
  }
}

/** The state in a glance, and whether the menu may change it. */
function trayFace({ values }: Host): { mark: TrayMark; mayChoose: boolean } {
  const state = values.agentState.getState();
  const isHere = values.session.getState().kind === 'signedIn' && values.hubLink.getState().kind === 'live';
  if (!isHere || state === null) return { mark: 'off', mayChoose: false };
  const mayChoose = state.isPbxConnected && state.confirmed.kind !== 'signedOut';
  switch (state.confirmed.kind) {
    case 'signedOut':
      return { mark: 'off', mayChoose };
    case 'ready':
      return { mark: 'ready', mayChoose };
    case 'notReady':
    case 'wrapUp':
      return { mark: 'notReady', mayChoose };
    case 'offered':
    case 'talking':
      return { mark: 'busy', mayChoose };
  }
}
