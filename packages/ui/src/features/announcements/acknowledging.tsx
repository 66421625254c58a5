import { Value } from '@hearthline/softphone-core/value';
import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import { useSend } from '../../app/host.tsx';

/** Announcements whose acknowledgement was pressed and is not yet with the hub: it may wait in the outbox for long. */
export class Acknowledging extends Value<ReadonlySet<string>> {
  constructor() {
    super(new Set());
  }

  readonly begin = (id: string): void => this.set(new Set([...this.getState(), id]));
  readonly end = (id: string): void => this.set(new Set([...this.getState()].filter((other) => other !== id)));
}

const AcknowledgingContext = createContext(new Acknowledging());
export const AcknowledgingProvider = AcknowledgingContext.Provider;

/** Whether an acknowledgement is on its way, and the press that sends it. */
export const useAcknowledge = (
  announcementId: string,
): { readonly isOnItsWay: boolean; readonly press: () => void } => {
  const acknowledging = useContext(AcknowledgingContext);
  const isOnItsWay = useStore(acknowledging, (ids) => ids.has(announcementId));
  const send = useSend();
  const press = async (): Promise<void> => {
    acknowledging.begin(announcementId);
    const sent = await send('acknowledge', { announcementId });
    // Accepted may mean "in the outbox": it stays noted until the hub says that it was acknowledged.
    if (!sent.ok) acknowledging.end(announcementId);
  };
  return { isOnItsWay, press: () => void press() };
};
