import type { Announcement } from '@hearthline/protocol';
import { Value } from '@hearthline/softphone-core/value';
import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import { useSend } from '../../app/host.tsx';

const keyOf = ({ id, version }: Pick<Announcement, 'id' | 'version'>): string => `${id} ${version}`;

/** Texts whose acknowledgement was pressed and is not yet with the hub: it may wait in the outbox for long. */
export class Acknowledging extends Value<ReadonlySet<string>> {
  constructor() {
    super(new Set());
  }

  readonly begin = (key: string): void => this.set(new Set([...this.getState(), key]));
  readonly end = (key: string): void => this.set(new Set([...this.getState()].filter((other) => other !== key)));
}

const AcknowledgingContext = createContext(new Acknowledging());
export const AcknowledgingProvider = AcknowledgingContext.Provider;

/** Whether its acknowledgement is on its way. */
export const useIsOnItsWay = (): ((announcement: Announcement) => boolean) => {
  const keys = useStore(useContext(AcknowledgingContext), (known) => known);
  return (announcement) => keys.has(keyOf(announcement));
};

/** Whether an acknowledgement is on its way, and the press that sends it. */
export const useAcknowledge = (
  announcement: Announcement,
): { readonly isOnItsWay: boolean; readonly press: () => void } => {
  const acknowledging = useContext(AcknowledgingContext);
  const isOnItsWay = useIsOnItsWay()(announcement);
  const send = useSend();
  const { id: announcementId, version } = announcement;
  const press = async (): Promise<void> => {
    acknowledging.begin(keyOf(announcement));
    const sent = await send('acknowledge', { announcementId, version });
    // Accepted may mean "in the outbox": it stays noted until the hub says that it was acknowledged.
    if (!sent.ok) acknowledging.end(keyOf(announcement));
  };
  return { isOnItsWay, press: () => void press() };
};
