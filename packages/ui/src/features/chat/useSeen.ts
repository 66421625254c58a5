import { useEffect } from 'react';
import { useAct } from '../../app/host.tsx';

/** Tells how far a chat was read, while it is really before somebody: nobody reads in a window behind others. [CHAT-4] */
export const useSeen = (chatId: string, upTo: number | null): void => {
  const act = useAct();
  useEffect(() => {
    if (upTo === null) return undefined;
    let isTold = false;
    const look = (): void => {
      if (isTold || document.visibilityState !== 'visible' || !document.hasFocus()) return;
      isTold = true;
      act('seeChat', { chatId, upTo });
    };
    look();
    window.addEventListener('focus', look);
    document.addEventListener('visibilitychange', look);
    return () => {
      window.removeEventListener('focus', look);
      document.removeEventListener('visibilitychange', look);
    };
  }, [act, chatId, upTo]);
};
