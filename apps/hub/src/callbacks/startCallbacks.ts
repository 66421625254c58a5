import type { Fact, Person } from '@hearthline/protocol';
import { randomUUID } from 'node:crypto';
import type { FactLog } from '../facts/factLog.ts';
import { extensionOfChannel, liveChannels } from '../pbx/ownChannel.ts';
import type { PbxConsole } from '../pbx/console.ts';
import type { Publisher } from '../session/streams.ts';
import type { Store } from '../store/store.ts';
import { CallbackBook } from './callbackBook.ts';
import { Callbacks } from './callbacks.ts';
import type { OfferingPorts } from './offering.ts';

interface Ports extends Omit<OfferingPorts, 'book' | 'newId' | 'isInCall'> {
  readonly store: Store;
  readonly facts: FactLog;
  readonly publisher: Publisher;
  readonly pbx: PbxConsole;
}

/** The book and what brings it before people, with the PBX behind them. */
export async function startCallbacks(ports: Ports) {
  const { pbx, facts, log } = ports;
  const book = new CallbackBook(ports);
  const isInCall = async ({ extension }: Person): Promise<boolean> =>
    (await liveChannels(pbx)).some(({ name }) => extension !== null && extensionOfChannel(name) === extension);
  const callbacks = new Callbacks({ ...ports, book, isInCall, newId: randomUUID });
  const take = (fact: Fact): void => {
    callbacks.take(fact).catch((error: unknown) => log.error({ err: error }, 'a callback was not settled'));
  };
  await callbacks.load();
  facts.subscribe((committed) => committed.facts.forEach(take));
  pbx.follow({ take: () => undefined, connected: async () => callbacks.offering.lookAtAll() });
  return { callbacks, book };
}
