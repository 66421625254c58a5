import type { Organisation } from '@hearthline/protocol';
import { useState, type ReactNode } from 'react';
import { Form } from 'react-aria-components';
import { useValue } from '../../app/host.tsx';
import { Button } from '../../components/button/Button.tsx';
import { Window } from '../../components/window/Window.tsx';
import { UnitPick } from './UnitPick.tsx';
import css from './UnitWindow.module.css';

interface UnitWindowProps {
  readonly words: {
    readonly title: string;
    readonly audience: string;
    readonly send: string;
    readonly offline: string;
  };
  readonly organisation: Organisation;
  /** The units that can be chosen; null: whom it is for stays. */
  readonly among: readonly string[] | null;
  readonly unitId: string;
  readonly onUnit: (unitId: string) => void;
  readonly isReady: boolean;
  /** Resolves with whether it was sent: then the window closes. */
  readonly onSend: () => Promise<boolean>;
  readonly onClose: () => void;
  /** The fields. */
  readonly children: ReactNode;
}

/** A form over the screen for something that is for a part of the tree: new, or to be changed. */
export const UnitWindow = (props: UnitWindowProps): ReactNode => {
  const { words, organisation, among, unitId, onUnit, isReady, onSend, onClose, children } = props;
  const isLive = useValue('hubLink').kind === 'live';
  const [isSending, setSending] = useState(false);
  const mayNot = !isReady || isSending || !isLive;
  const send = async (): Promise<void> => {
    setSending(true);
    const isSent = await onSend();
    setSending(false);
    if (isSent) onClose();
  };
  return (
    <Window title={words.title} isOpen onClose={onClose}>
      <Form
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (!mayNot) void send();
        }}
      >
        {among !== null && (
          <UnitPick
            label={words.audience}
            organisation={organisation}
            value={unitId}
            among={new Set(among)}
            onChange={onUnit}
          />
        )}
        {children}
        <div className={css.keys}>
          <Button type="submit" look="act" isDisabled={mayNot}>
            {words.send}
          </Button>
          {!isLive && <span className={css.muted}>{words.offline}</span>}
        </div>
      </Form>
    </Window>
  );
};
