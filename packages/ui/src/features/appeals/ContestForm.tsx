import { APPEAL_CHARS } from '@hearthline/protocol';
import type { ReactNode } from 'react';
import { useSend, useValue } from '../../app/host.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { SentenceForm } from '../../components/sentenceForm/SentenceForm.tsx';

interface ContestFormProps {
  /** null: one is missing. */
  readonly entryId: string | null;
  readonly onDone: () => void;
}

/** A sentence about a point that is not right. */
export const ContestForm = ({ entryId, onDone }: ContestFormProps): ReactNode => {
  const { w } = useWords();
  const send = useSend();
  const isLive = useValue('hubLink').kind === 'live';
  return (
    <SentenceForm
      words={{ label: w.appeals.note, hint: w.appeals.noteHint, send: w.appeals.send, close: w.common.close }}
      maxLength={APPEAL_CHARS}
      onSend={async (note) => {
        const said = send('contestPoints', { entryId, note });
        // Without a hub it waits in the outbox; nobody waits for that here.
        return !isLive || (await said).ok;
      }}
      onDone={onDone}
    />
  );
};
