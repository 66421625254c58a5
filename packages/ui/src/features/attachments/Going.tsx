import type { ReactNode } from 'react';
import type { Transfer } from '../../host/index.ts';
import { fileSize } from './fileSize.ts';
import css from './Attachments.module.css';

interface GoingProps {
  readonly label: string;
  /** null: it has not begun. */
  readonly transfer: Transfer | null;
}

/** How far a file is, in or out. [LOAD-3] */
export const Going = ({ label, transfer }: GoingProps): ReactNode => (
  <div className={css.going}>
    <progress
      aria-label={label}
      className={css.progress}
      {...(transfer === null ? {} : { value: transfer.doneBytes, max: Math.max(1, transfer.totalBytes) })}
    />
    {transfer !== null && (
      <span>
        {fileSize(transfer.doneBytes)} / {fileSize(transfer.totalBytes)}
      </span>
    )}
  </div>
);
