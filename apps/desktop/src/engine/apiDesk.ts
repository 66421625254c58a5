import { HostError, type Host, type HostDoors } from '@hearthline/ui/host';
import type { CallSnapshot } from '@hearthline/softphone-core';
import type { EngineMethods } from '../shared/ipc.ts';
import type { ApiAsk, ApiReply, ApiSnapshot } from '../shared/localApi.ts';

export interface ApiDeskOptions {
  readonly host: Host & Pick<HostDoors, 'links'>;
  readonly ipc: EngineMethods;
  readonly onError: (what: string, error: unknown) => void;
}

/** The engine's side of the local API: tells what is true, does what is asked (apps/desktop/src/main/localApi/SPEC.md). */
export class ApiDesk {
  readonly #options: ApiDeskOptions;
  #told = '';

  constructor(options: ApiDeskOptions) {
    this.#options = options;
    const { calls, agentState, session, line, settings } = options.host.values;
    for (const value of [calls, agentState, session, line, settings]) value.subscribe(() => this.#tell());
    this.#tell();
  }

  async asked(requestId: number, ask: ApiAsk): Promise<void> {
    const reply = await this.#do(ask).catch((error: unknown): ApiReply => ({
      kind: 'refused',
      code: error instanceof HostError ? error.code : 'app.fault',
    }));
    await this.#options.ipc['api.reply']({ requestId, reply });
  }

  async #do(ask: ApiAsk): Promise<ApiReply> {
    const { host, ipc } = this.#options;
    if (ask.kind === 'answer') await host.send('answer', { callId: ask.callId });
    if (ask.kind === 'hangUp')
      await host.send(this.#isRinging(ask.callId) ? 'reject' : 'hangUp', { callId: ask.callId });
    if (ask.kind !== 'dial') return { kind: 'done' };
    const { dial } = host.values.settings.getState().localApi;
    if (dial === 'off') return { kind: 'refused', code: 'localApi.dialOff' };
    if (dial === 'direct') return { kind: 'dialled', ...(await host.send('dial', { number: ask.number })) };
    host.links.offerNumber(ask.number);
    await ipc['window.comeForward']({});
    return { kind: 'asked' };
  }

  #isRinging(callId: string): boolean {
    return this.#options.host.values.calls
      .getState()
      .some(({ id, state }) => id === callId && state.kind === 'ringingHere');
  }

  /** Only while somebody may listen: nothing of a call crosses to main for nobody. */
  #tell(): void {
    const { host, ipc, onError } = this.#options;
    if (!host.values.settings.getState().localApi.isOn) return;
    const snapshot = snapshotOf(host);
    const text = JSON.stringify(snapshot);
    if (text === this.#told) return;
    this.#told = text;
    ipc['api.publish'](snapshot).catch((error: unknown) => onError('api.publish', error));
  }
}

function snapshotOf({ values }: Host): ApiSnapshot {
  return {
    state: {
      isSignedIn: values.session.getState().kind === 'signedIn',
      isLineReady: values.line.getState().state.kind === 'registered',
      agentState: values.agentState.getState()?.confirmed.kind ?? null,
    },
    calls: values.calls.getState().map(apiCallOf),
  };
}

const apiCallOf = (call: CallSnapshot): ApiSnapshot['calls'][number] => ({
  id: call.id,
  direction: call.direction,
  number: call.peerNumber,
  name: call.peerName,
  queue: call.queue?.name ?? null,
  pbxCallId: call.pbxCallId,
  state: call.state.kind,
  talkingSince: call.state.kind === 'talking' ? call.state.since : null,
  isHeld: call.state.kind === 'talking' && (call.state.hold === 'here' || call.state.hold === 'both'),
  isMuted: call.isMuted,
});
