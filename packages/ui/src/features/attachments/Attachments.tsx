import type { Attachment, DocumentAttachment, PictureAttachment } from '@hearthline/protocol';
import { Download, FileText, Image, Paperclip, RotateCcw, X, type LucideIcon } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { useValue } from '../../app/host.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { Button } from '../../components/button/Button.tsx';
import { Window } from '../../components/window/Window.tsx';
import { comesByItself } from '../../host/index.ts';
import { fileSize } from './fileSize.ts';
import { Going } from './Going.tsx';
import { Shown } from './Shown.tsx';
import { useFile, type LoadedFile } from './useFile.ts';
import css from './Attachments.module.css';

interface AttachmentsProps {
  readonly announcementId: string;
  readonly attachments: readonly Attachment[];
}

/** What goes with an announcement, pictures first. */
export const Attachments = ({ announcementId, attachments }: AttachmentsProps): ReactNode => {
  const { w } = useWords();
  const pictures = attachments.filter((one) => one.kind === 'picture');
  const documents = attachments.filter((one) => one.kind === 'file');
  return (
    <ul className={css.list} aria-label={w.attachments.label}>
      {pictures.map((one) => (
        <li key={one.hash}>
          <Picture announcementId={announcementId} picture={one} />
        </li>
      ))}
      {documents.map((one) => (
        <li key={one.hash}>
          <Document announcementId={announcementId} document={one} />
        </li>
      ))}
    </ul>
  );
};

/** For where there is no room for them. */
export const AttachmentCount = ({ count }: { readonly count: number }): ReactNode => {
  const { w } = useWords();
  return (
    <p className={css.count}>
      <Paperclip size={15} aria-hidden /> {w.attachments.count(count)}
    </p>
  );
};

const Picture = (props: { readonly announcementId: string; readonly picture: PictureAttachment }): ReactNode => {
  const { announcementId, picture } = props;
  const { alt, bytes } = picture;
  const { w } = useWords();
  const file = useFile(announcementId, picture);
  const [isLarge, setLarge] = useState(false);
  if (file.state.kind === 'ready') {
    const shown = { bytes: file.state.bytes, type: picture.type, alt, width: picture.width, height: picture.height };
    return (
      <>
        <AriaButton className={css.picture ?? ''} onPress={() => setLarge(true)}>
          <Shown {...shown} onError={file.spoil} />
        </AriaButton>
        <Window title={w.attachments.enlarged} isWide isOpen={isLarge} onClose={() => setLarge(false)}>
          <Shown {...shown} className={css.large} />
        </Window>
      </>
    );
  }
  return (
    <Row icon={Image} name={alt} bytes={bytes} file={file} isHeldBack={comesByItself(picture)}>
      <Load name={alt} bytes={bytes} file={file} />
    </Row>
  );
};

const Document = (props: { readonly announcementId: string; readonly document: DocumentAttachment }): ReactNode => {
  const { announcementId, document: one } = props;
  const { name, bytes, type } = one;
  const { w } = useWords();
  const file = useFile(announcementId, one);
  const isHere = useValue('files').atHand.includes(one.hash) || file.state.kind === 'ready';
  const loadAndSave = async (): Promise<void> => {
    const loaded = file.state.kind === 'ready' ? file.state.bytes : await file.load();
    if (loaded !== null) saveAs(loaded, { name, type });
  };
  return (
    <Row icon={FileText} name={name} bytes={bytes} file={file} isHere={isHere}>
      {isHere ? (
        <Button icon={Download} aria-label={w.attachments.saveOf(name)} onPress={() => void loadAndSave()}>
          {w.attachments.save}
        </Button>
      ) : (
        <Load name={name} bytes={bytes} file={file} />
      )}
    </Row>
  );
};

interface RowProps {
  readonly icon: LucideIcon;
  readonly name: string;
  readonly bytes: number;
  readonly file: LoadedFile;
  /** It would have come by itself. */
  readonly isHeldBack?: boolean;
  /** It is on this PC. */
  readonly isHere?: boolean;
  readonly children: ReactNode;
}

/** One that is not shown: what it is, how large, and why it is not here. */
const Row = ({ icon: Icon, name, bytes, file, isHeldBack = false, isHere = false, children }: RowProps): ReactNode => {
  const { w } = useWords();
  const isLive = useValue('hubLink').kind === 'live';
  const { heldBack } = useValue('files');
  const { state, transfer } = file;
  const why =
    state.kind === 'failed'
      ? w.attachments.failed
      : isHeldBack && heldBack !== null && isLive
        ? w.attachments.heldBack[heldBack]
        : null;
  return (
    <div className={css.row}>
      <Icon size={20} strokeWidth={1.7} aria-hidden />
      <div className={css.words}>
        <p className={css.name}>{name}</p>
        {state.kind === 'loading' ? (
          <Going label={w.attachments.loading(name)} transfer={transfer} />
        ) : (
          <p className={css.why}>{why ?? (isLive || isHere ? fileSize(bytes) : w.attachments.offline)}</p>
        )}
      </div>
      {state.kind === 'loading' ? (
        <Button look="quiet" icon={X} aria-label={w.attachments.stopOf(name)} onPress={file.stop}>
          {w.attachments.stop}
        </Button>
      ) : (
        children
      )}
    </div>
  );
};

interface LoadProps {
  readonly name: string;
  readonly bytes: number;
  readonly file: LoadedFile;
}

const Load = ({ name, bytes, file }: LoadProps): ReactNode => {
  const { w } = useWords();
  const isLive = useValue('hubLink').kind === 'live';
  const size = fileSize(bytes);
  const hasFailed = file.state.kind === 'failed';
  return (
    <Button
      icon={hasFailed ? RotateCcw : Download}
      isDisabled={!isLive}
      aria-label={hasFailed ? w.attachments.againOf(name) : w.attachments.loadOf(size, name)}
      onPress={() => void file.load()}
    >
      {hasFailed ? w.attachments.again : w.attachments.load(size)}
    </Button>
  );
};

const saveAs = (bytes: ArrayBuffer, { name, type }: { readonly name: string; readonly type: string }): void => {
  const url = URL.createObjectURL(new Blob([bytes], { type }));
  Object.assign(document.createElement('a'), { href: url, download: name }).click();
  URL.revokeObjectURL(url);
};
