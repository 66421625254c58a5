import type { AgentState, CommandOutcome, MyAgentState, SipAccount } from '@hearthline/protocol';
import type { Clock } from '../clock.ts';
import { FakePbx } from './fakePbx.ts';
import { RawSocket } from './rawSocket.ts';
import { stateIn } from './seat.ts';
import { startTestHub, type TestHub } from './testHub.ts';

export const QUEUES = ['city-hotline', 'broadband'];
export const EXTENSION = '1001';
/** Her phone, as queues name it. */
export const LINE = `PJSIP/${EXTENSION}`;

/** A hub with its PBX and two queues, and an operator at the hub whose shift has not begun. */
export class ShiftAtPbx {
  readonly pbx: FakePbx;
  hub: TestHub;
  socket: RawSocket;
  #token: string;

  private constructor(pbx: FakePbx, hub: TestHub, { socket, token }: { socket: RawSocket; token: string }) {
    this.pbx = pbx;
    this.hub = hub;
    this.socket = socket;
    this.#token = token;
  }

  static async open(): Promise<ShiftAtPbx> {
    const pbx = new FakePbx(QUEUES);
    const hub = await startTestHub({ pbx: await pbx.start(), wrapUpMs: 60_000 });
    const shift = new ShiftAtPbx(pbx, hub, await comeTo(hub));
    await shift.told((state) => state.isPbxConnected);
    return shift;
  }

  async close(): Promise<void> {
    this.socket.drop();
    await this.hub.stop();
    await this.pbx.stop();
  }

  /** The hub starts again, and she comes anew with the session she had. */
  async restartHub(): Promise<void> {
    this.socket.drop();
    await this.hub.restart();
    this.socket = await RawSocket.join(this.hub.url, { token: this.#token });
  }

  /** Another hub with this clock and a shift of an hour, and she signs in there. */
  async moveToHub(clock: Clock): Promise<void> {
    this.socket.drop();
    await this.hub.stop();
    this.hub = await startTestHub({ pbx: this.pbx.configOf(), shiftMs: 3_600_000 }, { clock });
    ({ socket: this.socket, token: this.#token } = await comeTo(this.hub));
    await this.told((state) => state.isPbxConnected);
  }

  /** Resolves when a state that fits is told, from now on or as the last one told. */
  async told(fits: (state: MyAgentState) => boolean): Promise<MyAgentState> {
    const { socket } = this;
    const last = socket.messages.findLastIndex((message) => stateIn(message) !== null);
    const message = await socket.find((one) => {
      const state = stateIn(one);
      return state !== null && socket.messages.indexOf(one) >= last && fits(state);
    });
    return stateIn(message) as MyAgentState;
  }

  async confirmed(kind: AgentState['kind']): Promise<AgentState> {
    return (await this.told((state) => state.confirmed.kind === kind)).confirmed;
  }

  async beginShift(): Promise<SipAccount> {
    return valueOf<SipAccount>(await this.socket.command('phone.credentials', {}));
  }

  async beReady(): Promise<void> {
    await this.beginShift();
    valueOf(await this.socket.command('agentState.set', { to: { kind: 'ready' } }));
    await this.confirmed('ready');
  }
}

async function comeTo(hub: TestHub): Promise<{ socket: RawSocket; token: string }> {
  const { token } = await hub.signIn('linxiaoman');
  return { socket: await RawSocket.join(hub.url, { token }), token };
}

export const valueOf = <T>(outcome: CommandOutcome): T => {
  if (!outcome.ok) throw new Error(outcome.error.code);
  return outcome.value as T;
};

/** `done`, or the refusal's code. */
export const codeOf = (outcome: CommandOutcome) => (outcome.ok ? 'done' : outcome.error.code);

/** The dialplan's word of a call she answered, as the PBX keeps it until the hub has it. */
export const record = (id: string, changes: Record<string, string> = {}) => ({
  ...{ id, uniqueid: id, queue: 'city-hotline', callerNumber: '13800001234', callerName: '' },
  ...{ joinedAt: String(Date.now() - 30_000), answeredAt: String(Date.now() - 20_000), memberInterface: LINE },
  ...{ endedAt: String(Date.now()), endedBy: 'caller', status: 'answered' },
  ...changes,
});
