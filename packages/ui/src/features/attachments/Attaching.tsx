import { documentEndings } from '@hearthline/protocol';
import { FileText, Paperclip, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { FileTrigger } from 'react-aria-components';
import { useSend, useValue } from '../../app/host.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { Button } from '../../components/button/Button.tsx';
import { Field } from '../../components/field/Field.tsx';
import { lacksWords, type DraftFile } from './draftFile.ts';
import { fileSize } from './fileSize.ts';
import { Going } from './Going.tsx';
import { Shown } from './Shown.tsx';
import type { Attached } from './useAttached.ts';
import css from './Attachments.module.css';

const accepted = ['image/png', 'image/jpeg', 'image/webp', ...Object.values(documentEndings).map((one) => `.${one}`)];

interface AttachingProps {
  readonly attached: Attached;
  /** Being sent: nothing is changed any more. */
  readonly isSending: boolean;
}

/** What will go with an announcement: added by button, drop or paste, each with its words, taken away again. */
export const Attaching = ({ attached, isSending }: AttachingProps): ReactNode => {
  const { w } = useWords();
  const { files, refused, isPreparing, isOver, add } = attached;
  return (
    <div className={css.adding} data-over={isOver || undefined}>
      <div>
        <FileTrigger allowsMultiple acceptedFileTypes={accepted} onSelect={(chosen) => add([...(chosen ?? [])])}>
          <Button icon={Paperclip} isDisabled={isSending}>
            {w.attachments.add}
          </Button>
        </FileTrigger>
      </div>
      <p className={css.hint}>{w.attachments.addHint}</p>
      <output>
        {isPreparing && <span className={css.hint}>{w.attachments.preparing}</span>}
        {refused.map(({ name, why }) => (
          <p key={`${name} ${why}`} className={css.refused}>
            {w.attachments.refused[why](name)}
          </p>
        ))}
        {lacksWords(files) && <p className={css.hint}>{w.attachments.altMissing}</p>}
      </output>
      {files.length > 0 && (
        <ul className={css.adding} aria-label={w.attachments.list}>
          {files.map((file, index) => (
            <li key={file.id}>
              <Draft file={file} attached={attached} place={index + 1} isSending={isSending} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
};

interface DraftProps extends AttachingProps {
  readonly file: DraftFile;
  /** From 1. */
  readonly place: number;
}

const Draft = ({ file, attached, place, isSending }: DraftProps): ReactNode => {
  const { w } = useWords();
  const send = useSend();
  const transfer = useValue('files').transfers.find(({ id }) => id === file.id) ?? null;
  const name = file.kind === 'file' ? file.name : file.alt.trim() || w.attachments.picture(place);
  const isGoing = isSending && transfer !== null;
  return (
    <div className={css.row}>
      {file.kind === 'picture' ? (
        <Shown className={css.thumb} bytes={file.bytes} type={file.type} alt="" />
      ) : (
        <FileText size={20} strokeWidth={1.7} aria-hidden />
      )}
      <div className={css.words}>
        {file.kind === 'picture' ? (
          <Field
            label={w.attachments.alt}
            hint={w.attachments.altHint}
            value={file.alt}
            maxLength={200}
            isDisabled={isSending}
            onChange={(alt) => attached.say(file.id, alt)}
          />
        ) : (
          <p className={css.name}>{file.name}</p>
        )}
        {isGoing ? (
          <Going label={w.attachments.sending(name)} transfer={transfer} />
        ) : (
          <p className={css.why}>{fileSize(file.bytes.byteLength)}</p>
        )}
      </div>
      {isGoing ? (
        <Button
          look="quiet"
          icon={X}
          aria-label={w.attachments.stopOf(name)}
          onPress={() => void send('dropTransfer', { id: file.id })}
        >
          {w.attachments.stop}
        </Button>
      ) : (
        <Button
          look="quiet"
          icon={X}
          isDisabled={isSending}
          aria-label={w.attachments.remove(name)}
          onPress={() => attached.remove(file.id)}
        />
      )}
    </div>
  );
};
