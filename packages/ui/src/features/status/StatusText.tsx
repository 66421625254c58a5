import type { Status } from '@hearthline/protocol';
import type { ReactNode } from 'react';
import { useHubNow } from '../../app/clock.tsx';
import { useValue } from '../../app/host.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { spokenStatus } from './statusDraft.ts';
import css from './Status.module.css';

/** What a person says of herself now, in one line; nothing while she says nothing. */
export const StatusText = ({ personId }: { readonly personId: string }): ReactNode => {
  const status = useValue('statuses')?.find((one) => one.personId === personId);
  return status === undefined ? null : <UntilItEnds status={status} />;
};

/** Only who says something is looked at each second. [STATUS-2] */
const UntilItEnds = ({ status }: { readonly status: Status }): ReactNode => {
  const { w, f } = useWords();
  const now = useHubNow();
  if (status.until <= now) return null;
  const said = spokenStatus(status);
  return (
    <div className={css.said} title={`${said} · ${w.status.ends(f.moment(status.until, now))}`}>
      {said}
    </div>
  );
};
