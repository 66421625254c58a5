import type { Softphone } from '../contract.ts';
import type { CallSnapshot } from '../snapshot.ts';
import { createSoftphone } from '../softphone.ts';
import { FakeClock } from './fakeClock.ts';
import { FakePbx } from './fakePbx.ts';
import { fakePorts, type FakePorts } from './fakePorts.ts';
import { accountOf } from './office.ts';

/** Two real phones (real SIP.js) over a PBX in memory; made anew by `sitDown`, so a test file calls it before each test. */
export let pbx: FakePbx;
export let clock: FakeClock;
export let ports: Record<'1001' | '1002', FakePorts>;
export let anna: Softphone;
export let bela: Softphone;

export async function sitDown(): Promise<void> {
  pbx = new FakePbx();
  pbx.passwords.set('1001', 'secret').set('1002', 'secret');
  clock = new FakeClock();
  ports = { '1001': fakePorts({ network: pbx, clock, seed: 1 }), '1002': fakePorts({ network: pbx, clock, seed: 2 }) };
  anna = createSoftphone(ports['1001']);
  bela = createSoftphone(ports['1002']);
  anna.register(accountOf('1001'));
  bela.register(accountOf('1002'));
  await soon();
}

export async function getUp(): Promise<void> {
  await Promise.all([anna.dispose(), bela.dispose()]);
}

/** Lets messages pass; the clock moves by what gathering takes at both ends. */
export const soon = (): Promise<void> => clock.advance(60);

/** The newest call. */
export const only = (phone: Softphone): CallSnapshot => {
  const call = phone.calls.getState().at(-1);
  if (call === undefined) throw new Error('no call');
  return call;
};
export const kindOf = (phone: Softphone): string => only(phone).state.kind;
export const reasonOf = (phone: Softphone): string | null => {
  const { state } = only(phone);
  return state.kind === 'ended' ? state.reason : null;
};

/** Anna has called Bela, who has answered. */
export async function talk(): Promise<{ out: string; in: string }> {
  const dialled = anna.dial('1002');
  await soon();
  const out = await dialled;
  const incoming = only(bela).id;
  await bela.answer(incoming);
  await soon();
  const kinds = [kindOf(anna), kindOf(bela)];
  if (kinds.some((kind) => kind !== 'talking')) throw new Error(`they do not talk: ${kinds.join(', ')}`);
  return { out, in: incoming };
}
