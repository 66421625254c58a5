import type { Change, CollectionTopic, HubMessage, RowOf } from '@hearthline/protocol';
import type { RawSocket } from './rawSocket.ts';

const changeOf = (message: HubMessage): Change | null => (message.kind === 'change' ? message.change : null);

/** Undefined: says nothing of this row; null: there is none now. */
function rowIn<T extends CollectionTopic>(change: Change | null, topic: T, key: string): RowOf<T> | null | undefined {
  if (change?.topic !== topic) return undefined;
  // The hub's own words, which the client's tests parse.
  if (change.op === 'reset') return (change.rows.find(([id]) => id === key)?.[1] ?? null) as RowOf<T> | null;
  if (change.op === 'putMany') return change.rows.find(([id]) => id === key)?.[1] as RowOf<T> | undefined;
  if (!('key' in change) || change.key !== key) return undefined;
  return change.op === 'put' ? (change.row as RowOf<T>) : null;
}

/** Resolves when the row is as wanted, as last told or from now on; null: there is none. */
export async function lastRow<T extends CollectionTopic>(
  socket: RawSocket,
  { topic, key }: { topic: T; key: string },
  fits: (row: RowOf<T> | null) => boolean = () => true,
): Promise<RowOf<T> | null> {
  const read = (message: HubMessage) => rowIn(changeOf(message), topic, key);
  const last = socket.messages.findLastIndex((message) => read(message) !== undefined);
  const message = await socket.find((one) => {
    const row = read(one);
    return socket.messages.indexOf(one) >= last && row !== undefined && fits(row);
  });
  return read(message) ?? null;
}
