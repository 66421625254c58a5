import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useWords } from '../../app/words/useWords.tsx';
import { Button } from '../button/Button.tsx';
import css from './Window.module.css';

interface WindowProps {
  readonly title: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  /** Came by itself: a press beside it, meant for what was there before, does not put it away. */
  readonly isHeld?: boolean;
  /** As wide as there is room: for a picture. */
  readonly isWide?: boolean;
  readonly children: ReactNode;
}

/** Something on request, over the screen. */
export const Window = ({
  title,
  isOpen,
  onClose,
  isHeld = false,
  isWide = false,
  children,
}: WindowProps): ReactNode => {
  const { w } = useWords();
  return (
    <ModalOverlay
      className={css.veil}
      isOpen={isOpen}
      onOpenChange={(open) => !open && onClose()}
      isDismissable={!isHeld}
    >
      <Modal className={css.modal} data-wide={isWide || undefined}>
        <Dialog className={css.dialog}>
          <header className={css.head}>
            <Heading slot="title" level={2}>
              {title}
            </Heading>
            <Button look="quiet" icon={X} aria-label={w.common.close} onPress={onClose} />
          </header>
          <div className={css.body}>{children}</div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
};
