import type { Announcement } from '@hearthline/protocol';
import type { ReactNode } from 'react';
import { useAct } from '../../app/host.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { Button } from '../../components/button/Button.tsx';
import { Window } from '../../components/window/Window.tsx';
import css from './Broadcast.module.css';

interface WithdrawWindowProps {
  readonly item: Announcement;
  readonly onClose: () => void;
}

/** Asks before what cannot be undone (ANN-15): keeping it has the focus. */
export const WithdrawWindow = ({ item, onClose }: WithdrawWindowProps): ReactNode => {
  const { w } = useWords();
  const act = useAct();
  const withdraw = (): void => {
    onClose();
    act('withdrawAnnouncement', { announcementId: item.id });
  };
  return (
    <Window title={w.broadcast.withdrawal.title} isOpen onClose={onClose}>
      <div className={css.form}>
        <p className={css.title}>{item.title}</p>
        <p className={css.muted}>{w.broadcast.withdrawal.meaning}</p>
        <div className={css.actions}>
          {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- a question takes the focus, and the safe answer has it (ARIA APG) */}
          <Button look="act" autoFocus onPress={onClose}>
            {w.broadcast.withdrawal.keep}
          </Button>
          <Button look="danger" onPress={withdraw}>
            {w.broadcast.withdrawal.confirm}
          </Button>
        </div>
      </div>
    </Window>
  );
};
