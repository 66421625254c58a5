import type { SipAccount } from '@hearthline/protocol';
import type { CallSnapshot } from '../snapshot.ts';
import type { Softphone } from '../contract.ts';
import { createSoftphone } from '../softphone.ts';
import { FakeClock } from './fakeClock.ts';
import type { FakeMedia } from './fakeMedia.ts';
import { FakePbx } from './fakePbx.ts';
import { fakePorts } from './fakePorts.ts';

/** A real phone (real SIP.js) at a PBX in memory, and what a test asks of it. */
export interface Desk {
  readonly phone: Softphone;
  readonly media: FakeMedia;
  /** The newest call. */
  newest(): CallSnapshot;
  call(callId: string): CallSnapshot;
  /** State of each call in the order they came; `talking` says its hold, `ended` its reason. */
  kinds(): string[];
}

/** Phones at one PBX in memory with one clock. */
export class Office {
  readonly pbx = new FakePbx();
  readonly clock = new FakeClock();
  readonly #desks: Desk[] = [];

  /** A phone that has a line. */
  async seat(username: string): Promise<Desk> {
    this.pbx.passwords.set(username, 'secret');
    const ports = fakePorts({ network: this.pbx, clock: this.clock, seed: this.#desks.length + 1 });
    const phone = createSoftphone(ports);
    const desk = deskOf(phone, ports.media);
    this.#desks.push(desk);
    phone.register(accountOf(username));
    await this.soon();
    return desk;
  }

  /** Lets messages pass; the clock moves by what gathering takes at both ends. */
  soon(): Promise<void> {
    return this.clock.advance(60);
  }

  async close(): Promise<void> {
    await Promise.all(this.#desks.map(({ phone }) => phone.dispose()));
  }
}

export const accountOf = (username: string): SipAccount => ({
  serverUrl: 'wss://pbx.test/ws',
  fallbackUrls: [],
  domain: 'test',
  username,
  password: 'secret',
  displayName: `Operator ${username}`,
  expiresAt: 0,
  iceServers: [],
});

function deskOf(phone: Softphone, media: FakeMedia): Desk {
  const found = (call: CallSnapshot | undefined): CallSnapshot => {
    if (call === undefined) throw new Error('no call');
    return call;
  };
  return {
    phone,
    media,
    newest: () => found(phone.calls.getState().at(-1)),
    call: (callId) => found(phone.calls.getState().find(({ id }) => id === callId)),
    kinds: () =>
      phone.calls.getState().map(({ state }) => {
        if (state.kind === 'talking') return `talking ${state.hold}`;
        return state.kind === 'ended' ? `ended ${state.reason}` : state.kind;
      }),
  };
}
