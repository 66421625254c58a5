import type { Announcement } from '@hearthline/protocol';
import { useState, type ReactNode } from 'react';
import { Form } from 'react-aria-components';
import { useSend, useValue } from '../../app/host.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { Button } from '../../components/button/Button.tsx';
import { Tick } from '../../components/choice/Choice.tsx';
import { Field } from '../../components/field/Field.tsx';
import { Window } from '../../components/window/Window.tsx';
import css from './Broadcast.module.css';

interface CorrectWindowProps {
  readonly item: Announcement;
  readonly onClose: () => void;
}

/** Title and text anew, as the next version (ANN-13). What is typed stays while it could not be sent. */
export const CorrectWindow = ({ item, onClose }: CorrectWindowProps): ReactNode => {
  const { w } = useWords();
  const send = useSend();
  // The version she began with: if it was changed meanwhile, she is told and not overwritten.
  const [{ id: announcementId, version }] = useState(item);
  const [title, setTitle] = useState(item.title);
  const [body, setBody] = useState(item.body);
  const [isImportant, setImportant] = useState(true);
  const [isSending, setSending] = useState(false);
  const isLive = useValue('hubLink').kind === 'live';
  const isSame = title.trim() === item.title && body.trim() === item.body;
  const mayNot = isSame || title.trim() === '' || !isLive || isSending;
  const save = async (): Promise<void> => {
    setSending(true);
    const sent = await send('correctAnnouncement', { announcementId, version, title, body, isImportant });
    setSending(false);
    // Refused, it is said among the notices, which the window would hide.
    if (sent.ok || sent.error.code === 'announcement.changed') onClose();
  };
  return (
    <Window title={w.broadcast.correction.title} isOpen onClose={onClose}>
      <Form
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (!mayNot) void save();
        }}
      >
        <p className={css.muted}>{w.broadcast.correction.meaning}</p>
        <Field label={w.broadcast.titleField} value={title} maxLength={80} onChange={setTitle} />
        <Field label={w.broadcast.bodyField} rows={4} value={body} maxLength={2000} onChange={setBody} />
        {item.mustRead && (
          <Tick isSelected={isImportant} onChange={setImportant}>
            {w.broadcast.correction.important}
          </Tick>
        )}
        <div className={css.send}>
          <Button type="submit" look="act" isDisabled={mayNot}>
            {w.broadcast.correction.save}
          </Button>
        </div>
      </Form>
    </Window>
  );
};
