import type { Ami, AmiMessage } from '../ami.ts';
import type { OutsideCall } from '../customer.ts';

/** A call from outside, of which only this matters. */
export const outside = (call: Partial<OutsideCall>): OutsideCall => ({
  number: '12345',
  toneHz: 700,
  callerName: 'Test Customer',
  callerNumber: '13800000000',
  maxMs: 30_000,
  ...call,
});

/** A fact as the hub reads it. */
export const factOf = (message: AmiMessage): Record<string, string> =>
  Object.fromEntries(new URLSearchParams(message['Val'] ?? message['Fact'] ?? ''));

/** What stands in a family of the PBX's database, each as a fact. */
export const factsIn = async (ami: Ami, family: string): Promise<Record<string, string>[]> =>
  (await ami.list({ Action: 'DBGetTree', Family: family })).map(factOf);

/** An operator made of dialplan: a scenario number as a member of the queue. */
export async function addMember(ami: Ami, scenario: string): Promise<string> {
  const member = `Local/${scenario}@operators/n`;
  await ami.action({ Action: 'QueueAdd', Queue: 'city-hotline', Interface: member, MemberName: scenario });
  return member;
}
